// One save: the check over all content with the changed file, then the file, then the commit. A refusal writes nothing.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assembleContent, loadCatalogue, parseContentFile, readContent } from '../../src/catalogue/source/read-content.ts';
import { checkCatalogue } from '../../src/editorial/check-catalogue.ts';
import { keysAt, nameField } from '../../src/editorial/field-names.ts';
import type { Finding } from '../../src/editorial/finding.ts';
import { changedFields } from '../../src/editorial/form/describe-change.ts';
import { judgeChange } from '../../src/editorial/form/judge-change.ts';
import type { SaveAnswer, ShownFinding } from '../../src/editorial/ui/editing-api.ts';
import { type ClerkRepository, GitRefusal } from './clerk-repository.ts';

export interface Save {
  /** Relative to `content/`. */
  path: string;
  text: string;
  /** What the form was made of; null for a new file. */
  before: string | null;
}

export function saveEntry(root: string, repository: ClerkRepository, today: string, { path, text, before }: Save): SaveAnswer {
  const absolute = join(root, path);
  const present = existsSync(absolute) ? readFileSync(absolute, 'utf8') : null;
  if (present === text) return { saved: true, commit: undefined, message: '', findings: [] };
  if (present !== before) return refusedFor(present !== null && before === null ? taken : changedMeanwhile);
  const changed = parseContentFile(path, text);
  const files = readContent(root);
  const others = files.filter((file) => file.path !== path);
  const after = checkCatalogue(assembleContent([...others, changed].sort((a, b) => (a.path < b.path ? -1 : 1))), today);
  const { errors, warnings } = judgeChange(path, after, () => checkCatalogue(assembleContent(files), today));
  const shown = (found: readonly Finding[]): ShownFinding[] => found.map((finding) => shownIn(path, finding));
  if (errors.length > 0) return { saved: false, reason: sayErrors(errors.length), findings: shown(errors) };

  const message = describe(root, path, present, text);
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, text);
  try {
    return { saved: true, commit: repository.commit(path, message), message, findings: shown(warnings) };
  } catch (error) {
    if (present === null) {
      repository.forget(path);
      rmSync(absolute, { force: true });
    } else writeFileSync(absolute, present);
    if (!(error instanceof GitRefusal)) throw error;
    return refusedFor({
      zh: `没有保存：Git 没有接受这次提交（${error.message}）。文件还是原来的样子；您写的还在表单里。`,
      en: `Not saved: Git did not take the commit (${error.message}). The file is as it was; what you typed is still in the form.`,
    });
  }
}

const changedMeanwhile = {
  zh: '没有保存：您打开表单以后，这个文件被别人（或别的程序）改过。您写的还在表单里：请先复制下来，再刷新网页，重新填写。',
  en: 'Not saved: the file was changed by somebody else since you opened the form. What you typed is still there: copy it, reload, and fill it in again.',
};
const taken = {
  zh: '没有保存：已经有这个代号的文件。请换一个代号。您写的还在表单里。',
  en: 'Not saved: there is a file with this id already. Choose another id. What you typed is still in the form.',
};

const refusedFor = (reason: { zh: string; en: string }): SaveAnswer => ({ saved: false, reason, findings: [] });

const sayErrors = (count: number): { zh: string; en: string } => ({
  zh: `没有保存：有 ${count} 个错误要先改。您写的还在表单里。`,
  en: `Not saved: ${count} error${count === 1 ? '' : 's'} to mend first. What you typed is still in the form.`,
});

function shownIn(path: string, { severity, file, field, message, help }: Finding): ShownFinding {
  const [key] = field.split('.');
  const label = key === undefined || key === '' || !keysAt(file, []).includes(key) ? undefined : labelOf(file, key);
  return { severity, file: file === path ? undefined : `content/${file}`, label, message, help };
}

const labelOf = (file: string, key: string): string | undefined => /“(?<label>[^”]+)”/u.exec(nameField(file, [key]).zh)?.groups?.['label'];

/** What the commit is called: the place, the entry, the labels of what changed. */
function describe(root: string, path: string, before: string | null, after: string): string {
  const { catalogue } = loadCatalogue(root);
  const [, area = '', id] = /^areas\/(?<area>.+?)(?:\/\d{4}\/(?:(?<id>[^/]+)\/)?[^/]+|\/area\.yaml)$/u.exec(path) ?? [];
  const place = catalogue.areas.get(area)?.names.zh;
  const titles = catalogue.areas.get(area)?.editions.flatMap((edition) => edition.items.get(id ?? '')?.statement.title ?? []) ?? [];
  const national = catalogue.areas.get('china')?.editions.flatMap((edition) => edition.items.get(id ?? '')?.statement.title ?? []) ?? [];
  const what = place === undefined ? path : `${place}${id === undefined ? '' : ` ${titles.at(-1) ?? national.at(-1) ?? id}`}`;
  if (before === null) return `新建 ${what}`;
  const labels = changedFields(path, parseContentFile(path, before), parseContentFile(path, after));
  return labels.length === 0 ? `整理 ${what}` : `修改 ${what}：${labels.join('、')}`;
}
