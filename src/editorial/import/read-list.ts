import { type Category, categories } from '../../catalogue/vocabulary.ts';
import { headOf, readItemNumber, saysNothing, squash, tidy, unwrap, widthOfLines, withoutBlanks } from './cell-text.ts';
import { type ColumnRole, roleOf } from './column-roles.ts';
import { type Grid, type GridCell, isBlank, listPieces, type OfficeFile, type Piece } from './office-file.ts';

/** One item of an office's list: for each kind of column the cells that speak of it, in reading order. */
export interface ListRow {
  /** Where its title stands, or its first cell. */
  place: string;
  number: number | undefined;
  /** 方面 as written, and which of the six it is. */
  categoryWords: string | undefined;
  category: Category | undefined;
  cells: Partial<Record<ColumnRole, HeadedPiece[]>>;
  /** The office says that it has added the item to the lists above: it is none of theirs, however like one it sounds. */
  isLocalAddition?: boolean;
  /** Cells that say 同上, and what stood above. */
  dittos?: { piece: HeadedPiece; above: string }[];
}

/** A cell under its header. */
export interface HeadedPiece extends Piece {
  header: string;
}

/** What became of a text that is no field of an item. */
export type Fate =
  | { as: 'title' }
  | { as: 'header'; role: ColumnRole }
  | { as: 'category'; category: Category | undefined }
  | { as: 'note' }
  /** Belongs to the row: a field, a number, or `无`. */
  | { as: 'row' }
  | { as: 'unplaced'; why: Why };

export type Why =
  | 'around-the-table'
  | 'other-table'
  | 'other-group'
  | 'no-row'
  | 'total'
  | 'outside-columns'
  | 'comment'
  | 'hidden'
  | 'odd-number'
  | 'personal-data'
  | 'foreign-link';

export interface ReadList {
  titles: Piece[];
  /** `注：…` and what stands below the table. */
  notes: Piece[];
  rows: ListRow[];
  /** Rows of our own appendix: 序号 服务项目 代号 字段 内容. */
  appendix: AppendixRow[];
  /** One for each text of the file. */
  fates: { piece: Piece; fate: Fate }[];
}

export interface AppendixRow {
  place: string;
  number: string;
  title: string;
  id: string;
  field: string;
  content: string;
}

/** The six 方面 in the words of the official lists. */
export const categoryWords: Record<Category, string> = {
  'early-childhood': '幼有所育',
  education: '学有所教',
  health: '病有所医',
  housing: '住有所居',
  support: '弱有所扶',
  development: '发展保障',
};

/** Offices vary the sixth words: 幼有善育, 病有良医, 发展有保障. */
const categorySigns: Record<Category, RegExp> = {
  'early-childhood': /幼有.育/u,
  education: /学有.教/u,
  health: /病有.医/u,
  housing: /住有.居/u,
  support: /弱有.扶/u,
  development: /发展有?保障/u,
};

export function findCategory(text: string): Category | undefined {
  const words = withoutBlanks(text);
  return categories.find((category) => categorySigns[category].test(words));
}

/** The rows of every list in the file. Pure; every text of the file gets exactly one fate. */
export function readList(file: OfficeFile): ReadList {
  const isOwnExport = file.blocks.some((block) => block.kind === 'grid' && findHeaders(block, cellsByPlace(block)).some(isDataHeader));
  const reading = new Reading(isOwnExport, isListForMigrants(file));
  for (const block of file.blocks) {
    if (block.kind === 'grid') readGrid(block, reading);
    else reading.readParagraph(block);
  }
  return reading.finish();
}

/** Some short line says that the file is a list for migrant children. */
const isListForMigrants = (file: OfficeFile): boolean =>
  listPieces(file).some(({ text }) => {
    const words = withoutBlanks(text);
    return words.length <= 80 && words.includes('流动') && /清单|目录|一览表|项目表/u.test(words);
  });

class Reading {
  readonly fates = new Map<Piece, Fate>();
  readonly rows: ListRow[] = [];
  readonly appendix: AppendixRow[] = [];
  /** Holds over from a heading above the table, or from the table above. */
  category: { words: string; category: Category | undefined } | undefined;
  private pending: Piece[] = [];
  /** Our own export breaks no lines for want of room. */
  readonly isOwnExport: boolean;
  private readonly isForMigrants: boolean;
  /** The lines between the last table and the next one. */
  private heading = '';

