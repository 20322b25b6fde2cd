import { expect, it } from 'vitest';
import { fileOfForm, formOfFile } from '../form/form-file.ts';
import type { DecapEntry } from './decap-cms.ts';
import { hostBackend } from './host-backend.ts';
import { splitPath } from './text-with-path.ts';

const path = 'content/areas/china/2024/x/zh.md';
const text = '---\nplain: 一句话 # 注\n---\n';
const cursor = Symbol('cursor');

/** A host with one file, as Decap’s own backends answer. */
class OneFile {
  saved: unknown;
  readonly branch = 'main';
  getEntry(asked: string): Promise<DecapEntry> {
    return Promise.resolve({ file: { path: asked, id: 'a' }, data: text });
  }
  entriesByFiles(): Promise<DecapEntry[]> {
    return Promise.resolve(Object.assign([{ file: { path, id: 'a' }, data: text }], { [cursor]: 'kept' }));
  }
  persistEntry(entry: unknown, options: unknown): Promise<void> {
    this.saved = [entry, options];
    return Promise.resolve();
  }
}

it('gives forms the place of each file, and the host its text alone', async () => {
  const host = new OneFile();
  const Backend = hostBackend({ getBackend: () => ({ init: () => host }) }, 'gitlab', 'content');
  const backend = new Backend({}) as OneFile;
  const { data } = await backend.getEntry(path);
  expect(splitPath(data)).toEqual({ path: 'areas/china/2024/x/zh.md', text });

  const entries = await backend.entriesByFiles();
  expect(splitPath(entries[0]!.data).path).toBe('areas/china/2024/x/zh.md');
  expect(Reflect.get(entries, cursor)).toBe('kept');

  const { path: place = '', text: read } = splitPath(data);
  const raw = data.replace(read, fileOfForm(place, read, { ...formOfFile(place, read), plain: '两句话' }));
  await backend.persistEntry({ dataFiles: [{ path, slug: 'x', raw }], assets: [] }, { commitMessage: 'm' });
  expect(host.saved).toEqual([
    { dataFiles: [{ path, slug: 'x', raw: text.replace('一句话', '两句话') }], assets: [] },
    { commitMessage: 'm' },
  ]);
  expect(backend.branch).toBe('main');
});
