import { expect, test } from 'vitest';
import { type Audience, isNarrower } from './audience.ts';

const of = (whom: Audience['for'], from?: number, under?: number): Audience => ({
  group: 'migrant',
  for: whom,
  ...(from !== undefined && under !== undefined && { ages: { from, under } }),
});

test.each([
  ['the same', of('child', 6, 16), of('child', 6, 16), false],
  ['younger children too', of('child', 5, 16), of('child', 6, 16), false],
  ['older children left out', of('child', 6, 15), of('child', 6, 16), true],
  ['ages where there were none', of('child', 6, 16), of('child'), true],
  ['no ages where there were some', of('child'), of('child', 6, 16), false],
  ['guardians in place of families', of('guardian'), of('family'), true],
  ['families in place of children', of('family'), of('child'), false],
  ['guardians in place of children', of('guardian'), of('child'), true],
] as const)('%s', (_name, local, wider, narrower) => {
  expect(isNarrower(local, wider)).toBe(narrower);
});
