import type { Area, Catalogue, Edition } from '../../catalogue/catalogue.ts';
import { findEditionInForce } from '../../catalogue/find-edition-in-force.ts';
import { listsOnDays } from '../../catalogue/lists-on-days.ts';
import type { Content } from '../content-under-check.ts';
import { didYouMean } from '../describe-issue.ts';
import type { Bilingual } from '../finding.ts';
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

/** The titles that parents see of an edition’s entries, those that the areas above give them included. */
export function titlesOf({ catalogue }: Pick<Content, 'catalogue'>, area: Area, edition: Edition, today: string): Map<string, string> {
  const { from } = edition.statement.inForce;
  const above = area.parent === undefined ? undefined : listsOnDays(catalogue)(area.parent, from > today ? from : today);
  return new Map(
    [...edition.items.values()].map(({ id, statement }) => [id, statement.title ?? above?.byId.get(id)?.fields.title?.value ?? id]),
  );
}

/** `义务教育入学（compulsory-education）、…`: what may be written, in words that a clerk knows. */
export function namedEntries(titles: ReadonlyMap<string, string>): Bilingual {
  const each = [...titles].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    zh: each.map(([id, title]) => (title === id ? id : `${title}（${id}）`)).join('、') || '—',
    en: each.map(([id]) => id).join(', ') || '—',
  };
}

/** The id of the entry that is meant by id or title, or a refusal that names what is near and what is there. */
export function entryNamed(
  content: Pick<Content, 'catalogue'>,
  area: Area,
  edition: Edition,
  words: string,
  today: string,
): string | Refused {
  if (edition.items.has(words)) return words;
  const titles = titlesOf(content, area, edition, today);
  const titled = [...titles].filter(([, title]) => title === words);
  if (titled.length === 1 && titled[0]) return titled[0][0];
  const near = [...titles].filter(([, title]) => words.length > 1 && title.includes(words));
  const hint =
    near.length > 0
      ? { zh: `是不是${namedEntries(new Map(near)).zh}？`, en: `Perhaps ${namedEntries(new Map(near)).en}? ` }
      : didYouMean(words, [...titles.keys(), ...titles.values()]);
  const known = namedEntries(titles);
  return refuse('unknown-entitlement', { area: area.names.zh, path: shortPath(area.path), year: edition.year, id: words, hint, known });
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
