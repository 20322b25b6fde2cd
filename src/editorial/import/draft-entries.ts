import type { Area, Catalogue, Edition } from '../../catalogue/catalogue.ts';
import { type Channel, type EntitlementStatement, plainSentenceLimit } from '../../catalogue/entitlement.schema.ts';
import { type Basis, phoneSchema } from '../../catalogue/fields.schema.ts';
import type { ResolvedEntitlement, ResolvedList } from '../../catalogue/resolve-lists.ts';
import { type Category, type ServiceType, serviceTypes, type TargetGroup } from '../../catalogue/vocabulary.ts';
import type { Bilingual } from '../finding.ts';
import { idNumber, mobilePhone } from '../personal-data.ts';
import { lineOf, nameOf, sentencesOf, squash, tidy } from './cell-text.ts';
import { findCitedDocuments } from './cited-documents.ts';
import type { ColumnRole } from './column-roles.ts';
import { departmentReaderFor } from './department-names.ts';
import type { ImportProblem } from './import-problems.ts';
import { asMarkdown } from './markdown-text.ts';
import { type Candidate, type Match, matchRows, rankTypes } from './match-rows.ts';
import type { Piece } from './office-file.ts';
import { categoryWords, type HeadedPiece, type ListRow, splitTitleNumber, type Why } from './read-list.ts';

/** Where a list goes, and what is already said there and above. */
export interface Destination {
  catalogue: Catalogue;
  area: Area;
  year: string;
  /** The day on which the list above is taken. */
  above: ResolvedList | undefined;
  /** The same year's edition, if there is one already, and the one before it. */
  edition: Edition | undefined;
  last: Edition | undefined;
  /** Whom the list is for, by its title. */
  groups: readonly TargetGroup[];
  /** Departments that issued the list: they answer where no other is named. */
  issuedBy: readonly string[];
  today: string;
}

/** One row as an entry. */
export interface Draft {
  row: ListRow;
  id: string;
  title: string;
  match: Match | undefined;
  /** The entry above, if it is one that is granted there. */
  above: ResolvedEntitlement | undefined;
  /** What the table says, field by field, whether it is new or the same as above. */
  said: EntitlementStatement;
  /** Text of columns that are no field, under their headings. */
  body: string;
  /** What the table does not say and the check needs: filled in, and named in the report. */
  guessed: EntitlementStatement;
  guesses: Guess[];
  unplaced: { piece: Piece; text: string; why: Why }[];
  /** Cells of departments and documents as written, with what they were taken for. */
  named: { text: string; ids: string[] }[];
}

export interface Guess extends Bilingual {
  field: string;
}

export interface Drafts {
  drafts: Draft[];
  problems: ImportProblem[];
}

/** Turns the rows of a list into entries. Nothing is invented: what the table does not say is left out, or guessed and named. */
export function draftEntries(rows: readonly ListRow[], destination: Destination): Drafts {
  const problems: ImportProblem[] = [];
  const read = rows.map((row) => readRow(row, destination, problems));
  problems.push(...findDoubles(read));
  const candidates = candidatesOf(destination);
  const matches = matchRows(
    read.map(({ title, said, row }) => ({
      title,
      text: [said.who ?? '', ...(said.provides ?? [])].join(''),
      category: row.category,
    })),
    candidates,
  );
  const taken = new Set([...candidates.map(({ id }) => id), ...idsOfAreas(destination)]);
  const drafts = read.map((draft, index) => {
    const match = matches[index];
    const above = match && destination.above?.byId.get(match.id);
    return complete({ ...draft, match, above, id: match?.id ?? '' }, destination, taken);
  });
  return { drafts, problems };
}

function candidatesOf({ above, edition, last }: Destination): Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const { id, fields, layers } of above?.entitlements ?? []) {
    candidates.set(id, {
      id,
      titles: layers.flatMap(({ statement }) => statement.title ?? []),
      keywords: fields.keywords?.value ?? [],
      types: fields.types?.value ?? [],
      category: fields.category?.value,
      isBeyondBasicList: fields.beyondBasicList?.value ?? false,
    });
  }
  for (const own of [last, edition]) {
    for (const { id, statement } of own?.items.values() ?? []) {
      const known = candidates.get(id);
      const { title, keywords, types, category } = statement;
      candidates.set(id, {
        id,
        titles: [...(known?.titles ?? []), ...(title === undefined ? [] : [title])],
        keywords: [...(known?.keywords ?? []), ...(keywords ?? [])],
        types: types ?? known?.types ?? [],
        category: category ?? known?.category,
        isBeyondBasicList: known?.isBeyondBasicList ?? false,
      });
    }
  }
  return [...candidates.values()];
}

