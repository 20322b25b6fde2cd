import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { command } from './check-hsds.ts';

/** Schemas of our own in the published ones' manner: words of Frictionless Data, addresses of elsewhere, references between files. */
const schemas = {
  service: {
    $id: 'https://example.org/3/schema/service.json',
    name: 'service',
    format: 'csv',
    type: 'object',
    properties: {
      id: { name: 'id', type: 'string', format: 'uuid', constraints: { unique: true } },
      status: { type: 'string', enum: ['active', 'defunct'] },
      year: { type: 'number', format: '%Y' },
      phones: { type: 'array', items: { $ref: 'phone.json' } },
    },
    required: ['id', 'status'],
  },
  phone: {
    $id: 'https://example.org/3/schema/phone.json',
    type: 'object',
    properties: { number: { type: 'string' }, on: { type: 'string', format: 'date' }, of: { $ref: 'service.json' } },
    required: ['number'],
  },
};
const id = '8d8c6e2f-3b1a-8f52-9c1d-0a1b2c3d4e5f';
const good = { id, status: 'active', year: 2026, phones: [{ number: '12345', on: '2026-01-31', of: { id, status: 'defunct' } }] };

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'hsds-'));
  for (const [name, schema] of Object.entries(schemas)) write(`specification/schema/${name}.json`, schema);
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

function write(path: string, data: unknown): void {
  mkdirSync(join(place, path, '..'), { recursive: true });
  writeFileSync(join(place, path), JSON.stringify(data));
}

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const ran = { out: '', err: '' };
  const code = await command(args, { cwd: place, out: (text) => (ran.out += text), err: (text) => (ran.err += text) });
  return { code, ...ran };
}

const saying = (text: string): unknown => expect.stringContaining(text);

describe('npm run check-hsds', () => {
  test('is content with services that the schemas allow, wherever the site keeps them', async () => {
    write('dist/hsds.json', { contents: [good] });
    write('dist/en/zhejiang/hsds.json', { contents: [good, good] });
    expect(await run('specification/schema')).toMatchObject({
      code: 0,
      err: '',
      out: saying('2 files, 3 services, 0 errors'),
    });
    expect(await run('specification', 'dist/en')).toMatchObject({ code: 0, out: saying('1 files, 2 services') });
    expect(await run('specification', 'dist/hsds.json')).toMatchObject({ code: 0, out: saying('1 files, 1 services') });
  });

  test.each([
    ['/contents/0', 'status', { id }],
    ['/contents/0/id', '"330106"', { ...good, id: '330106' }],
    ['/contents/0/status', 'active, defunct; it is "open"', { ...good, status: 'open' }],
    ['/contents/0/phones/0/number', 'must be string; it is 12345', { ...good, phones: [{ number: 12_345 }] }],
    ['/contents/0/phones/0/on', '"date"; it is "31.1.2026"', { ...good, phones: [{ number: '1', on: '31.1.2026' }] }],
    ['/contents/0/phones/0/of', 'id', { ...good, phones: [{ number: '1', of: { status: 'active' } }] }],
  ])('names file, place and fault: %s %s', async (at, what, service) => {
    write('dist/zhejiang/hsds.json', { contents: [service] });
    const { code, out } = await run('specification/schema');
    expect(code).toBe(1);
    expect(out).toContain(`✗ dist/zhejiang/hsds.json ${at}\n`);
    expect(out).toContain(what);
    expect(out).toContain('1 files, 1 services, 1 errors');
  });

  test('says all that is wrong, not only the first', async () => {
    write('dist/hsds.json', { contents: [{}, good, { ...good, id: 1, status: 2 }] });
    expect((await run('specification/schema')).out.match(/✗/gu)).toHaveLength(5);
  });

  test.each([['[]'], ['{"contents":{}}'], ['<!doctype html>']])('refuses a file that is no answer of /services: %s', async (text) => {
    mkdirSync(join(place, 'dist'));
    writeFileSync(join(place, 'dist/hsds.json'), text);
    expect(await run('specification/schema')).toMatchObject({ code: 1, out: saying('✗ dist/hsds.json\n') });
  });

  test.each([
    ['a folder without schemas', '.', /^✗ 这个文件夹里没有 HSDS 的 service\.json：\.。/u],
    ['a site that is not built', 'specification', /^✗ 这里没有 hsds\.json/u],
    ['no folder', '', /^✗ 这个文件夹里没有/u],
  ])('says one sentence about %s', async (_, folder, sentence) => {
    const { code, out, err } = await run(folder);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(2);
  });

  test('names a schema that is missing or broken', async () => {
    write('dist/hsds.json', { contents: [good] });
    rmSync(join(place, 'specification/schema/phone.json'));
    expect(await run('specification')).toMatchObject({ code: 1, err: saying('phone.json is missing') });
    write('specification/schema/phone.json', { type: 'telephone' });
    expect(await run('specification')).toMatchObject({ code: 1, err: saying('schema is invalid') });
  });

  test('shows how to use it', async () => {
    expect(await run()).toMatchObject({ code: 2, out: '', err: saying('用法 usage: npm run check-hsds') });
  });
});