  constructor(isOwnExport: boolean, isForMigrants: boolean) {
    this.isOwnExport = isOwnExport;
    this.isForMigrants = isForMigrants;
  }

  /** Whether the heading of a table that comes now is about other children than the list: 附：困境儿童保障项目. Groups are never mixed. */
  isForOthers(name: string): boolean {
    const heading = this.heading + name;
    this.heading = '';
    return !this.isOwnExport && this.isForMigrants && /困境|留守|孤儿/u.test(heading) && !heading.includes('流动');
  }

  give(piece: Piece, fate: Fate): void {
    if (!this.fates.has(piece)) this.fates.set(piece, fate);
  }

  /** Text outside tables: a heading that names a 方面, a note, or, before the first table, a title. */
  readParagraph(piece: Piece): void {
    if (isBlank(piece.text)) return;
    const category = findCategory(piece.text);
    if (piece.place.includes('批注')) this.give(piece, { as: 'unplaced', why: 'comment' });
    else if (category && withoutBlanks(piece.text).length <= 20) this.startCategory(piece, category);
    else if (isNote(piece.text)) this.give(piece, { as: 'note' });
    else {
      if (withoutBlanks(piece.text).length <= 60) this.heading += piece.text;
      if (this.rows.length === 0) this.pending.push(piece);
      else this.readLoose(piece);
    }
  }

  /** What stands alone below an item: sentences are notes; 续表, 附1, the title of what follows are not. */
  readLoose(piece: Piece): void {
    this.give(piece, /[。；;]\s*$|^[（(]?\d{1,2}[)）.．、]/u.test(tidy(piece.text).trim()) ? { as: 'note' } : aroundTheTable);
  }

  startCategory(piece: Piece, category: Category | undefined): void {
    this.give(piece, { as: 'category', category });
    this.category = { words: withoutBlanks(piece.text), category };
  }

  addPending(pieces: readonly Piece[]): void {
    for (const piece of pieces) this.readParagraph(piece);
  }

  finish(): ReadList {
    // The title is the line that says so; other lines above the table stand around it.
    const lines = this.pending.filter(({ text }) => withoutBlanks(text).length <= 80 && !/[。：:；;]\s*$/u.test(text));
    const title =
      lines.findLast(({ text }) => /清单|目录|一览表|项目表/u.test(text)) ?? lines.find(({ text }) => /流动儿童|未成年人|关爱/u.test(text));
    for (const piece of this.pending) this.give(piece, piece === title ? { as: 'title' } : aroundTheTable);
    const of = (as: Fate['as']): Piece[] => [...this.fates].flatMap(([piece, fate]) => (fate.as === as ? [piece] : []));
    const notes = of('note');
    for (const row of this.rows) if (saysLocal(row, notes)) row.isLocalAddition = true;
    return {
      titles: of('title'),
      notes,
      rows: this.rows,
      appendix: this.appendix,
      fates: [...this.fates].map(([piece, fate]) => ({ piece, fate })),
    };
  }
}

const localWords = /增设|自设|自行设立|自行增加|之外增加|特色项目|新增项目|本[省市区县旗]增加/u;

/** `本县增设项目` among the remarks, or a mark at the title that a note explains so. */
function saysLocal({ cells }: ListRow, notes: readonly Piece[]): boolean {
  const mark = markAtEnd.exec(cells.title?.map(({ text }) => text).join('') ?? '')?.[0].trim();
  return (
    (cells.other ?? []).some(({ text }) => localWords.test(withoutBlanks(text))) ||
    (mark !== undefined && notes.some(({ text }) => text.includes(mark) && localWords.test(text)))
  );
}

/** Refers to a note: 结对帮扶▲. */
export const markAtEnd = /\s*[▲△★☆※]\s*$/u;

const aroundTheTable: Fate = { as: 'unplaced', why: 'around-the-table' };

