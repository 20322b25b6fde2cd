import type { Area, Catalogue } from '../../catalogue/catalogue.ts';
import type { Channel, EntitlementStatement } from '../../catalogue/entitlement.schema.ts';
import { phoneSchema } from '../../catalogue/fields.schema.ts';
import type { Bilingual } from '../finding.ts';
import { idNumber, mobilePhone } from '../personal-data.ts';
import { lineOf, nameOf, saysNothing, sentencesOf, tidy } from './cell-text.ts';
import { findCitedDocuments } from './cited-documents.ts';
import type { ColumnRole } from './column-roles.ts';
import { departmentReaderFor } from './department-names.ts';
import type { ImportProblem } from './import-problems.ts';
import { asMarkdown } from './markdown-text.ts';
import type { Piece } from './office-file.ts';
import { type HeadedPiece, type ListRow, markAtEnd, splitTitleNumber, type Why } from './read-list.ts';

export interface Guess extends Bilingual {
  field: string;
}

/** What a row says, field by field, before it is compared with anything. */
export interface ReadRow {
  row: ListRow;
  title: string;
  /** What the table says, whether it is new or the same as above. */
  said: EntitlementStatement;
  /** Text of columns that are no field, under their headings. */
  body: string;
  guesses: Guess[];
  unplaced: { piece: Piece; text: string; why: Why }[];
  /** Cells of departments and documents as written, with what they were taken for. */
  named: { text: string; ids: string[] }[];
}

export interface RowContext {
  catalogue: Pick<Catalogue, 'areas' | 'departments' | 'documents'>;
  area: Area;
}

/** Reads the cells of a row. A department that is not known is a problem. */
export function readRow(row: ListRow, { catalogue, area }: RowContext, problems: ImportProblem[]): ReadRow {
  const draft: ReadRow = { row, title: '', said: {}, body: '', guesses: [], unplaced: [], named: [] };
  const { said } = draft;
  const cellsOf = (role: ColumnRole): HeadedPiece[] => (row.cells[role] ?? []).filter(({ text }) => !saysNothing(text));
  const sections: { header: string; lines: string[] }[] = [];
  const sentences = (role: ColumnRole): string[] | undefined => {
    const cells = cellsOf(role);
    const lines = cells.flatMap((cell) => {
      // A second column of the same kind (服务内容, 服务标准) keeps its heading.
      const heading = cell.header === cells[0]?.header ? '' : `${cell.header}：`;
      return publishable(cell, sentencesOf(cell.text), draft).map((line) => heading + line);
    });
    return lines.length > 0 ? lines : undefined;
  };
  const line = (role: ColumnRole): string | undefined => {
    const cells = cellsOf(role);
    const lines = cells.flatMap((cell) => publishable(cell, [lineOf(cell.text)], draft));
    return lines.length > 0 ? lineOf(lines.join('\n')) : undefined;
  };
  const keep = (cell: HeadedPiece): void => {
    const lines = publishable(cell, sentencesOf(cell.text), draft);
    const same = sections.find(({ header }) => header === cell.header);
    if (same) same.lines.push(...lines);
    else if (lines.length > 0) sections.push({ header: isPersonal(cell.header) ? '其他' : cell.header, lines });
  };

  const written = (row.cells.title ?? []).flatMap((cell) => publishable(cell, [nameOf(cell.text)], draft)).join('');
  const { number, title } = splitTitleNumber(written);
  draft.title = title.replace(markAtEnd, '');
  row.number ??= number;
  for (const field of ['provides', 'conditions', 'steps'] as const) {
    const value = sentences(field);
    if (value) said[field] = value;
  }
  for (const field of ['who', 'where', 'cost', 'time'] as const) {
    const value = line(field);
    if (value !== undefined) said[field] = value;
  }
  if (draft.title === '') titleFromContent(draft);
  if (Array.from(draft.title).length > 60) {
    const [short = ''] = /^.{1,60}(?=[，。；：（、]|$)/u.exec(draft.title) ?? [Array.from(draft.title).slice(0, 60).join('')];
    sections.push({ header: '服务项目', lines: [draft.title] });
    draft.guesses.push({
      field: 'title',
      zh: `项目名称太长，截成“${short}”，全文在正文里`,
      en: 'the title was too long and was cut; all of it stands in the text',
    });
    draft.title = short;
  }
  said.title = draft.title;
  if (row.category) said.category = row.category;

  const readDepartments = departmentReaderFor(catalogue, area);
  const departments: { lead: string[]; support: string[] } = { lead: [], support: [] };
  for (const column of ['lead', 'support'] as const) {
    for (const cell of cellsOf(column)) {
      const { lead, support, unknown } = readDepartments(cell.text, column);
      for (const department of unknown)
        problems.push({
          code: 'unknown-department',
          params: { department, alias: department.replace(/^[省市区县州盟旗](?=.{2})/u, ''), place: cell.place },
        });
      departments.lead.push(...lead);
      departments.support.push(...support);
      draft.named.push({ text: lineOf(cell.text), ids: [...lead, ...support] });
    }
  }
  const lead = [...new Set(departments.lead)];
  if (lead.length > 0) said.departments = { lead, support: [...new Set(departments.support)].filter((id) => !lead.includes(id)) };

  for (const cell of cellsOf('basis')) {
    const { cited, complete } = findCitedDocuments(catalogue, cell.text);
    if (cited.length > 0) said.basis = [...(said.basis ?? []), ...cited];
    // What is not a document of ours stays as it was written.
    if (complete) draft.named.push({ text: lineOf(cell.text), ids: cited.map(({ document }) => document) });
    else keep(cell);
  }
  for (const cell of cellsOf('phone')) {
    const { phones, rest } = findPhones(cell.text);
    if (phones.length > 0) said.channels = [...(said.channels ?? []), ...phones.map((phone): Channel => ({ kind: 'phone', phone }))];
    if (rest) keep(cell);
  }
  for (const cell of cellsOf('other')) keep(cell);
  for (const role of ['id', 'field', 'content'] as const) for (const cell of row.cells[role] ?? []) keep(cell);
  draft.body = sections.map(({ header, lines }) => `## ${asMarkdown(header)}\n\n${listOf(lines)}`).join('\n\n');
  return draft;
}

