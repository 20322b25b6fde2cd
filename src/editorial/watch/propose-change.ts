import type { Catalogue } from '../../catalogue/catalogue.ts';
import { officialUrlSchema } from '../../catalogue/fields.schema.ts';
import { isPublished } from '../../catalogue/frozen-edition.ts';
import type { ContentFile } from '../../catalogue/content-file.ts';
import type { Bilingual } from '../finding.ts';
import { correctEntry } from '../year/correct-entry.ts';
import { removeField, setField } from '../year/edit-yaml.ts';
import type { ReadText } from '../year/refusals.ts';
import type { LinkFinding, LinkFindingKind } from './judge-visit.ts';
import type { LinkUse } from './watched-links.ts';

export interface ProposeOptions {
  catalogue: Catalogue;
  today: string;
  readText: ReadText;
  parse: (path: string, text: string) => ContentFile;
}

export interface ChangeProposal {
  title: Bilingual;
  /** Markdown: what was found, whom it reaches, what to do. */
  text: string;
  /** A change that `git apply` takes, where one can be made; never a change of a right. */
  patch: string | undefined;
}

const names: Record<LinkFindingKind, Bilingual> = {
  gone: { zh: '网页没有了', en: 'page is gone' },
  moved: { zh: '网页搬了家', en: 'page has moved' },
  unreachable: { zh: '网站打不开', en: 'site cannot be reached' },
  changed: { zh: '依据的网页变了', en: 'cited page has changed' },
  lapsed: { zh: '依据的网页提到废止或失效', en: 'cited page speaks of repeal' },
};

export const nameOfFinding = (kind: LinkFindingKind): Bilingual => names[kind];

/** One ready proposal for one finding: the text of the change, and why. What rests on the page is named, never changed. */
export function proposeChange(finding: LinkFinding, options: ProposeOptions): ChangeProposal {
  const { kind, link, status, movedTo, problem, gone = [], come = [], on } = finding;
  const { catalogue } = options;
  const title = { zh: `${names[kind].zh}：${link.url}`, en: `${names[kind].en}: ${link.url}` };
  const edited = editFiles(finding, options);
  const patch = edited.map(({ path, before, after }) => patchOf(`content/${path}`, before, after)).join('');
  const nameOf = (path: string): string => catalogue.areas.get(path)?.names.zh ?? path;
  const byArea = Map.groupBy(link.restsOnIt, ({ area }) => area);
  const lines = [
    `# ${title.zh}`,
    '',
    title.en,
    '',
    `- 影响 reach: ${link.reach}（区县×项 districts × items）`,
    ...(status === undefined ? [] : [`- HTTP ${status}`]),
    ...(problem === undefined ? [] : [`- ${problem}`]),
    ...(movedTo === undefined ? [] : [`- 新网址 new address: <${movedTo}>`]),
    ...link.uses.map(({ file, id, at }) => `- 写在 stands in: \`content/${file}\` ${at ? `\`${at.join('.')}\`` : `（${id} 的正文 text）`}`),
    '',
    '## 怎么办 What to do',
    '',
    ...advice(finding, edited.length > 0),
    '',
  ];
  if (gone.length + come.length > 0) {
    lines.push(
      `## 变了什么（${on ?? ''}）What changed`,
      '',
      '```diff',
      ...gone.map((line) => `- ${fenced(line)}`),
      ...come.map((line) => `+ ${fenced(line)}`),
      '```',
      '',
    );
  }
  if (link.restsOnIt.length > 0) {
    lines.push('## 以它为依据的项目 Entries that rest on it', '');
    for (const [area, entries] of byArea) {
      const ids = entries.map(({ id }) => id);
      lines.push(
        `- ${nameOf(area)}: ${ids.join(' ')}`,
        `  - \`npm run assure -- ${area.replace(/^china\//u, '')} ${ids.join(' ')} --by <部门>\``,
      );
    }
    lines.push('');
  }
  if (patch !== '') lines.push('## 改动 The change', '', '```diff', patch.trimEnd(), '```', '');
  return { title, text: `${lines.join('\n').trimEnd()}\n`, patch: patch === '' ? undefined : patch };
}

const fenced = (line: string): string => line.replaceAll('```', "'''");

