import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/source/read-content.ts';
import { putUnderCheck } from '../../src/editorial/content-under-check.ts';
import { knowAddresses } from '../../src/editorial/known-addresses.ts';
import { areaPath, changesPath, documentPath, entitlementPath, guidePath } from '../../src/site/addresses.ts';

/** The check may not import the site's addresses; this holds the two together. */
const content = putUnderCheck(loadCatalogue(join(import.meta.dirname, '../../content')), '2026-11-21');
const { has, nearest } = knowAddresses(content);

test('the check knows every address that the site gives to areas, entries, documents and guides', () => {
  const paths = [
    ...[...content.catalogue.areas.keys()].flatMap((area) => [areaPath(area), changesPath(area)]),
    ...content.items.map(({ area, item }) => entitlementPath(area.path, item.id)),
    ...[...content.catalogue.documents.keys()].map(documentPath),
    ...content.guides.map(({ topic, statement }) => guidePath(topic, statement.place)),
  ];
  expect(paths.filter((path) => !has(path))).toEqual([]);
});

test('an address that is nearly right is recognised', () => {
  expect(nearest('/en/zhejiang/hangzhou/xihu')).toBe('/zhejiang/hangzhou/xihu/');
  expect(nearest('/zhejiang/hangzhou/xihu/vacination/')).toBe('/zhejiang/hangzhou/xihu/vaccination/');
  expect(nearest('/coverge/')).toBe('/coverage/');
});

test('what is nowhere is not known', () => {
  expect(has('/zhejiang/hangzhou/nowhere/vaccination/')).toBe(false);
  expect(has('/zhejiang/hangzhou/xihu/nothing/')).toBe(false);
  expect(has('/zhejiang/hangzhou/xihu')).toBe(false);
});
