/** What a Word, Excel or CSV file holds, in reading order: the common shape that the importer reads. */
export interface OfficeFile {
  /** Name of the file, without its folder. */
  name: string;
  blocks: Block[];
}

export type Block = Paragraph | Grid;

/** A piece of text and where the clerk finds it: `清单!B3`, `表 1 第 3 行第 2 格`, `第 5 段`. */
export interface Piece {
  place: string;
  /** As written in the file; lines are separated by `\n`. */
  text: string;
}

export interface Paragraph extends Piece {
  kind: 'paragraph';
}

/** A table: cells by their upper left corner, merged ones with their extent. Rows and columns are counted from 0. */
export interface Grid {
  kind: 'grid';
  name: string;
  rows: number;
  columns: number;
  cells: GridCell[];
}

export interface GridCell extends Piece {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  /** In a hidden sheet, row or column: the office does not show it, so it is not published either. */
  isHidden?: boolean;
}

/** Every text of a file that is not blank. The importer answers for each of them. */
export function listPieces(file: OfficeFile): Piece[] {
  const pieces = file.blocks.flatMap((block): Piece[] => (block.kind === 'grid' ? block.cells : [block]));
  return pieces.filter(({ text }) => !isBlank(text));
}

export const isBlank = (text: string): boolean => !/[^\s\p{Cf}\p{Cc}]/u.test(text);
