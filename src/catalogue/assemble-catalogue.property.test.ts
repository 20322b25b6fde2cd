import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFile, anyCatalogue, anyDay, areaIn, filesOf } from '../../tests/support/build-catalogue.ts';
import '../../tests/support/properties.ts';
import { type Assembly, assembleCatalogue } from './assemble-catalogue.ts';
import { assembleGuides } from './assemble-guides.ts';
import { compareEditions } from './compare-editions.ts';
import type { ContentFile } from './content-file.ts';
import { coverageOf } from './coverage.ts';
import { entriesByDocument } from './documents.ts';
import { listAsJson } from './list-as-data.ts';
import { resolveLists } from './resolve-lists.ts';
import { shortDigest } from './source/read-content.ts';

const piece = fc.constantFrom(
  'areas',
  'china',
  'province-a',
  'city-a',
  '2020',
  '2021',
  'vaccination',
  'constructor',
  '__proto__',
  'toString',
  '..',
  '',
);
const end = fc.constantFrom('zh.md', 'en.md', 'fr.md', 'edition.yaml', 'area.yaml', 'note.txt', '');
const anyPath = fc.oneof(
  fc.constantFrom(
    'divisions.json',
    'departments.yaml',
    'hotlines.yaml',
    'places.yaml',
    'documents/law.yaml',
    'documents/__proto__.yaml',
    'pages/about/zh.md',
  ),
  fc.tuple(fc.array(piece, { maxLength: 6 }), end).map(([pieces, last]) => [...pieces, last].join('/')),
  fc
    .tuple(
      fc.constantFrom('areas/china', 'areas/china/province-a'),
      fc.constantFrom('area.yaml', '2020/edition.yaml', '2020/vaccination/zh.md', '2020/vaccination/en.md'),
    )
    .map((parts) => parts.join('/')),
);
const oddKey = fc.constantFrom('constructor', '__proto__', 'values', 'title', 'inForce', 'amount', 'toString', 'ended', 'translates');
const anyData = fc.oneof(fc.anything(), fc.jsonValue(), fc.dictionary(oddKey, fc.anything()));
const anyFile = fc.tuple(anyPath, anyData, fc.string()).map(([path, data, body]) => ({ ...aFile(path, null, body), data }));

/** The files of a good catalogue, some of them with something odd somewhere inside. */
const spoiltFiles = fc
  .tuple(
    anyCatalogue,
    fc.array(fc.tuple(fc.nat(), fc.array(fc.nat(), { maxLength: 3 }), anyData), { maxLength: 3 }),
    fc.array(anyFile, { maxLength: 4 }),
  )
  .map(([sketch, spoils, more]) => {
    const files = [...filesOf(structuredClone(sketch)), ...more];
    for (const [which, way, junk] of spoils) {
      const at = which % files.length;
      const file = files[at]!;
      files[at] = { ...file, data: spoil(file.data, way, junk) };
    }
    return files;
  });

function spoil(data: unknown, [step, ...way]: number[], junk: unknown): unknown {
  if (step === undefined || typeof data !== 'object' || data === null || Object.keys(data).length === 0) return junk;
  const keys = Object.keys(data);
  const key = keys[step % keys.length]!;
  return { ...data, [key]: spoil((data as Record<string, unknown>)[key], way, junk) };
}

const filesIn = ({ catalogue }: Assembly): string[] => [
  ...[...catalogue.documents.values()].map(({ file }) => file),
  ...[...catalogue.areas.values()].flatMap(({ editions }) =>
    editions.flatMap(({ file, items }) => [
      file,
      ...[...items.values()].flatMap((item) => [item.file, ...Object.values(item.translations).map((translation) => translation.file)]),
    ]),
  ),
];

describe('assembling whatever is in the files', () => {
  it('never throws, and what comes out can be resolved, counted, compared and written', () => {
    fc.assert(
      fc.property(spoiltFiles, anyDay, anyDay, (files: ContentFile[], one, other) => {
        const { catalogue } = assembleCatalogue(files, shortDigest);
        assembleGuides(files, shortDigest);
        const [before, after] = [resolveLists(catalogue, one), resolveLists(catalogue, other)];
        coverageOf(catalogue, one);
        entriesByDocument(catalogue);
        for (const area of catalogue.areasTopDown) {
          compareEditions(before.get(area.path), after.get(area.path)!);
          JSON.parse(listAsJson(area, after.get(area.path)!, area, new Map()));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('puts nothing into the catalogue from a file that it complains about', () => {
    fc.assert(
      fc.property(spoiltFiles, (files) => {
        const assembly = assembleCatalogue(files, shortDigest);
        const paths = files.map(({ path }) => path);
        const used = new Set(filesIn(assembly));
        // Two files of one path are not found on any disk.
        const refused = assembly.issues.filter(({ file }) => paths.indexOf(file) === paths.lastIndexOf(file));
        for (const { file } of refused) expect(used.has(file) ? file : undefined).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it('passes over no good file in silence: it is in the catalogue, or somebody is told', () => {
    fc.assert(
      fc.property(spoiltFiles, (files) => {
        const assembly = assembleCatalogue(files, shortDigest);
        const told = new Set(assembly.issues.map(({ file }) => file));
        const used = new Set(filesIn(assembly));
        const folderTold = (path: string): boolean =>
          [...told].some((file) => path.startsWith(file.replace(/[^/]*$/u, '')) || file === 'divisions.json');
        const entries = files.filter(({ path }) => /^areas\/.*\.md$/u.test(path));
        for (const { path } of entries) expect(used.has(path) || told.has(path) || folderTold(path) ? undefined : path).toBeUndefined();
      }),
    );
  });

  it('gives every area the very children that name it as their parent', () => {
    fc.assert(
      fc.property(anyCatalogue, (sketch) => {
        const { catalogue } = assembleCatalogue(filesOf(sketch), shortDigest);
        for (const { path, parent } of catalogue.areasTopDown)
          if (parent !== undefined) expect(areaIn(catalogue, parent).children).toContain(path);
        for (const { path, children } of catalogue.areasTopDown)
          for (const child of children) expect(areaIn(catalogue, child).parent).toBe(path);
      }),
    );
  });
});