/** Addresses that entries here cannot have: divisions below. */
function idsOfAreas({ catalogue, area }: Destination): string[] {
  return [...catalogue.areas.values()].filter(({ path }) => path.startsWith(`${area.path}/`)).map(({ slug }) => slug);
}

type ReadRow = Omit<Draft, 'id' | 'match' | 'above'>;

function readRow(row: ListRow, destination: Destination, problems: ImportProblem[]): ReadRow {
  const { catalogue, area } = destination;
  const draft: ReadRow = { row, title: '', said: {}, body: '', guessed: {}, guesses: [], unplaced: [], named: [] };
  const { said } = draft;
  const sections: { header: string; lines: string[] }[] = [];
  const sentences = (role: ColumnRole): string[] | undefined => {
    const cells = row.cells[role] ?? [];
    const lines = cells.flatMap((cell) => {
      // A second column of the same kind (服务内容, 服务标准) keeps its heading.
      const heading = cell.header === cells[0]?.header ? '' : `${cell.header}：`;
      return publishable(cell, sentencesOf(cell.text), draft).map((line) => heading + line);
    });
    return lines.length > 0 ? lines : undefined;
  };
  const line = (role: ColumnRole): string | undefined => {
    const cells = row.cells[role] ?? [];
    const lines = cells.flatMap((cell) => publishable(cell, [lineOf(cell.text)], draft));
    return lines.length > 0 ? lineOf(lines.join('\n')) : undefined;
  };
  const keep = (cell: HeadedPiece): void => {
    const lines = publishable(cell, sentencesOf(cell.text), draft);
    const same = sections.find(({ header }) => header === cell.header);
    if (same) same.lines.push(...lines);
    else if (lines.length > 0) sections.push({ header: cell.header, lines });
  };

  const written = (row.cells.title ?? []).flatMap((cell) => publishable(cell, [nameOf(cell.text)], draft)).join('');
  const { number, title } = splitTitleNumber(written);
  draft.title = title;
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
    for (const cell of row.cells[column] ?? []) {
      const { lead, support, unknown } = readDepartments(cell.text, column);
      for (const department of unknown) problems.push({ code: 'unknown-department', params: { department, place: cell.place } });
      departments.lead.push(...lead);
      departments.support.push(...support);
      draft.named.push({ text: lineOf(cell.text), ids: [...lead, ...support] });
    }
  }
  const lead = [...new Set(departments.lead)];
  if (lead.length > 0) said.departments = { lead, support: [...new Set(departments.support)].filter((id) => !lead.includes(id)) };

  for (const cell of row.cells.basis ?? []) {
    const { cited, complete } = findCitedDocuments(catalogue, cell.text);
    if (cited.length > 0) said.basis = [...(said.basis ?? []), ...cited];
    // What is not a document of ours stays as it was written.
    if (complete) draft.named.push({ text: lineOf(cell.text), ids: cited.map(({ document }) => document) });
    else keep(cell);
  }
  for (const cell of row.cells.phone ?? []) {
    const { phones, rest } = findPhones(cell.text);
    if (phones.length > 0) said.channels = [...(said.channels ?? []), ...phones.map((phone): Channel => ({ kind: 'phone', phone }))];
    if (rest) keep(cell);
  }
  for (const cell of row.cells.other ?? []) keep(cell);
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
    const isPersonal = mobilePhone.test(plain) || idNumber.test(plain);
    const isForeign = [...plain.matchAll(/(?:https?:\/\/|www\.)(?<host>[^\s/<>（）()，。；、:]+)/giu)].some(
      ({ groups }) => !/(?:^|\.)(?:gov|org|edu)\.cn$/iu.test(groups?.['host'] ?? ''),
    );
    if (isPersonal || isForeign) draft.unplaced.push({ piece, text, why: isPersonal ? 'personal-data' : 'foreign-link' });
    return !isPersonal && !isForeign;
  });
}

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

function findDoubles(read: readonly ReadRow[]): ImportProblem[] {
  const byTitle = Map.groupBy(read, ({ title }) => squash(title));
  return [...byTitle.values()].flatMap((same): ImportProblem[] => {
    const [first, second] = same;
    if (!first || !second) return [];
    return [{ code: 'item-twice', params: { title: first.title, places: same.map(({ row }) => row.place).join('、') } }];
  });
}

