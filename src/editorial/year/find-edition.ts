import type { Area, Catalogue, Edition } from '../../catalogue/catalogue.ts';
import { findEditionInForce } from '../../catalogue/find-edition-in-force.ts';
import type { Content } from '../content-under-check.ts';
import { didYouMean } from '../describe-issue.ts';
import { refuse, type Refused } from './refusals.ts';

/** The edition of a year, or a refusal that names those that are there. */
export function editionOf(area: Area, year: string): Edition | Refused {
  const edition = area.editions.find((candidate) => candidate.year === year);
  const known = area.editions.map((each) => each.year).join('、') || '—';
  return edition ?? refuse('no-edition', { area: area.names.zh, path: shortPath(area.path), year, known });
}

/** The edition an editor works on when no year is named: the draft, or else the one in force, or else the last. */
export function editionAtWork(area: Area, today: string): Edition | undefined {
  const draft = area.editions.find(({ statement }) => statement.draft !== undefined);
  return draft ?? findEditionInForce(area, today) ?? area.editions.at(-1);
}

/** `zhejiang/hangzhou`: as editors write it after a command. */
export const shortPath = (path: string): string => path.replace(/^china\//u, '');

export function unknownEntitlement(area: Area, edition: Edition, id: string): Refused {
  const hint = didYouMean(id, edition.items.keys());
  return refuse('unknown-entitlement', {
    area: area.names.zh,
    path: shortPath(area.path),
    year: edition.year,
    id,
    hint: {
      zh: hint.zh === '' ? '' : `，${hint.zh.replace(/？$/u, '')}`,
      en: hint.en === '' ? '' : `; ${hint.en.trim().replace(/\?$/u, '')}`,
    },
    known: [...edition.items.keys()].sort().join('、') || '—',
  });
}

/** The office that checked, by id, name or alias. */
export function findOffice({ departments }: Pick<Catalogue, 'departments'>, by: string): string | Refused {
  if (by === 'tongxiang' || departments.has(by)) return by;
  const named = [...departments].find(([, { names, aliases }]) => names.zh === by || (aliases ?? []).includes(by));
  if (named) return named[0];
  const hint = didYouMean(by, departments.keys());
  return refuse('unknown-office', {
    by,
    hint: {
      zh: hint.zh === '' ? '' : `，${hint.zh.replace(/？$/u, '')}`,
      en: hint.en === '' ? '' : `; ${hint.en.trim().replace(/\?$/u, '')}`,
    },
  });
}

/** A broken file anywhere would be taken for a missing one: it is mended first. */
export function refuseBroken(content: Content): Refused | undefined {
  const file = content.files.find(({ syntaxError }) => syntaxError)?.path ?? content.issues[0]?.file;
  return file === undefined ? undefined : refuse('content-broken', { file });
}
