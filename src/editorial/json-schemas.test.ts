import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readContent } from '../catalogue/source/read-content.ts';
import { schemas } from './field-names.ts';
import { jsonSchemas, schemaPatterns } from './json-schemas.ts';

const root = join(import.meta.dirname, '../..');
const generated = jsonSchemas();
// Read back as JSON Schema, not as the zod schema it came from.
const readers = new Map(
  Object.entries(generated).map(([name, schema]) => [name, z.fromJSONSchema(JSON.parse(JSON.stringify(schema)) as never)]),
);
const files = readContent(join(root, 'content'));

describe.each(schemas)('$name', ({ name, pattern }) => {
  const mine = files.filter(({ path }) => schemas.find((other) => other.pattern.test(path))?.name === name && pattern.test(path));

  test('takes every file that we publish', () => {
    expect(mine.length).toBeGreaterThan(0);
    for (const { path, data } of mine) expect(readers.get(name)?.safeParse(data).error?.issues ?? [], path).toEqual([]);
  });

  test('refuses a field that it does not know', () => {
    const [file] = mine;
    expect(readers.get(name)?.safeParse({ ...(file?.data as object), 'Not-a field': 1 }).success).toBe(false);
  });
});

test('fields are named and explained in Chinese', () => {
  const { properties } = generated['entitlement'] as { properties: Record<string, { title?: string; description?: string }> };
  expect(properties['plain']).toMatchObject({ title: '一句话', description: '让累了一天的家长一看就懂，不超过 40 个字' });
});

test('the settings of VS Code know which schema is for which file', () => {
  const settings = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8')) as Record<string, unknown>;
  expect(settings['yaml.schemas']).toEqual(schemaPatterns());
});
