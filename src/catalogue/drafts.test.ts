import { expect, it } from 'vitest';
import { aCatalogue, anEdition, anItem, areaIn, listIn } from '../../tests/support/build-catalogue.ts';
import { withoutDrafts } from './drafts.ts';

it('an edition that is still being written does not come into force, and its area is left with the last one', () => {
  const items = { one: anItem({ title: '一' }) };
  const { catalogue } = aCatalogue({
    editions: [anEdition({ year: '2025', items }), anEdition({ year: '2026', items, draft: '2025-11-01' })],
  });
  expect(listIn(catalogue, 'china', '2026-06-01').editions.map(({ year }) => year)).toEqual(['2026']);
  const published = withoutDrafts(catalogue);
  expect(listIn(published, 'china', '2026-06-01').editions.map(({ year }) => year)).toEqual(['2025']);
  expect(areaIn(published, 'china').editions).toHaveLength(1);
  expect(areaIn(catalogue, 'china').editions).toHaveLength(2);
});
