import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCatalogue } from '../../src/editorial/check-catalogue.ts';
import { sentencesOf, squash } from '../../src/editorial/import/cell-text.ts';
import { departmentReaderFor } from '../../src/editorial/import/department-names.ts';
import { isProblem } from '../../src/editorial/import/import-problems.ts';
import { categoryWords } from '../../src/editorial/import/read-list.ts';
import { readOfficeFile } from '../../src/editorial/source/read-office-file.ts';
import { contentAfter, officeFixtures, orderOf, planned, realContent, unaccounted } from '../support/import-table.ts';

/**
 * Tables as offices publish them, made by LibreOffice in real Word and Excel formats (`README.md` there). `expected.json`
 * names each item with the entry above that it is about, or null where nothing above is like it.
 */
const expected = JSON.parse(readFileSync(join(officeFixtures, 'expected.json'), 'utf8')) as Record<
  string,
  { area: string; year: string; items: [string, string | null][] }
>;

test('every fixture has an expectation', () => {
  const files = readdirSync(officeFixtures).filter((name) => /\.(?:xlsx|docx|csv)$/u.test(name));
  expect(files.sort()).toEqual(Object.keys(expected).sort());
});

/** What a reader who has not seen the importer finds in an office's file, cell by cell. */
interface ReadByHand {
  items: { category: string; title: string; audience: string; provides: string; departments: string[]; remarks: string }[];
  notes: string[];
}

/** Such readings lie beside the file. How text is broken into lines, numbers before sentences and punctuation do not count. */
const readings = readdirSync(officeFixtures).flatMap((name) => {
  const file = Object.keys(expected).find((other) => name === other.replace(/\.\w+$/u, '.expected.json'));
  return file === undefined ? [] : [[file, JSON.parse(readFileSync(join(officeFixtures, name), 'utf8')) as ReadByHand] as const];
});

test('four files were read by hand', () => {
  expect(readings.length).toBe(4);
});

describe.each(readings)('%s says what a reader finds in it', async (name, { items, notes }) => {
  const file = await readOfficeFile(join(officeFixtures, name));
  if (isProblem(file)) throw new Error(file.code);
  const { area, year } = expected[name]!;
  const { entries, list } = planned(orderOf(file, area, year));
  const departmentsIn = departmentReaderFor(realContent.catalogue, realContent.catalogue.areas.get(orderOf(file, area, year).area)!);
  const idsOf = (names: readonly string[]) => [...new Set(names.flatMap((each) => departmentsIn(each, 'lead').lead))].sort();

  test('no item more, none less, in order', () => {
    expect(entries.map(({ draft }) => squash(draft.title))).toEqual(items.map(({ title }) => squash(title)));
  });

  test.each(items.map((item, index) => [item.title, item, index] as const))('%s', (_title, item, index) => {
    const { said, body, row } = entries[index]!.draft;
    expect({
      category: row.category && categoryWords[row.category],
      who: squash(said.who ?? ''),
      provides: squash((said.provides ?? []).join('')),
      departments: [...(said.departments?.lead ?? []), ...(said.departments?.support ?? [])].sort(),
      remarks: squash(body.replace(/^## .*$/gmu, '')),
    }).toEqual({
      category: item.category,
      who: squash(item.audience),
      provides: squash(sentencesOf(item.provides).join('')),
      departments: idsOf(item.departments),
      remarks: squash(item.remarks),
    });
  });

  test('notes', () => {
    const found = squash(list.notes.map(({ text }) => text).join(''));
    expect(notes.filter((note) => !found.includes(squash(note)))).toEqual([]);
  });
});

describe.each(Object.entries(expected))('%s', async (name, { area, year, items }) => {
  const file = await readOfficeFile(join(officeFixtures, name));
  if (isProblem(file)) throw new Error(file.code);
  const plan = planned(orderOf(file, area, year));

  test('every item is an entry, in order and by name', () => {
    expect(plan.entries.map(({ draft }) => squash(draft.title))).toEqual(items.map(([title]) => squash(title)));
  });

  test('items are matched to the basic list; what is not sure is named as a guess', () => {
    const wrong = plan.entries.filter(({ draft }, index) => (draft.match?.id ?? null) !== items[index]?.[1]);
    expect(wrong.filter(({ draft }) => draft.match?.sure === true).map(({ draft }) => [draft.title, draft.id])).toEqual([]);
    expect(wrong.length).toBeLessThanOrEqual(1);
  });

  test('every text of the file is in an entry or in the report', () => {
    expect(unaccounted(plan)).toEqual([]);
  });

  test('the check accepts what is written', () => {
    const before = checkCatalogue(realContent, '2026-11-22').errors;
    expect(checkCatalogue(contentAfter(plan), '2026-11-22').errors).toBe(before);
    expect(plan.files.length).toBeGreaterThan(items.length / 2);
  });

  test('a second import changes nothing, on another day too', () => {
    const again = planned(orderOf(file, area, year, { content: contentAfter(plan), today: '2027-02-01' }));
    expect(again.files).toEqual([]);
    expect(again.entries.filter(({ outcome }) => outcome !== 'unchanged' && outcome !== 'same-as-above')).toEqual([]);
    expect(unaccounted(again)).toEqual([]);
  });
});