const listOf = (lines: readonly string[]): string =>
  (lines.length === 1 ? lines : lines.map((line) => `- ${line}`))
    .map((line) => (line.startsWith('- ') ? `- ${asMarkdown(line.slice(2))}` : asMarkdown(line)))
    .join('\n');

/** Lines that may be published: none with a person's mobile or identity number, and none that links to a foreign site. */
function publishable(piece: Piece, lines: readonly string[], draft: ReadRow): string[] {
  return lines.filter((text) => {
    if (text === '') return false;
    const plain = text.normalize('NFKC');
    const isForeign = [...plain.matchAll(/(?:https?:\/\/|www\.)(?<host>[^\s/<>（）()，。；、:]+)/giu)].some(
      ({ groups }) => !/(?:^|\.)(?:gov|org|edu)\.cn$/iu.test(groups?.['host'] ?? ''),
    );
    const why = isPersonal(text) ? 'personal-data' : isForeign ? 'foreign-link' : undefined;
    if (why) draft.unplaced.push({ piece, text, why });
    return why === undefined;
  });
}

const isPersonal = (text: string): boolean => mobilePhone.test(text.normalize('NFKC')) || idNumber.test(text.normalize('NFKC'));

/** A row without a title is called by the head of its content. */
function titleFromContent(draft: ReadRow): void {
  const [first = ''] = draft.said.provides ?? (draft.said.who === undefined ? [] : [draft.said.who]);
  const head = /^(?<head>[^：:，,。；;]{2,30})[：:，,。；;]/u.exec(first)?.groups?.['head'] ?? Array.from(first).slice(0, 30).join('');
  draft.title = head === '' ? `第 ${draft.row.number ?? '?'} 项` : head;
  draft.guesses.push({
    field: 'title',
    zh: `没有项目名称，用了内容开头的“${draft.title}”`,
    en: 'no title: the beginning of the content was taken',
  });
}

function findPhones(text: string): { phones: string[]; rest: boolean } {
  const plain = tidy(text).normalize('NFKC');
  const phones: string[] = [];
  const rest = plain.replaceAll(
    /(?<![\d-])(?:\(?(?<code>0\d{2,3})\)?[-\s—]*(?<number>\d{3,4}[-\s]?\d{4})(?:(?:转|-)(?<extension>\d{1,5}))?|(?<free>[48]00)[-\s]?(?<a>\d{3})[-\s]?(?<b>\d{4})|(?<short>1\d{2}|1\d{4}|9\d{4}))(?![\d-])/gu,
    (all, ...args) => {
      const { code, number, extension, free, a, b, short } = args.at(-1) as Record<string, string | undefined>;
      const phone =
        short ??
        (free === undefined
          ? `${code ?? ''}-${(number ?? '').replaceAll(/[-\s]/gu, '')}${extension === undefined ? '' : `-${extension}`}`
          : `${free}-${a ?? ''}-${b ?? ''}`);
      if (!phoneSchema.safeParse(phone).success) return all;
      phones.push(phone);
      return '';
    },
  );
  return { phones: [...new Set(phones)], rest: /[\p{L}\p{N}]/u.test(rest) };
}
