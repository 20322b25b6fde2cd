import { stringify } from 'yaml';
import type { Area, Catalogue, Edition } from '../../catalogue/catalogue.ts';
import { editionSchema } from '../../catalogue/edition.schema.ts';
import { entitlementSchema, type EntitlementStatement } from '../../catalogue/entitlement.schema.ts';
import type { ResolvedEntitlement, ResolvedList } from '../../catalogue/resolve-lists.ts';
import { titleOf } from '../field-names.ts';
import { sameData } from '../import/same-data.ts';
import { sayAgain } from '../import/say-again.ts';
import { cellsOf, tableFields } from './entry-cells.ts';

/** A table as it is written: cells are text, `null` below or beside the cell that they are merged with. */
export interface OutTable {
  name: string;
  /** Above the header, over all columns. */
  caption: string;
  header: string[];
  /** Relative widths. */
  widths: number[];
  rows: (string | null)[][];
  /** Below the table. */
  notes: string[];
}

export interface ListToExport {
  catalogue: Catalogue;
  area: Area;
  /** The edition that is given back; undefined where the area only has what is granted above. */
  edition: Edition | undefined;
  list: ResolvedList;
}

/** Columns of the official form; each but 类别 and 序号 is a field of an entry. */
const columns = [
  { header: '类别', width: 7 },
  { header: '序号', width: 5 },
  { header: '服务项目', width: 14 },
  { header: '服务对象', width: 16 },
  { header: '服务内容', width: 40 },
  { header: '条件', width: 18 },
  { header: '牵头部门', width: 12 },
  { header: '配合部门', width: 14 },
  { header: '依据', width: 24 },
];

/** Of an entry in the second table: fields that this area states although they say the same as above; nothing of its own. */
export const statedField = 'stated';
export const inheritedField = 'inherited';
/** The edition in the second table. */
export const editionMark = '本版';

/** The list in the official form, and a second table with all that the form has no column for, so that it can be read back. */
export function listAsTables(toExport: ListToExport): { official: OutTable; data: OutTable } {
  const { catalogue, area, edition, list } = toExport;
  const title = edition?.statement.title.zh ?? `${area.names.zh}流动儿童在居住地享有关爱服务清单`;
  const rows = list.entitlements.map((entitlement, index) => ({
    entitlement,
    number: index + 1,
    cells: cellsOf(catalogue, area, entitlement),
  }));
  const note = edition?.statement.note?.zh;
  return {
    official: {
      name: '清单',
      caption: title,
      header: columns.map(({ header }) => header),
      widths: columns.map(({ width }) => width),
      rows: rows.map(({ number, cells }, index) => {
        const { category } = cells;
        const isFirst = index === 0 || rows[index - 1]?.cells.category !== category;
        return [
          isFirst ? category : null,
          String(number),
          cells.title,
          cells.who,
          cells.provides,
          cells.conditions,
          cells.lead,
          cells.support,
          cells.basis,
        ];
      }),
      notes: note === undefined ? [] : [`注：${note}`],
    },
    data: {
      name: '资料',
      caption: '以下供网站再次导入用：上表没有列出的内容。改上表就可以；这里也可以改，没有的不用填。',
      header: ['序号', '服务项目', '代号', '字段', '内容'],
      widths: [6, 20, 24, 22, 60],
      rows: [
        ...Object.entries(edition?.statement ?? {}).map(([field, value]) => [
          '',
          title,
          editionMark,
          nameOf(editionSchema.shape, field),
          encode(value),
        ]),
        ...rows.flatMap(({ entitlement, number, cells }) => dataOf(toExport, entitlement, String(number), cells.title)),
        ...[...(edition?.items.values() ?? [])]
          .filter(({ id }) => !list.byId.has(id))
          .flatMap(({ id, statement, body }) => dataRows('', statement.title ?? '', id, statement, body)),
      ],
      notes: [],
    },
  };
}

/** What the second table says of an entry. */
function dataOf(toExport: ListToExport, entitlement: ResolvedEntitlement, number: string, title: string): string[][] {
  const { id } = entitlement;
  const own = toExport.edition?.items.get(id);
  if (!own) return [[number, title, id, `沿用上级 ${inheritedField}`, '是']];
  const unsaid = fieldsNotReadBack(toExport, entitlement);
  const { statement, body } = own;
  const stated = tableFields.filter((field) => statement[field] !== undefined);
  const beside = Object.fromEntries(
    Object.entries(statement).filter(([field]) => !(tableFields as readonly string[]).includes(field) || unsaid.has(field)),
  ) as EntitlementStatement;
  return [[number, title, id, `本级写明 ${statedField}`, stated.join(' ')], ...dataRows(number, title, id, beside, body)];
}

function dataRows(number: string, title: string, id: string, statement: EntitlementStatement, body: string): string[][] {
  const fields = Object.entries(statement).map(([field, value]) => [
    number,
    title,
    id,
    nameOf(entitlementSchema.shape, field),
    encode(value),
  ]);
  return body.trim() === '' ? fields : [...fields, [number, title, id, '正文 body', encode(body.trim())]];
}

/** Own fields that the table shows and a reader of it would take for something else, such as a sentence of two lines. */
function fieldsNotReadBack(toExport: ListToExport, entitlement: ResolvedEntitlement): Set<string> {
  const own = toExport.edition?.items.get(entitlement.id)?.statement ?? {};
  const { said } = sayAgain(toExport, entitlement);
  return new Set(tableFields.filter((field) => own[field] !== undefined && !sameData(said[field], own[field])));
}

const nameOf = (shape: Record<string, unknown>, field: string): string => {
  const schema = shape[field];
  return `${(schema === undefined ? undefined : titleOf(schema as never)) ?? ''} ${field}`.trim();
};

/** A value as an editor would write it in a file; text as it is, unless it could be taken for something else. */
export function encode(value: unknown): string {
  const text = typeof value === 'string' ? value : stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
  if (!oddLineEnds.test(text) && (typeof value !== 'string' || !/^["'[{]|^\s|\s$/u.test(value))) return text;
  return JSON.stringify(value).replaceAll(
    new RegExp(oddLineEnds, 'gu'),
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Readers of Word files take these for the end of a line. */
const oddLineEnds = /[\r\u0085\u2028\u2029]/u;