const isNote = (text: string): boolean =>
  /^(?:[（(]?\s*(?:注|备注|说明|附注|填表说明|补充说明)\s*(?:[一二三四五六七八九十\d]{1,2})?\s*[：:．.、）)\s]|※|\*|★|注意)/u.test(
    tidy(text).trim(),
  );

interface Column {
  role: ColumnRole;
  header: string;
  /** 服务对象和内容 in one column, told apart by labels in the cells. */
  isCombined?: boolean;
  /** Where lines were broken only for want of room. */
  width?: number | undefined;
}
interface Header {
  first: number;
  last: number;
  columns: (Column | undefined)[];
}

/** The head of the second table of our own export. */
const isDataHeader = ({ columns }: Header): boolean => {
  const roles = new Set(columns.map((column) => column?.role));
  return roles.has('id') && roles.has('field');
};

function readGrid(all: Grid, reading: Reading): void {
  for (const cell of all.cells) if (cell.isHidden && !isBlank(cell.text)) reading.give(cell, { as: 'unplaced', why: 'hidden' });
  const grid: Grid = { ...all, cells: all.cells.filter(({ isHidden }) => !isHidden) };
  // One sheet for each 方面.
  const named = findCategory(grid.name);
  if (named) reading.category = { words: grid.name, category: named };
  const at = cellsByPlace(grid);
  const headers = findHeaders(grid, at);
  const [first] = headers;
  if (!first) {
    if (readCards(grid, at, reading)) return;
    for (const cell of textsIn(grid, 0, grid.rows)) reading.give(cell, { as: 'unplaced', why: 'other-table' });
    return;
  }
  if (isDataHeader(first)) for (const cell of textsIn(grid, 0, first.first)) reading.give(cell, { as: 'row' });
  reading.addPending(textsIn(grid, 0, first.first));
  for (const [index, header] of headers.entries()) {
    for (const cell of textsIn(grid, header.first, header.last + 1)) {
      const column = header.columns[cell.column];
      reading.give(cell, column ? { as: 'header', role: column.role } : { as: 'unplaced', why: 'outside-columns' });
    }
    const end = headers[index + 1]?.first ?? grid.rows;
    if (reading.isForOthers(grid.name)) skipTable(grid, header, end, reading);
    else if (isDataHeader(header)) readAppendix(grid, header, end, reading);
    else readRows(grid, at, header, end, index + 1 < headers.length, reading);
  }
}

/** A table for other children: all of it goes into the report, but for the heading of the table that follows. */
function skipTable(grid: Grid, header: Header, end: number, reading: Reading): void {
  for (const cell of textsIn(grid, header.last + 1, end)) {
    if (cell.columnSpan > 1 && textsIn(grid, cell.row, cell.row + 1).length === 1) reading.readParagraph(cell);
    else reading.give(cell, { as: 'unplaced', why: 'other-group' });
  }
}

/** The cell that covers a place, merged ones included. */
type CellsByPlace = (row: number, column: number) => GridCell | undefined;

function cellsByPlace(grid: Grid): CellsByPlace {
  const covered = new Map<number, GridCell>();
  for (const cell of grid.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        const key = row * grid.columns + column;
        if (!covered.has(key)) covered.set(key, cell);
      }
    }
  }
  return (row, column) => covered.get(row * grid.columns + column);
}

const textsIn = (grid: Grid, from: number, to: number): GridCell[] =>
  grid.cells.filter(({ row, text }) => row >= from && row < to && !isBlank(text));

/** Roles that alone do not make a header: the words also stand in titles and notes. */
const strong = new Set<ColumnRole>(['title', 'provides', 'who', 'number', 'category', 'lead', 'id', 'field']);

function findHeaders(grid: Grid, at: CellsByPlace): Header[] {
  const headers: Header[] = [];
  for (let row = 0; row < grid.rows; row += 1) {
    const header = headerAt(grid, at, row);
    if (!header) continue;
    headers.push(header);
    row = header.last;
  }
  return headers;
}