function advice({ kind }: LinkFinding, hasPatch: boolean): string[] {
  switch (kind) {
    case 'moved':
      return hasPatch
        ? ['打开新网址看一看，内容一样就用下面的改动。', 'Look at the new address; if it is the same page, take the change below.']
        : [
            '新网址不是政府或机构官网，或者要改已发布的内容：先看一看，再手工改。',
            'The new address is no official one, or stands in something published: look at it and change it by hand.',
          ];
    case 'gone':
      return [
        '在原网站上找这份文件的新网址；找不到的，可以先去掉网址。文件本身和以它为依据的项目都不删。',
        'Look for the page’s new address on the same site; if there is none, the address may go. The document and what rests on it stay.',
      ];
    case 'unreachable':
      return [
        '连续几次打不开：在浏览器里试一试，还打不开就问发布单位。',
        'Several visits in a row failed: try it in a browser, and ask the office if it stays so.',
      ];
    case 'changed':
      return [
        '看看下面的变化动没动权利、金额、条件；没有的，运行下面的核对命令；有的，改项目。',
        'See whether rights, amounts or conditions changed; if not, run the command below; if so, change the entries.',
      ];
    case 'lapsed':
      return [
        '网页提到废止、失效或停止执行：确认后改文件的 validity 和 repealedOn，再找接替的文件。',
        'The page speaks of repeal: once confirmed, change validity and repealedOn of the document, and look for what follows it.',
      ];
  }
}

interface Edited {
  path: string;
  before: string;
  after: string;
}

/** The files with the address put right, where that is all there is to do. */
function editFiles({ kind, link, movedTo }: LinkFinding, options: ProposeOptions): Edited[] {
  const official = movedTo !== undefined && officialUrlSchema.safeParse(movedTo).success;
  const files = new Map<string, Edited>();
  const write = (path: string, change: (text: string) => string): void => {
    const before = files.get(path)?.before ?? options.readText(path);
    files.set(path, { path, before, after: change(files.get(path)?.after ?? before) });
  };
  for (const use of link.uses) {
    if (kind === 'moved' && official) moveAddress(use, link.url, movedTo, options, write);
    // An address alone may go from a document or a contact; a channel may consist of nothing else.
    else if (kind === 'gone' && use.at && use.at[0] !== 'channels') write(use.file, (text) => removeField(use.file, text, use.at ?? []));
  }
  return [...files.values()].filter(({ before, after }) => before !== after);
}

function moveAddress(
  use: LinkUse,
  from: string,
  to: string,
  { catalogue, today, readText, parse }: ProposeOptions,
  write: (path: string, change: (text: string) => string) => void,
): void {
  const { file, at, area, id } = use;
  const home = catalogue.areas.get(area);
  const edition = home?.editions.find(({ items }) => items.get(id)?.file === file);
  if (home && edition && isPublished(edition)) {
    const outcome = correctEntry({ content: { catalogue }, area: home, edition, id, from, to, today, readText, parse });
    if ('files' in outcome) for (const planned of outcome.files) write(planned.path, () => planned.text);
    return;
  }
  write(file, (text) => (at ? setField(file, text, at, to) : text.replaceAll(from, to)));
}

/** A unified diff of one stretch of lines. */
export function patchOf(path: string, before: string, after: string): string {
  const [old, now] = [linesWithEnds(before), linesWithEnds(after)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const start = Math.max(0, head - 3);
  const behind = Math.min(3, tail);
  const context = (lines: readonly string[]): string => lines.map((line) => ` ${line}`).join('');
  const count = (lines: readonly string[]): number => lines.length - tail + behind - start;
  return [
    `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n`,
    `@@ -${start + 1},${count(old)} +${start + 1},${count(now)} @@\n`,
    context(old.slice(start, head)),
    ...old.slice(head, old.length - tail).map((line) => `-${line}`),
    ...now.slice(head, now.length - tail).map((line) => `+${line}`),
    context(old.slice(old.length - tail, old.length - tail + behind)),
  ].join('');
}

const noNewline = '\n\\ No newline at end of file\n';
const linesWithEnds = (text: string): string[] =>
  (text.match(/[^\n]*\n|[^\n]+$/gu) ?? []).map((line) => (line.endsWith('\n') ? line : `${line}${noNewline}`));
