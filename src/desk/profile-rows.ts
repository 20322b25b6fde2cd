import type { DeclaredChild } from '../declaration/declaration.schema.ts';
import { inChina } from '../declaration/half-year.ts';
import type { Column, ColumnProfile } from './column-profile.schema.ts';
import type { ReadableRecord } from './opened-record.ts';
import { ageOf } from './statistics.ts';

/** One typed cell of a spreadsheet. Numbers of documents and phones are texts: a spreadsheet program would round them. */
export type Cell = { kind: 'text'; text: string } | { kind: 'number'; number: number } | { kind: 'date'; day: string };

/** What a sheet needs to know besides the records. */
export interface SheetFrame {
  today: string;
  district: string;
  /** Our answer in Chinese words: `wordOf('livesWith', 'both-parents')`. */
  wordOf: (field: string, value: string) => string;
  /** 河南省 周口市 太康县 */
  lineOf: (district: string) => string;
}

export interface Sheet {
  headings: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** One row a child, in the order of the records. */
export function sheetOf(profile: ColumnProfile, records: readonly ReadableRecord[], frame: SheetFrame): Sheet {
  const children = records.flatMap((record) => record.content.declaration.children.map((child) => ({ record, child })));
  return {
    headings: profile.columns.map(({ heading }) => heading),
    rows: children.map(({ record, child }, index) =>
      profile.columns.map((column) => cellOf(column, { record, child, number: index + 1, frame })),
    ),
  };
}

/** The profiles for a district's desk, those of the nearest area first. Codes nest: 3301 00 holds 3301 06 (GB/T 2260). */
export function profilesFor(profiles: readonly ColumnProfile[], district: string): ColumnProfile[] {
  const nearness = ({ areas = ['000000'] }: ColumnProfile): number =>
    Math.max(-1, ...areas.map((code) => code.replace(/(?:00)+$/u, '')).map((start) => (district.startsWith(start) ? start.length : -1)));
  return profiles.filter((profile) => nearness(profile) >= 0).toSorted((one, other) => nearness(other) - nearness(one));
}

/** Records that may go to another platform: read, and the guardian agreed to passing on. */
export const mayBePassedOn = ({ content }: ReadableRecord): boolean => content.declaration.consents.passOn;

interface Source {
  record: ReadableRecord;
  child: DeclaredChild;
  number: number;
  frame: SheetFrame;
}

const text = (value: string | undefined): Cell => ({ kind: 'text', text: value ?? '' });
const date = (day: string): Cell => ({ kind: 'date', day });
const count = (number: number): Cell => ({ kind: 'number', number });

function cellOf(column: Column, { record, child, number, frame }: Source): Cell {
  const { content } = record;
  const { home, needs, contact, consents, form } = content.declaration;
  const word = (field: string, value: string | undefined): string =>
    value === undefined ? '' : (column.words?.[value] ?? frame.wordOf(field, value));
  const words = (field: string, values: readonly string[] = []): Cell =>
    text(values.map((value) => word(field, value)).join(column.separator ?? '、'));
  const yesOrNo = (value: boolean): Cell => text(column.words?.[value ? 'yes' : 'no'] ?? (value ? '是' : '否'));
  const place = (code: string | undefined): Cell => text(code === undefined || column.districts === 'code' ? code : frame.lineOf(code));
  switch (column.value) {
    case 'number':
      return count(number);
    case 'id':
      return text(record.id);
    case 'reference':
      return text(content.reference);
    case 'half-year':
      return text(record.halfYear);
    case 'received-on':
      return date(record.receivedOn);
    case 'sent-on':
      return date(inChina(Date.parse(content.sentAt)).day);
    case 'revision':
      return count(record.revision);
    case 'form':
      return text(form);
    case 'district':
      return place(frame.district);
    case 'town':
      return text(home.town);
    case 'community':
      return text(home.community);
    case 'child.name':
      return text(child.name);
    case 'child.born':
      return text(monthAs(column, child.born));
    case 'child.age':
      return count(ageOf(child.born, frame.today));
    case 'child.household':
      return text(word('household', child.household));
    case 'child.household-district':
      return place(child.householdDistrict);
    case 'child.since':
      return text(monthAs(column, child.since));
    case 'child.lives-with':
      return text(word('livesWith', child.livesWith));
    case 'child.permit':
      return text(word('permit', child.permit));
    case 'child.school':
      return text(word('school', child.school));
    case 'child.insurance':
      return text(word('insurance', child.insurance));
    case 'needs':
      return words('kinds', needs.kinds);
    case 'call-soon':
      return yesOrNo(needs.callSoon);
    case 'pass-on':
      return yesOrNo(consents.passOn);
    case 'contact.name':
      return text(contact.name);
    case 'contact.relation':
      return text(word('relation', contact.relation));
    case 'contact.phone':
      return text(contact.phone);
    case 'contact.times':
      return words('times', contact.times);
    case 'contact.language':
      return text(word('language', contact.language));
    case 'empty':
      return text('');
  }
}

function monthAs({ months = 'dash' }: Column, value: string): string {
  const [year = '', month = ''] = value.split('-');
  if (months === 'digits') return `${year}${month}`;
  return months === 'chinese' ? `${year}年${Number(month)}月` : value;
}

/** For a CSV file. */
export const cellText = (cell: Cell): string => (cell.kind === 'text' ? cell.text : cell.kind === 'date' ? cell.day : String(cell.number));