function headerAt(grid: Grid, at: CellsByPlace, first: number): Header | undefined {
  const starting = grid.cells.filter(({ row, text }) => row === first && !isBlank(text));
  const roles = new Set(starting.map(({ text }) => roleOf(text)).filter((role) => role !== undefined));
  const telling = [...roles].filter((role) => strong.has(role));
  const named = starting.filter(({ text }) => roleOf(text) !== undefined).length;
  const isHeader =
    (roles.has('id') && roles.has('field')) ||
    (telling.length >= 2 && (roles.has('title') || roles.has('provides')) && named * 2 >= starting.length && starting.every(isShort));
  if (!isHeader || isHeadOfCard(starting, at)) return undefined;
  // Further header rows: below a merged group (责任部门 → 牵头 | 配合), or beside a header that is merged downwards.
  let last = first;
  while (last + 1 < grid.rows && belongsToHeader(grid, at, first, last + 1)) last += 1;
  const columns = Array.from({ length: grid.columns }, (_, column) => columnAt(at, first, last, column));
  return { first, last, columns: withoutDoubles(columns) };
}

/** 服务项目 | … | 服务对象 | …: headers beside what they head, in the next row too. */
function isHeadOfCard(starting: readonly GridCell[], at: CellsByPlace): boolean {
  const inOrder = [...starting].sort((a, b) => a.column - b.column);
  const [first] = inOrder;
  const alternates = inOrder.every(({ text }, index) => (roleOf(text) !== undefined) === (index % 2 === 0));
  const below = first && at(first.row + first.rowSpan, first.column);
  return alternates && inOrder.length > 1 && below !== undefined && roleOf(below.text) !== undefined;
}

const isShort = ({ text }: Piece): boolean => withoutBlanks(text).length <= 24;

function belongsToHeader(grid: Grid, at: CellsByPlace, first: number, row: number): boolean {
  const own = grid.cells.filter((cell) => cell.row === row && !isBlank(cell.text));
  const reaches = grid.cells.some(
    (cell) => cell.row >= first && cell.row < row && cell.row + cell.rowSpan > row && roleOf(cell.text) !== undefined,
  );
  if (own.length === 0) return reaches;
  return own.every((cell) => {
    const above = at(row - 1, cell.column);
    const isUnderGroup = above !== undefined && above.columnSpan > cell.columnSpan && above.row >= first;
    return isShort(cell) && (roleOf(cell.text) !== undefined || reaches) && (isUnderGroup || (reaches && roleOf(cell.text) !== undefined));
  });
}

/** A column's header from top to bottom; the lowest part that is known decides, then all of it together. */
function columnAt(at: CellsByPlace, first: number, last: number, column: number): Column | undefined {
  const parts: string[] = [];
  for (let row = first; row <= last; row += 1) {
    const words = withoutBlanks(at(row, column)?.text ?? '');
    if (words !== '' && parts.at(-1) !== words) parts.push(words);
  }
  if (parts.length === 0) return undefined;
  const deciding = parts.findLast((part) => roleOf(part) !== undefined) ?? parts.join('');
  const header = parts.join('·');
  return /对象.*内容|内容.*对象/u.test(deciding)
    ? { role: 'who', header, isCombined: true }
    : { role: roleOf(deciding) ?? 'other', header };
}

const answers = /牵头|主办|主管/u;

/** A role that only one column can have: the second one is kept as text. Two 内容 columns both say what is granted. */
function withoutDoubles(columns: (Column | undefined)[]): (Column | undefined)[] {
  const isAppendix = columns.some((column) => column?.role === 'field');
  const seen = new Map<ColumnRole, string>();
  const namesLeads = columns.some((column) => column?.role === 'lead' && answers.test(column.header));
  return columns.map((column) => {
    if (!column) return undefined;
    if (isAppendix) return { ...column, role: column.header === '内容' ? 'content' : column.role };
    const before = seen.get(column.role);
    seen.set(column.role, before ?? column.header);
    const isDouble = before !== undefined && before !== column.header && ['number', 'category', 'title', 'who'].includes(column.role);
    if (isDouble) return { ...column, role: 'other' };
    // Beside 牵头单位, a column of 责任单位 names those who help.
    return namesLeads && column.role === 'lead' && !answers.test(column.header) ? { ...column, role: 'support' } : column;
  });
}