/** Fills in what a new entry must say, and leaves out what is the same above. */
function complete(draft: Draft, destination: Destination, taken: Set<string>): Draft {
  const { row, said, guessed, guesses } = draft;
  const guess = <K extends keyof EntitlementStatement>(
    field: K,
    value: NonNullable<EntitlementStatement[K]>,
    zh: string,
    en: string,
  ): void => {
    guessed[field] = value;
    guesses.push({ field, zh, en });
  };
  if (said.channels && draft.above) {
    const inherited = draft.above.fields.channels?.value ?? [];
    said.channels = [...inherited, ...said.channels.filter(({ phone }) => !inherited.some((channel) => channel.phone === phone))];
  }
  if (draft.above) return draft;

  const types = guessTypes(draft);
  guess(
    'types',
    types.types,
    `服务类型 ${types.types.join('、')}${types.sure ? '' : '（没有把握）'}`,
    `service types${types.sure ? '' : ' (not sure)'}`,
  );
  if (said.category === undefined) {
    const category = categoryOf(types.types[0], destination);
    guess(
      'category',
      category,
      `方面${row.categoryWords === undefined ? '没有写' : `“${row.categoryWords}”不是六个方面之一`}，猜是${categoryWords[category]}`,
      'category',
    );
  }
  if (said.provides === undefined) guess('provides', [draft.title], '没有服务内容，只写了项目名称', 'no content: title taken');
  if (said.who === undefined) {
    const [group = 'migrant'] = destination.groups;
    guess('who', `${groupWords[group]}。`, '没有服务对象，按清单写', 'no audience: the list’s');
  }
  if (said.departments === undefined)
    guess(
      'departments',
      { lead: [...destination.issuedBy], support: [] },
      '没有牵头部门，暂写发布部门',
      'no lead department: issuer taken',
    );
  guessed.audience = audienceOf(draft, destination);
  const plain = plainOf(draft);
  guess('plain', plain, `一句话“${plain}”取自表里，请改成大白话`, 'plain sentence, please reword');
  guessed.order = 1000 + (row.number ?? 0);
  // An entry that this edition or the last one already has keeps its id.
  const id = draft.match?.id ?? freeId(types.types[0] ?? 'community-life', taken);
  taken.add(id);
  return { ...draft, id };
}

function freeId(type: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? type : `${type}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function guessTypes({ title, said, row }: Draft): { types: ServiceType[]; sure: boolean } {
  const ofTitle = rankTypes({ title, text: '' });
  const ranked = rankTypes({ title, text: [...(said.provides ?? []), said.who ?? ''].join('') });
  const [first, second] = ranked;
  if (!first) return { types: [row.category ? fallbackTypes[row.category] : 'community-life'], sure: false };
  const both = second !== undefined && second.weight >= first.weight * 0.95 && ofTitle.some(({ type }) => type === second.type);
  return {
    types: both ? [first.type, second.type].sort((a, b) => serviceTypes.indexOf(a) - serviceTypes.indexOf(b)) : [first.type],
    sure: first.weight >= 0.4,
  };
}

const fallbackTypes: Record<Category, ServiceType> = {
  'early-childhood': 'child-health-checks',
  education: 'compulsory-education',
  health: 'first-aid-and-health-knowledge',
  housing: 'public-rental-housing',
  support: 'charity',
  development: 'community-life',
};

function categoryOf(type: ServiceType | undefined, { above }: Destination): Category {
  const same = above?.entitlements.find(({ fields }) => type !== undefined && fields.types?.value.includes(type));
  return same?.fields.category?.value ?? 'development';
}

const groupWords: Record<TargetGroup, string> = { migrant: '流动儿童', hardship: '困境儿童', 'left-behind': '留守儿童' };

/** The list's group; where a list is for several, the one that the row names alone. */
function audienceOf({ said, title }: Draft, { groups }: Destination): NonNullable<EntitlementStatement['audience']> {
  const words = `${title}${said.who ?? ''}`;
  const named = groups.filter((group) => words.includes(groupWords[group].slice(0, 2)));
  const [group = 'migrant'] = named.length > 0 ? named : groups;
  const isForGuardians = /家长|父母|监护人/u.test(words) && !/儿童|学生|子女|孩子|未成年/u.test(words);
  return { group, for: isForGuardians ? 'guardian' : 'child' };
}

/** A sentence of the office that fits; else the title. */
function plainOf({ title, said }: Draft): string {
  const [first = ''] = said.provides ?? [];
  const fits = (text: string | undefined): text is string =>
    text !== undefined && text.length >= 6 && Array.from(text).length <= plainSentenceLimit;
  const clause = /^[^。；;]+/u.exec(first)?.[0];
  return [first, clause].find(fits) ?? Array.from(title).slice(0, plainSentenceLimit).join('');
}

/** The clause of the published list itself: its number in the list. */
export function basisOf(draft: Pick<Draft, 'row' | 'said'>, document: string, clauses: ReadonlySet<string>): Basis[] {
  const number = draft.row.number === undefined ? undefined : String(draft.row.number);
  const own: Basis = { document, ...(number !== undefined && clauses.has(number) ? { clause: number } : {}) };
  return [own, ...(draft.said.basis ?? []).filter((basis) => basis.document !== document)];
}
