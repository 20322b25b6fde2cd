import { expect, it } from 'vitest';
import { localBackend } from './local-backend.ts';
import { withPath } from './text-with-path.ts';

const Backend = localBackend({
  folder: 'content',
  clerk: { name: '张经办', email: 'zhang@example.gov.cn' },
  react: { createClass: () => undefined, h: () => undefined },
  tell: () => {
    throw new Error('nothing was asked');
  },
});

it('a new file without a name is asked for one in the form’s words, before anything is sent', async () => {
  const nameless = { path: 'content/documents/.yaml', raw: withPath('documents/.yaml', 'title: {zh: 办法}\n') };
  await expect(new Backend().persistEntry({ dataFiles: [nameless] })).rejects.toThrow(/^没有保存：新的文件要先写最上面的“文件代号”/u);
  const misnamed = { ...nameless, path: 'content/documents/2026-11-22-.yaml' };
  await expect(new Backend().persistEntry({ dataFiles: [misnamed] })).rejects.toThrow(/文件代号/u);
});