function readRows(grid: Grid, at: CellsByPlace, header: Header, end: number, anotherFollows: boolean, reading: Reading): void {
  const columnOf = (role: ColumnRole): number => header.columns.findIndex((column) => column?.role === role);
  for (const [index, column] of header.columns.entries()) {
    if (column && !reading.isOwnExport)
      column.width = widthOfLines(textsIn(grid, header.last + 1, end).flatMap((cell) => (cell.column === index ? [cell.text] : [])));
  }
  const titleColumn = columnOf('title') === -1 ? columnOf('provides') : columnOf('title');
  const hasTitles = columnOf('title') !== -1;
  const [numberColumn, categoryColumn] = [columnOf('number'), columnOf('category')];
  const width = header.columns.filter((column) => column !== undefined).length;
  const waiting: Piece[] = [];
  let rowsOfTable = 0;
  let current: ListRow | undefined;
  let lastTitle: GridCell | undefined;
  const settleWaiting = (): void => {
    for (const piece of waiting.splice(0)) {
      if (isNote(piece.text)) reading.give(piece, { as: 'note' });
      else reading.readLoose(piece);
    }
  };

  for (let row = header.last + 1; row < end; row += 1) {
    const own = grid.cells.filter((cell) => cell.row === row && !isBlank(cell.text)).sort((a, b) => a.column - b.column);
    const [only] = own;
    if (!only) continue;
    const titleCell = at(row, titleColumn);
    const isHeld = titleCell !== undefined && titleCell === lastTitle && titleCell.row < row;
    if (own.length === 1 && !isHeld && standsAlone(only, header, width, titleColumn, numberColumn)) {
      const category = findCategory(only.text);
      const words = withoutBlanks(only.text);
      if (category && words.length <= 24) reading.startCategory(only, category);
      else if (isNote(only.text) || words.length > 30) waiting.push(only);
      else if (/^[（(]?[一二三四五六七八九十]{1,3}[)）、.．]/u.test(words)) reading.startCategory(only, undefined);
      else waiting.push(only);
      current = category ? undefined : current;
      continue;
    }
    // `一 | 幼有所育`: a heading in the columns of number and title.
    const heading = own.at(-1);
    if (
      own.length === 2 &&
      heading &&
      findCategory(heading.text) &&
      withoutBlanks(heading.text).length <= 12 &&
      only.column === numberColumn
    ) {
      reading.give(only, { as: 'row' });
      reading.startCategory(heading, findCategory(heading.text));
      current = undefined;
      continue;
    }
    if (isNote(only.text) && own.length <= 2 && !isHeld) {
      waiting.push(...own);
      continue;
    }
    if (/^(?:合计|总计|小计|共计)/u.test(withoutBlanks(only.text))) {
      for (const cell of own) reading.give(cell, { as: 'unplaced', why: 'total' });
      continue;
    }
    settleWaiting();
    const categoryCell = categoryColumn === -1 ? undefined : at(row, categoryColumn);
    if (categoryCell?.row === row && categoryCell !== titleCell && !isBlank(categoryCell.text)) {
      reading.startCategory(categoryCell, findCategory(categoryCell.text));
    }
    const numberCell = numberColumn === -1 ? undefined : at(row, numberColumn);
    const number = numberCell?.row === row ? readItemNumber(numberCell.text) : undefined;
    const title = titleCell?.row === row && !isBlank(titleCell.text) ? titleCell : undefined;
    const before = lastTitle?.text ?? (title && continued.test(title.text) ? titleOf(reading.rows.at(-1)) : undefined);
    const repeats =
      title &&
      before !== undefined &&
      withoutContinued(title.text) === withoutContinued(before) &&
      (number === undefined || number === current?.number);
    const hasOwnNumber = numberCell?.row === row && number !== undefined && number !== current?.number;
    const starts =
      !isHeld &&
      ((title !== undefined && !repeats && hasTitles) ||
        (!hasTitles && title !== undefined && (hasOwnNumber || numberColumn === -1 || !current)) ||
        (title === undefined && hasOwnNumber));
    // A table may go on after a page: its first row then belongs to the last item of the table before.
    if (!starts && !current && rowsOfTable === 0) current = reading.rows.at(-1);
    if (starts || !current) {
      if (!starts && !own.some((cell) => isField(header.columns[cell.column]?.role))) {
        for (const cell of own) reading.give(cell, { as: 'unplaced', why: 'no-row' });
        continue;
      }
      current = {
        place: (title ?? only).place,
        number,
        categoryWords: reading.category?.words,
        category: reading.category?.category,
        cells: {},
      };
      reading.rows.push(current);
      rowsOfTable += 1;
      // A cell that is merged over several items speaks of each: 县教育局, from 学前教育 to 义务教育.
      for (const [column, kind] of header.columns.entries()) {
        const held = at(row, column);
        if (!kind || held?.column !== column || held.row >= row || held.row <= header.last || isBlank(held.text)) continue;
        if (isField(kind.role) && kind.role !== 'title' && held !== titleCell) take(held, kind, current, reading, false);
      }
    }
    if (title) lastTitle = title;
    for (const cell of own) take(cell, header.columns[cell.column], current, reading, repeats === true);
  }
  if (anotherFollows) reading.addPending(waiting);
  else settleWaiting();
}

