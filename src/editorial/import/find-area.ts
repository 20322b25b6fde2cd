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
  if (another) return { hint: perhaps(named.map(({ path: one }) => one).join('、')) };
  const ending = [...areas.values()].filter((area) => name.length > 1 && namesOf(areas, area).some((full) => full.endsWith(name)));
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

/** As people write it: 西湖区, 杭州市西湖区, 浙江省西湖区, 浙江省杭州市西湖区. */
function namesOf(areas: Catalogue['areas'], area: Area): string[] {
  const own = area.names.zh;
  const above = area.parent === undefined ? undefined : areas.get(area.parent);
  if (!above || above.level === 'nation') return [own];
  return [own, ...namesOf(areas, above).map((name) => name + own)];
}
