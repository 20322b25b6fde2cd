import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from './rules.ts';

test('every file in rules/ is a rule on the list', () => {
  const files = readdirSync(new URL('rules', import.meta.url)).map((file) => file.replace(/\.ts$/u, ''));
  expect(Object.keys(rules).sort()).toEqual(files.sort());
});
