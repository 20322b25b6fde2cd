import type { Area, Catalogue } from '../../catalogue/catalogue.ts';
import type { Bilingual } from '../finding.ts';
import { findNearestWord } from '../nearest-word.ts';

/** An area by its code, its path with or without `china/`, or its Chinese name, with those above it where it is needed. */
export function findArea({ areas }: Pick<Catalogue, 'areas'>, words: string): Area | { hint: Bilingual } {
  const path = words
    .trim()
    .replace(/^\/|\/$/gu, '')
    .toLowerCase();
  const byPath = areas.get(path) ?? areas.get(`china/${path}`);
  if (byPath) return byPath;
  const name = words.replaceAll(/\s/gu, '');
  const named = [...areas.values()].filter((area) => area.code === name || namesOf(areas, area).includes(name));
  const [only, another] = named;
  if (only && !another) return only;
  const ending = [...areas.values()].filter(
    (area) => area.path.endsWith(`/${path}`) || (name.length > 1 && namesOf(areas, area).some((full) => full.endsWith(name))),
  );
  const near = another ? named : ending.length > 0 ? ending.slice(0, 5) : nearest(areas, name, path);
  return { hint: near.length === 0 ? { zh: '', en: '' } : perhaps(areas, near) };
}

/** What a mistyped name, or a mistyped path, probably means. */
function nearest(areas: Catalogue['areas'], name: string, path: string): Area[] {
  const byName = new Map([...areas.values()].flatMap((area) => namesOf(areas, area).map((full) => [full, area] as const)));
  const found =
    byName.get(findNearestWord(name, byName.keys()) ?? '') ??
    areas.get(findNearestWord(`china/${path.replace(/^china\//u, '')}`, areas.keys()) ?? '');
  return found === undefined ? [] : [found];
}

/** Names that are answers: written so, each is understood. */
function perhaps(areas: Catalogue['areas'], near: readonly Area[]): Bilingual {
  const each = near.map((area) => ({ name: namesOf(areas, area).at(-1) ?? area.names.zh, code: area.code }));
  return {
    zh: `是不是${each.map(({ name, code }) => `${name}（${code}）`).join('、')}？`,
    en: ` Perhaps ${each.map(({ name, code }) => `${name} (${code})`).join(', ')}?`,
  };
}

/** As people write it: 西湖区, 杭州市西湖区, 浙江省西湖区, 浙江省杭州市西湖区. */
function namesOf(areas: Catalogue['areas'], area: Area): string[] {
  const own = area.names.zh;
  const above = area.parent === undefined ? undefined : areas.get(area.parent);
  if (!above || above.level === 'nation') return [own];
  return [own, ...namesOf(areas, above).map((name) => name + own)];
}
