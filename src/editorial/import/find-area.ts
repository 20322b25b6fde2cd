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
  const named = [...areas.values()].filter((area) => area.code === name || area.names.zh === name || fullName(areas, area) === name);
  const [only, another] = named;
  if (only && !another) return only;
  if (another) return { hint: perhaps(named.map(({ path: one }) => one).join('、')) };
  const ending = [...areas.values()].filter((area) => fullName(areas, area).endsWith(name) && name.length > 1);
  const near =
    ending.length > 0
      ? ending
          .slice(0, 5)
          .map(({ path: one }) => one)
          .join('、')
      : findNearestWord(`china/${path.replace(/^china\//u, '')}`, areas.keys());
  return { hint: near === undefined ? { zh: '', en: '' } : perhaps(near) };
}

const perhaps = (what: string): Bilingual => ({ zh: `；是不是 ${what}？`, en: `; perhaps ${what}?` });

/** 浙江省杭州市西湖区, and 杭州市西湖区 as people write it. */
function fullName(areas: Catalogue['areas'], area: Area): string {
  const above = area.parent === undefined ? undefined : areas.get(area.parent);
  return above && above.level !== 'nation' && above.level !== 'province' ? above.names.zh + area.names.zh : area.names.zh;
}