/** `义务教育（续）`, where an item goes on after a page. */
const continued = /[（(]续[)）]\s*$/u;
const withoutContinued = (title: string): string => squash(title.replace(continued, ''));
const titleOf = (row: ListRow | undefined): string | undefined => row?.cells.title?.map(({ text }) => text).join('');

const isField = (role: ColumnRole | undefined): boolean => role !== undefined && role !== 'number' && role !== 'category';

/** A row of one cell: merged over most columns, or the only one and not below 服务内容 or another column of fields. */
function standsAlone(cell: GridCell, header: Header, width: number, titleColumn: number, numberColumn: number): boolean {
  if (cell.columnSpan >= Math.max(2, Math.ceil(width * 0.6))) return true;
  if (findCategory(cell.text) && withoutBlanks(cell.text).length <= 24 && header.columns[cell.column]?.role !== 'category') return true;
  if (cell.columnSpan > 1) return false;
  const role = header.columns[cell.column]?.role;
  if (cell.column === 0 && titleColumn !== 0 && (role === 'number' || role === 'category' || role === undefined))
    return numberColumn !== 0 || readItemNumber(cell.text) === undefined;
  return isNote(cell.text);
}

/** Columns that name persons: lists name offices only. */
const namesPersons = /联系人|经办人|填报人|填表人|责任人|负责人|姓名|领导/u;

function take(cell: GridCell, column: Column | undefined, row: ListRow, reading: Reading, repeatsTitle: boolean): void {
  if (!column) {
    reading.give(cell, { as: 'unplaced', why: 'outside-columns' });
    return;
  }
  if (column.role === 'category') {
    reading.give(cell, { as: 'category', category: findCategory(cell.text) });
    return;
  }
  if (namesPersons.test(column.header)) {
    reading.give(cell, { as: 'unplaced', why: 'personal-data' });
    return;
  }
  const isOdd = column.role === 'number' && readItemNumber(cell.text) === undefined && !saysNothing(cell.text);
  reading.give(cell, isOdd ? { as: 'unplaced', why: 'odd-number' } : { as: 'row' });
  if (column.role === 'number' || (column.role === 'title' && repeatsTitle)) return;
  const piece = { place: cell.place, text: unwrap(cell.text, column.width), header: column.header };
  if (column.isCombined) {
    for (const { role, text } of splitByLabels(piece.text)) (row.cells[role] ??= []).push({ ...piece, text });
    return;
  }
  const isDitto = !reading.isOwnExport && /^(?:同上|同前|〃|″)[。.]?$/u.test(withoutBlanks(cell.text));
  const above = isDitto ? reading.rows.at(-2)?.cells[column.role] : undefined;
  const same = above?.filter(({ header }) => header === column.header);
  if (same && same.length > 0) {
    (row.dittos ??= []).push({ piece, above: same.map(({ text }) => text).join('、') });
    (row.cells[column.role] ??= []).push(...same.map(({ text }) => ({ ...piece, text })));
  } else (row.cells[column.role] ??= []).push(piece);
}

