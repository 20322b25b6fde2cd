import type { Catalogue, Edition } from '../../catalogue/catalogue.ts';
import { type EntitlementStatement, plainSentenceLimit } from '../../catalogue/entitlement.schema.ts';
import type { Basis } from '../../catalogue/fields.schema.ts';
import type { ResolvedEntitlement, ResolvedList } from '../../catalogue/resolve-lists.ts';
import { type Category, type ServiceType, serviceTypes, type TargetGroup } from '../../catalogue/vocabulary.ts';
import { tableFields } from '../export/entry-cells.ts';
import { squash } from './cell-text.ts';
import { type KeptData, type KeptEntry, keptFor } from './data-table.ts';
import type { ImportProblem } from './import-problems.ts';
import { type Candidate, type Match, matchRows, rankTypes } from './match-rows.ts';
import { categoryWords, type ListRow } from './read-list.ts';
import { readRow, type ReadRow, type RowContext } from './read-row.ts';
import { sameData } from './same-data.ts';
import { sayAgain } from './say-again.ts';

/** Where a list goes, and what is already said there and above. */
export interface Destination extends RowContext {
  catalogue: Catalogue;
  /** The list above, on the day of this one. */
  above: ResolvedList | undefined;
  /** The same year's edition, if there is one already, and the one before it. */
  edition: Edition | undefined;
  last: Edition | undefined;
  /** Whom the list is for, by its title. */
  groups: readonly TargetGroup[];
  /** Departments that issued the list: they answer where no other is named. */
  issuedBy: readonly string[];
}

/** One row as an entry. */
export interface Draft extends ReadRow {
  id: string;
  match: Match | undefined;
  /** The entry above, if it is one that is granted there. */
  above: ResolvedEntitlement | undefined;
  /** What the table does not say and the check needs: filled in, and named in the report. */
  guessed: EntitlementStatement;
  /** The whole entry, where the file is an export of ours. */
  kept?: { statement: EntitlementStatement; body: string };
}

export interface Drafts {
  drafts: Draft[];
  problems: ImportProblem[];
  /** Entries of our own export whose row is gone. */
  rowless: KeptEntry[];
}

/** Turns the rows of a list into entries. Nothing is invented: what the table does not say is left out, or guessed and named. */
export function draftEntries(rows: readonly ListRow[], destination: Destination, kept: KeptData): Drafts {
  const problems: ImportProblem[] = [];
  const read = rows.map((row) => readRow(row, destination, problems));
  problems.push(...findDoubles(read));
  const known = read.map(({ title, row }) => keptFor(kept, title, row.number));
  const keptIds = new Set(known.flatMap((entry) => entry?.id ?? []));
  const candidates = candidatesOf(destination);
  const matches = matchRows(
    read.map(({ title, said, row }, index) => ({
      title: known[index] ? '' : title,
      text: known[index] ? '' : [said.who ?? '', ...(said.provides ?? [])].join(''),
      category: row.category,
      isLocalAddition: row.isLocalAddition === true,
    })),
    candidates.filter(({ id }) => !keptIds.has(id)),
  );
  const taken = new Set([...candidates.map(({ id }) => id), ...keptIds, ...idsOfAreas(destination)]);
  const drafts = read.map((draft, index) => {
    const entry = known[index];
    const match = entry ? { id: entry.id, score: 1, sure: true } : matches[index];
    const above = match && destination.above?.byId.get(match.id);
    const matched: Draft = { ...draft, match, above, id: match?.id ?? '', guessed: {} };
    if (!entry) return complete(matched, destination, taken);
    const own = ownFieldsOf(matched, entry, destination);
    const body = addedText(matched, own, destination);
    return entry.stated === undefined
      ? complete({ ...matched, said: own, body }, destination, taken)
      : { ...matched, kept: { statement: own, body: [entry.body, body].filter((text) => text !== '').join('\n\n') } };
  });
  const rowless = kept.entries.filter(({ id }) => !keptIds.has(id));
  return {
    drafts: [...drafts, ...rowless.flatMap((entry) => withoutRow(entry, destination))],
    problems,
    rowless: rowless.filter(({ number }) => number !== ''),
  };
}

/** The fields that the area states: those of the second table, and of the first what was stated before or has been edited. */
function ownFieldsOf({ id, said, above }: Draft, entry: KeptEntry, context: RowContext): EntitlementStatement {
  const own: Record<string, unknown> = { ...entry.statement };
  const saidAbove = above ? sayAgain(context, above).said : {};
  for (const field of tableFields) {
    const value = said[field];
    const exact = entry.statement[field];
    const untouched = exact === undefined ? saidAbove[field] : sayAgain(context, onlyWith(id, field, exact)).said[field];
    if (value === undefined || (exact !== undefined && sameData(value, untouched))) continue;
    const isIdAsTitle = field === 'title' && value === id;
    if (exact !== undefined || entry.stated?.includes(field) || !(sameData(value, untouched) || isIdAsTitle)) own[field] = value;
  }
  return own;
}

/** Text in columns that the clerk has added to our own export. What its 依据 column leaves over stood there before. */
function addedText({ id, body, above }: Draft, own: EntitlementStatement, context: RowContext): string {
  const basis = own.basis ?? above?.layers[0]?.statement.basis;
  const before = basis === undefined ? '' : sayAgain(context, onlyWith(id, 'basis', basis)).body;
  return body === before ? '' : body.replace(before, '').trim();
}

/** An entry that states one field and nothing else. */
function onlyWith(id: string, field: (typeof tableFields)[number], value: unknown): Pick<ResolvedEntitlement, 'id' | 'fields' | 'layers'> {
  const origin = { statement: field === 'basis' ? { basis: value } : {} } as ResolvedEntitlement['layers'][number];
  return { id, fields: field === 'basis' ? {} : { [field]: { value, origin } }, layers: [origin] };
}

/** What our own export holds beside the table: an entry that the area does not offer. */
function withoutRow({ id, number, title, place, statement, body }: KeptEntry, { above }: Destination): Draft[] {
  if (number !== '') return [];
  const row: ListRow = { place, number: undefined, categoryWords: undefined, category: undefined, cells: {} };
  const match = { id, score: 1, sure: true };
  return [
    {
      row,
      id,
      title,
      match,
      above: above?.byId.get(id),
      said: {},
      body: '',
      guessed: {},
      guesses: [],
      unplaced: [],
      named: [],
      kept: { statement, body },
    },
  ];
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
  return [first, clause].find(fits) ?? Array.from(title).slice(0, plainSentenceLimit).join('').trim();
}

/** The clause of the published list itself: its number in the list. */
export function basisOf(draft: Pick<Draft, 'row' | 'said'>, document: string, clauses: ReadonlySet<string>): Basis[] {
  const number = draft.row.number === undefined ? undefined : String(draft.row.number);
  const own: Basis = { document, ...(number !== undefined && clauses.has(number) ? { clause: number } : {}) };
  return [own, ...(draft.said.basis ?? []).filter((basis) => basis.document !== document)];
}
