import { join } from 'node:path';
import { assembleContent, loadCatalogue, parseContentFile } from '../../src/catalogue/source/read-content.ts';
import { squash } from '../../src/editorial/import/cell-text.ts';
import { findArea } from '../../src/editorial/import/find-area.ts';
import { sayProblem } from '../../src/editorial/import/import-problems.ts';
import { writeReport } from '../../src/editorial/import/import-report.ts';
import { listPieces, type OfficeFile } from '../../src/editorial/import/office-file.ts';
import { type ImportOrder, type ImportPlan, planImport, withFiles } from '../../src/editorial/import/plan-import.ts';
import type { Content } from '../../src/editorial/content-under-check.ts';
import { projectRoot } from './built-site.ts';

export const officeFixtures = join(projectRoot, 'tests/fixtures/import');
export const realContent = loadCatalogue(join(projectRoot, 'content'));

export function orderOf(file: OfficeFile, area: string, year: string, more: Partial<ImportOrder> = {}): ImportOrder {
  const content = more.content ?? realContent;
  const found = findArea(content.catalogue, area);
  if ('hint' in found) throw new Error(`no area ${area}`);
  return {
    file,
    area: found.path,
    year,
    today: '2026-11-22',
    overwrite: [],
    readText: (path) => content.files.find((each) => each.path === path)?.text ?? '',
    parse: parseContentFile,
    assemble: assembleContent,
    content,
    ...more,
  };
}

/** The plan of an import that is expected to be accepted. */
export function planned(order: ImportOrder): ImportPlan {
  const outcome = planImport(order);
  if ('problems' in outcome) throw new Error(outcome.problems.map((problem) => sayProblem(problem).zh).join('\n'));
  return outcome.plan;
}

/** `content/` after an import. */
export function contentAfter(plan: ImportPlan): Content {
  return assembleContent(withFiles(plan.order.content.files, plan.files, plan.order.parse));
}

/** Texts of the file that are neither in what is written nor in the report; nothing is dropped silently. */
export function unaccounted(plan: ImportPlan): string[] {
  const report = writeReport(plan, { isDryRun: false });
  const written = [...plan.files.map(({ text }) => text), ...plan.entries.map(({ draft, path }) => textOfEntry(plan, path, draft.id))];
  const haystack = squash(`${written.join('\n')}\n${report}`);
  return listPieces(plan.order.file).flatMap(({ place, text }) =>
    partsOf(text).some((part) => !haystack.includes(part)) ? [`${place}: ${text}`] : [],
  );
}

/** An entry that needed no file says what the one above says. */
function textOfEntry({ order, entries }: ImportPlan, path: string, id: string): string {
  const { above } = entries.find((entry) => entry.path === path)?.draft ?? {};
  const existing = order.content.files.find((file) => file.path === path)?.text ?? '';
  return existing + JSON.stringify(Object.values(above?.fields ?? {}).map((stated) => (stated as { value: unknown }).value)) + id;
}

/** What must be found of a cell: its lines without the numbers before them, split where a list in one line is. */
function partsOf(text: string): string[] {
  const number = /^\s*(?:第?[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.．、]*|[①-⑳]|[•●○■◆▪·*-])\s*$/u;
  if (number.test(text.normalize('NFKC')) || number.test(text)) return [];
  const head =
    /^\s*(?:[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|\d{1,2}(?:[.．、](?!\d)|[)）])|[①-⑳]|[一二三四五六七八九十]{1,3}、|[【[]?(?:服务)?(?:对象|内容)[】\]：:])/u;
  return text
    .replaceAll(/[０-９]/gu, (digit) => digit.normalize('NFKC'))
    .split(/\n|(?<=[。；;])|(?<=[^\d.〔第])(?=(?:[（(]\d{1,2}[)）]|\d{1,2}[.．、](?!\d)|[①-⑳]))/u)
    .map((part) => squash(part.replace(head, '').replace(/（续）$/u, '')))
    .filter((part) => part !== '');
}