/** `对象：…` and `【内容】…` in one cell. What has no label is content. */
function splitByLabels(text: string): { role: 'who' | 'provides'; text: string }[] {
  const label = /(?:^|(?<=[\n。；;]))\s*(?:[【[]\s*(?:服务)?(?<boxed>对象|内容)\s*[】\]][：:]?|(?:服务)?(?<plain>对象|内容)[：:])\s*/gu;
  const labels = [...text.matchAll(label)];
  const first = text.slice(0, labels[0]?.index).trim();
  const parts = labels.map((found, index) => ({
    role: (found.groups?.['boxed'] ?? found.groups?.['plain']) === '对象' ? ('who' as const) : ('provides' as const),
    text: text.slice(found.index + found[0].length, labels[index + 1]?.index).replace(labels[index + 1] ? /[；;\s]+$/u : /\s+$/u, ''),
  }));
  return [{ role: 'provides' as const, text: first }, ...parts].filter((part) => part.text !== '');
}

/** Our own appendix (see `list-as-tables.ts`): taken as it stands. */
function readAppendix(grid: Grid, header: Header, end: number, reading: Reading): void {
  const columnOf = (role: ColumnRole): number => header.columns.findIndex((column) => column?.role === role);
  for (let row = header.last + 1; row < end; row += 1) {
    const own = textsIn(grid, row, row + 1);
    const text = (role: ColumnRole): string => own.find(({ column }) => column === columnOf(role))?.text ?? '';
    const [first] = own;
    if (!first) continue;
    for (const cell of own) reading.give(cell, { as: 'row' });
    reading.appendix.push({
      place: first.place,
      number: text('number'),
      title: text('title'),
      id: text('id'),
      field: text('field'),
      content: text('content'),
    });
  }
}

/** A table for one item, with headers in its first column (项目名称 | …; 服务对象 | …). Returns whether it was one. */
function readCards(grid: Grid, at: CellsByPlace, reading: Reading): boolean {
  const pairs: { header: GridCell; value: GridCell | undefined; role: ColumnRole }[] = [];
  const labels = new Set(grid.cells.filter((cell) => isShort(cell) && roleOf(cell.text) !== undefined).map(({ column }) => column));
  for (const cell of grid.cells) {
    const value = at(cell.row, cell.column + cell.columnSpan);
    // Below and above known labels stand others: 办理材料.
    const role =
      !isShort(cell) || isBlank(cell.text) ? undefined : (roleOf(cell.text) ?? (labels.has(cell.column) && value ? 'other' : undefined));
    if (role === undefined || pairs.some((pair) => pair.value === cell)) continue;
    pairs.push({ header: cell, value: value === cell ? undefined : value, role });
  }
  const roles = new Set(pairs.map(({ role }) => role));
  const known = pairs.filter(({ role }) => role !== 'other').length;
  if (!roles.has('title') || roles.size < 3 || known < 3 || pairs.length * 2 < grid.cells.filter(({ text }) => !isBlank(text)).length * 0.7)
    return false;
  let row: ListRow | undefined;
  for (const { header, value, role } of pairs) {
    reading.give(header, { as: 'header', role });
    if (!value || isBlank(value.text)) continue;
    if (role === 'title' || !row) {
      row = {
        place: value.place,
        number: undefined,
        categoryWords: reading.category?.words,
        category: reading.category?.category,
        cells: {},
      };
      reading.rows.push(row);
    }
    if (role === 'category') {
      row.category = findCategory(value.text);
      row.categoryWords = withoutBlanks(value.text);
      reading.give(value, { as: 'category', category: row.category });
    } else if (role === 'number') {
      row.number = readItemNumber(value.text);
      reading.give(value, row.number === undefined ? { as: 'unplaced', why: 'odd-number' } : { as: 'row' });
    } else take(value, { role, header: withoutBlanks(header.text) }, row, reading, false);
  }
  for (const cell of grid.cells) if (!isBlank(cell.text)) reading.give(cell, { as: 'unplaced', why: 'outside-columns' });
  return true;
}

/** `1.` before a title where there is no column for it. */
export function splitTitleNumber(title: string): { number: number | undefined; title: string } {
  const head = headOf(title);
  return { number: head === '' ? undefined : readItemNumber(head), title: title.slice(head.length).trim() };
}
