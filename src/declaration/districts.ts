import { barePlaceName } from '../catalogue/bare-place-name.ts';
import type { Locale } from '../i18n/locales.ts';

/** One division, a child after its parent: `[code, parent's code, slug, Chinese, English, Uyghur]`, empty where it has no name. */
export type DivisionRow = readonly [code: string, parent: string, slug: string, zh: string, en: string, ug: string];

export interface Districts {
  has: (code: string) => boolean;
  /** 浙江省 杭州市 西湖区, in the locale where it has names of its own. */
  lineOf: (code: string, locale: Locale) => string;
  /** `/zhejiang/hangzhou/xihu/` */
  pathOf: (code: string) => string;
  /** Codes of the districts that somebody may mean, in the order of the table. */
  find: (typed: string) => readonly string[];
}

interface Division {
  row: DivisionRow;
  line: Division[];
  isDistrict: boolean;
  /** As it is written and as it is called: 西湖区, 西湖; xihu. */
  full: string[];
  short: string[];
}

const mostFound = 40;
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '');

/** `former`: abolished codes and names that are still in household registers, with the codes they became. */
export function districtsOf(
  rows: readonly DivisionRow[],
  former: readonly (readonly [name: string, becomes: readonly string[]])[] = [],
): Districts {
  const divisions = new Map<string, Division>();
  for (const row of rows) {
    const [code, parent, slug, zh, en, ug] = row;
    const above = divisions.get(parent);
    const names = [zh, en, ug].filter((name) => name !== '').map(folded);
    const division: Division = { row, line: [], isDistrict: true, full: names, short: [barePlaceName(folded(zh)), folded(slug)] };
    division.line = [...(above?.line ?? []), division];
    if (above) above.isDistrict = false;
    divisions.set(code, division);
  }
  const all = [...divisions.values()];
  const formerly = new Map<string, string[]>();
  for (const [name, becomes] of former) formerly.set(folded(name), [...(formerly.get(folded(name)) ?? []), ...becomes]);
  const isDistrict = (code: string): boolean => divisions.get(code)?.isDistrict ?? false;

  return {
    has: isDistrict,
    lineOf: (code, locale) =>
      (divisions.get(code)?.line ?? []).map(({ row: [, , , zh, en, ug] }) => ({ zh, en, ug })[locale] || zh).join(' '),
    pathOf: (code) => `/${(divisions.get(code)?.line ?? []).map(({ row: [, , slug] }) => slug).join('/')}/`,
    find: (typed) => {
      const text = folded(typed);
      if (text === '') return [];
      if (isDistrict(text)) return [text];
      const meant = [(division: Division) => division.full, (division: Division) => [...division.full, ...division.short]]
        .map((namesOf) => all.filter((division) => endsWithLine(text, division, namesOf)))
        .find((found) => found.length > 0);
      const codes = meant?.map(({ row: [code] }) => code) ?? formerly.get(text) ?? [];
      // A city or a province stands for the districts below it.
      const below = codes.flatMap((code) =>
        isDistrict(code)
          ? [code]
          : all.filter(({ line, row: [own] }) => isDistrict(own) && line.some(({ row: [up] }) => up === code)).map(({ row: [own] }) => own),
      );
      return [...new Set(below)].slice(0, mostFound);
    },
  };
}

/** The text ends with a name of the division, and what stands before it is nothing but names of those above, in order. */
function endsWithLine(text: string, division: Division, namesOf: (division: Division) => readonly string[]): boolean {
  return namesOf(division).some((name) => {
    if (!text.endsWith(name)) return false;
    const rests = division.line
      .slice(0, -1)
      .reduce(
        (before, above) =>
          new Set([
            ...before,
            ...[...before].flatMap((rest) =>
              [...above.full, ...above.short].filter((up) => rest.startsWith(up)).map((up) => rest.slice(up.length)),
            ),
          ]),
        new Set([text.slice(0, text.length - name.length)]),
      );
    return rests.has('');
  });
}
