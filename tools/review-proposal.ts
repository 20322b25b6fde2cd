// npm run review: what a change proposal means for families, as Markdown for its discussion.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import en from '../content/messages/en.json' with { type: 'json' };
import ug from '../content/messages/ug.json' with { type: 'json' };
import zh from '../content/messages/zh.json' with { type: 'json' };
import { loadCatalogue } from '../src/catalogue/source/read-content.ts';
import { createTranslators } from '../src/i18n/translator.ts';
import { describeProposal } from '../src/editorial/review/describe-proposal.ts';
import { refuse } from '../src/editorial/year/refusals.ts';
import { atTerminal, editorsCommand, Refusal } from './editors-command.ts';

const usage = `用法 usage: npm run review -- <Git 版本 ref>
  和那个版本（例如 main）相比，现在的 content/ 会让哪些地区的哪些家庭看到什么变化。写成 Markdown，可以贴到合并请求里。
  What families in which districts will see otherwise, compared with that ref (as main): Markdown for the merge request.
  --head <ref>             不看现在的文件，看另一个版本 another ref instead of the files as they are
  --out <文件 file>        存成文件 write to a file
`;

export const command = editorsCommand(usage, { head: { type: 'string' }, out: { type: 'string' } }, (command) => {
  const [ref, ...rest] = command.words;
  if (ref === undefined || rest.length > 0) return undefined;
  const { root, today } = command;
  const other = command.option('head');
  const base = contentAt(root, ref);
  const head = other === undefined ? command.content : contentAt(root, other);
  const text = describeProposal({ base, head, today, t: createTranslators({ zh, en, ug }) });
  const out = command.option('out');
  if (out === undefined) command.out(text);
  else writeFileSync(resolve(command.cwd, out), text);
  return 0;
});

/** The content of a commit, read by the same reader as files on disk. Nothing of the working tree is touched. */
function contentAt(root: string, ref: string): ReturnType<typeof loadCatalogue> {
  const git = (args: string[], input?: string): Buffer =>
    execFileSync('git', args, { cwd: root, input, maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'pipe'] });
  let commit: string;
  try {
    commit = git(['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`])
      .toString()
      .trim();
  } catch {
    throw new Refusal(refuse('unknown-ref', { ref }));
  }
  const rows = git(['ls-tree', '-r', '-z', commit, '.'])
    .toString()
    .split('\0')
    .flatMap((row) => {
      const [, oid, path] = /^\d+ blob ([0-9a-f]+)\t(.+)$/u.exec(row) ?? [];
      return oid === undefined || path === undefined ? [] : [{ oid, path }];
    });
  const blobs = git(['cat-file', '--batch'], rows.map(({ oid }) => `${oid}\n`).join(''));
  const folder = mkdtempSync(join(tmpdir(), 'review-'));
  try {
    let at = 0;
    for (const { path } of rows) {
      const end = blobs.indexOf('\n', at);
      const size = Number(blobs.subarray(at, end).toString().split(' ')[2]);
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), blobs.subarray(end + 1, end + 1 + size));
      at = end + 1 + size + 1;
    }
    return loadCatalogue(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) await atTerminal(command);
