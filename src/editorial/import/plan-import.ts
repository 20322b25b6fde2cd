import type { Catalogue, Edition } from '../../catalogue/catalogue.ts';
import type { ContentFile } from '../../catalogue/content-file.ts';
import type { EditionStatement } from '../../catalogue/edition.schema.ts';
import { type EntitlementStatement, entitlementSchema } from '../../catalogue/entitlement.schema.ts';
import { type Basis, daySchema } from '../../catalogue/fields.schema.ts';
import { type ResolvedEntitlement, resolveList, type ResolvedList } from '../../catalogue/resolve-lists.ts';
import { isPublished } from '../../catalogue/frozen-edition.ts';
import type { TargetGroup } from '../../catalogue/vocabulary.ts';
import { checkCatalogue } from '../check-catalogue.ts';
import { setField } from '../year/edit-yaml.ts';
import type { PlannedFile, ReadText } from '../year/refusals.ts';
import type { Content } from '../content-under-check.ts';
import type { Finding } from '../finding.ts';
import { lineOf, nameOf, readItemNumber, squash, tidy } from './cell-text.ts';
import { type KeptEntry, readData } from './data-table.ts';
import { type DepartmentReader, departmentReaderFor } from './department-names.ts';
import { basisOf, type Draft, draftEntries } from './draft-entries.ts';
import { entryText, withBody, yamlText } from './entry-text.ts';
import type { ImportProblem } from './import-problems.ts';
import { listPieces, type OfficeFile, type Piece } from './office-file.ts';
import { type AppendixRow, type ReadList, readList } from './read-list.ts';
import { sameData } from './same-data.ts';

export interface ImportOrder {
  file: OfficeFile;
  content: Content;
  area: string;
  year: string;
  today: string;
  /** First day in force, where the file does not say it. */
  from?: string | undefined;
  /** The published list as a document of `content/documents`. */
  document?: string | undefined;
  /** Entries whose file may be changed although an editor has changed it, too; `all` for every one. */
  overwrite: readonly string[];
  /** The text of a file as it is on disk, line ends included. */
  readText: ReadText;
  /** Reads a file of `content/`, and puts files together (these need a digest, so they come from outside). */
  parse: (path: string, text: string) => ContentFile;
  assemble: (files: ContentFile[]) => Content;
  /** What must hold of `content/` afterwards; the check, unless a test looks at the importer alone. */
  check?: (content: Content) => Finding[];
}

/** What happens to one row. */
export interface PlannedEntry {
  draft: Draft;
  path: string;
  outcome: 'new' | 'overlay' | 'same-as-above' | 'unchanged' | 'overwritten' | 'differs';
  /** Fields in which an editor's file says something else than the table: left alone. */
  differs: { field: string; table: string; file: string }[];
}

export interface ImportPlan {
  order: ImportOrder;
  list: ReadList;
  entries: PlannedEntry[];
  files: PlannedFile[];
  /** Named for the list as a whole. */
  guesses: { field: string; zh: string; en: string }[];
  /** Notes of the table that stand in no file. */
  notesUnplaced: Piece[];
  /** Entries of the list above that no row is about, and entries of this edition that are not in the table. */
  notInTable: ResolvedEntitlement[];
  ownNotInTable: string[];
  /** Of our own export: entries whose row is gone, and rows of the second table that cannot be read. */
  rowless: KeptEntry[];
  unread: AppendixRow[];
  /** What the check will still ask for, and only an editor can answer. */
  open: Finding[];
  titles: { list: string; document: string };
}

export type ImportOutcome = { plan: ImportPlan } | { problems: ImportProblem[] };

/** Everything an import would write, and the account of every text in the file. Pure: nothing is written here. */
export function planImport(order: ImportOrder): ImportOutcome {
  const { file, content, year, today } = order;
  const { catalogue } = content;
  const area = catalogue.areas.get(order.area);
  if (!area) throw new RangeError(`no area ${order.area}`);
  const broken = content.files.find(({ syntaxError }) => syntaxError)?.path ?? content.issues[0]?.file;
  if (broken !== undefined) return refuse({ code: 'content-has-errors', params: { file: broken } });
  if (order.document !== undefined && !catalogue.documents.has(order.document))
    return refuse({ code: 'unknown-document', params: { id: order.document } });

  const list = readList(file);
  if (list.rows.length === 0 && list.appendix.length === 0) {
    return refuse({
      code: list.fates.some(({ fate }) => fate.as === 'header') ? 'no-rows' : 'no-table',
      params: {
        name: file.name,
        first: listPieces(file)
          .slice(0, 8)
          .map(({ text }) => lineOf(text).slice(0, 20))
          .join(' | '),
      },
    });
  }

  const edition = area.editions.find((candidate) => candidate.year === year);
  const kept = readData(list.appendix);
  const title =
    list.titles[0] && nameOf(list.titles[0].text).replace(/^附[件表]\s*\d*\s*[：:]?\s*|[（(][一二三四五六七八九十\d]{1,2}[)）]$/gu, '');
  const stated = order.from ?? kept.edition?.inForce.from ?? edition?.statement.inForce.from ?? findDay(list);
  const { madeOn } = findSignature(list);
  const newYear = `${year}-01-01`;
  const from = stated ?? (madeOn !== undefined && madeOn > newYear ? madeOn : newYear);
  const day = dayOfList(kept.edition?.inForce ?? edition?.statement.inForce ?? { from }, today);
  const above = area.parent === undefined ? undefined : listOf(catalogue, area.parent, day);
  const signature = findSignature(list, departmentReaderFor(catalogue, area));
  const issuedBy = edition?.statement.issuedBy ?? (signature.issuedBy.length > 0 ? signature.issuedBy : ['civil-affairs']);
  const destination = {
    catalogue,
    area,
    above,
    edition,
    last: area.editions.filter((other) => other.year < year).at(-1),
    groups: groupsOf(title),
    issuedBy,
  };
  const { drafts, problems, rowless } = draftEntries(list.rows, destination, kept);
  if (problems.length > 0) return { problems: withoutRepeats(problems) };

  const folder = `areas/${area.path}/${year}`;
  const files: PlannedFile[] = [];
  const guesses: ImportPlan['guesses'] = [];
  const guess = (field: string, zh: string, en: string): void => void guesses.push({ field, zh, en });

  const document = order.document ?? kept.edition?.document ?? documentIdOf(catalogue, area.path, year, edition, title);
  const known = catalogue.documents.get(document);
  const numbers = drafts.map(({ row }) => row.number).filter((number) => number !== undefined);
  const clauses = known
    ? new Set(known.statement.clauses?.map(({ id }) => id))
    : new Set(numbers.filter((number, index) => numbers.indexOf(number) === index && numbers.lastIndexOf(number) === index).map(String));
  const listTitle = kept.edition?.title.zh ?? title ?? edition?.statement.title.zh ?? `${area.names.zh}流动儿童在居住地享有关爱服务清单`;
  if (!edition && title === undefined)
    guess('title', `文件里没有表题，清单名称暂写“${listTitle}”`, 'the file has no title; one was made up of the area’s name');

  const entries = drafts.map((draft) => planEntry(draft, order, folder, document, clauses, edition, files));

  const notes = list.notes.map(({ text }) => lineOf(text));
  if (!edition && kept.edition) files.push({ path: `${folder}/edition.yaml`, kind: 'new', text: yamlText(kept.edition) });
  else if (!edition) {
    if (stated === undefined)
      guess(
        'inForce',
        `施行日期没有写，暂写 ${from}，请核对（或加 --from 重新导入）`,
        'the first day in force is not stated; please check',
      );
    if (signature.issuedBy.length === 0)
      guess('issuedBy', '发布部门暂写民政部门，请核对', 'the issuer is taken to be civil affairs; please check');
    const newNote = [
      ...(stated === undefined ? [`施行日期没有写明，这里的日期（${from}）待核实。`] : []),
      ...notes.filter(isPublishable),
    ].join(' ');
    files.push({
      path: `${folder}/edition.yaml`,
      kind: 'new',
      text: yamlText({
        title: { zh: listTitle },
        inForce: { from },
        issuedBy,
        document,
        officialList: { items: drafts.length, text: 'held' },
        status: 'needs-check',
        draft: today,
        note: newNote === '' ? undefined : { zh: newNote },
      }),
    });
  }
  const isCited = files.some(({ text }) => new RegExp(`document: ${document}(?![a-z0-9-])`, 'u').test(text));
  if (!known && isCited) {
    const missing = [
      ...(signature.issuers.length > 0 ? [] : ['发布单位']),
      ...(signature.documentNumber === undefined ? ['发文字号'] : []),
      ...(signature.madeOn === undefined ? ['成文日期'] : []),
      '发布日期',
    ];
    files.push({
      path: `documents/${document}.yaml`,
      kind: 'new',
      text: yamlText({
        title: { zh: listTitle },
        documentNumber: signature.documentNumber,
        kind: 'notice',
        level: area.level,
        area: area.path,
        issuers: signature.issuers.length > 0 ? signature.issuers : [area.names.zh],
        madeOn: signature.madeOn,
        validity: 'needs-check',
        targetGroups: groupsOf(title),
        held: 'cited',
        citedIn: { zh: `导入的表格“${file.name}”` },
        warning: { zh: `${missing.join('、')}待补。` },
        ...(clauses.size > 0 && {
          clauses: drafts.flatMap(({ row, title: name }) =>
            row.number !== undefined && clauses.has(String(row.number)) ? [{ id: String(row.number), title: { zh: name } }] : [],
          ),
        }),
      }),
    });
    guess(
      'document',
      `依据写成清单本身（documents/${document}.yaml），请补：${missing.join('、')}`,
      'the list itself is the basis; please complete that file',
    );
  }
  const note = (edition?.statement ?? kept.edition)?.note?.zh ?? (edition ? '' : notes.filter(isPublishable).join(''));
  const said = squash(note);
  const notesUnplaced = list.notes.filter(({ text }) => !said.includes(squash(text)) && !said.includes(squash(text.replace(/^注：/u, ''))));

  const frozen = edition !== undefined && isPublished(edition) && files.length > 0;
  if (frozen) return refuse({ code: 'frozen', params: { year } });

  const after = order.assemble(withFiles(content.files, files, order.parse));
  const check = order.check ?? ((checked) => checkCatalogue(checked, today).findings);
  const before = new Set(check(content).map(keyOf));
  const findings = check(after).filter((finding) => finding.severity === 'error' && !before.has(keyOf(finding)));
  const stopping = findings.filter(({ code }) => !leftToTheEditor.has(code));
  if (stopping.length > 0) return { problems: stopping.map((finding) => asProblem(finding, entries)) };

  const matched = new Set(entries.map(({ draft }) => draft.id));
  return {
    plan: {
      order,
      list,
      entries,
      files,
      guesses,
      notesUnplaced,
      notInTable: above?.entitlements.filter(({ id }) => !matched.has(id)) ?? [],
      ownNotInTable: [...(edition?.items.keys() ?? [])].filter((id) => !matched.has(id)),
      rowless,
      unread: kept.unread,
      open: findings.filter(({ code }) => leftToTheEditor.has(code)),
      titles: { list: listTitle, document },
    },
  };
}

const refuse = (problem: ImportProblem): ImportOutcome => ({ problems: [problem] });

/** Only the office knows why something ended. */
const leftToTheEditor = new Set<string>(['item-disappeared', 'ended-but-listed']);

function withoutRepeats(problems: readonly ImportProblem[]): ImportProblem[] {
  const seen = new Map<string, ImportProblem>();
  for (const problem of problems) {
    const key = `${problem.code}:${JSON.stringify(problem.params['department'] ?? problem.params)}`;
    if (!seen.has(key)) seen.set(key, problem);
  }
  return [...seen.values()];
}

/** The day on which the list above is taken: today, or where an edition is not in force yet, or no longer, its nearest day. */
export function dayOfList({ from, to }: EditionStatement['inForce'], today: string): string {
  if (from > today) return from;
  return to !== undefined && to < today ? to : today;
}

export function listOf(catalogue: Catalogue, path: string, day: string): ResolvedList | undefined {
  const area = catalogue.areas.get(path);
  if (!area) return undefined;
  return resolveList(area, area.parent === undefined ? undefined : listOf(catalogue, area.parent, day), day);
}

const isPublishable = (text: string): boolean => !/1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\d{17}[\dXx]/u.test(text.normalize('NFKC'));

/** `自 2026 年 3 月 1 日起施行`, in a title or a note. */
function findDay(list: ReadList): string | undefined {
  const texts = list.fates
    .filter(({ fate }) => fate.as === 'note' || fate.as === 'title' || fate.as === 'unplaced')
    .map(({ piece }) => piece.text);
  for (const text of texts) {
    const found = /(?<year>20\d{2})年(?<month>\d{1,2})月(?<day>\d{1,2})日起(?:正式)?(?:施行|实施|执行|生效)/u.exec(
      tidy(text).replaceAll(/\s/gu, ''),
    )?.groups;
    const day = found && isoDay(found);
    if (day !== undefined) return day;
  }
  return undefined;
}

interface Signature {
  documentNumber: string | undefined;
  issuers: string[];
  issuedBy: string[];
  madeOn: string | undefined;
}

/** 落款: a line that names departments and nothing else, and a line that is a date, among the notes or around the table. */
function findSignature(list: ReadList, readDepartments?: DepartmentReader): Signature {
  const lines = list.fates
    .filter(({ fate }) => fate.as === 'note' || (fate.as === 'unplaced' && fate.why === 'around-the-table'))
    .flatMap(({ piece }) => tidy(piece.text).split('\n'))
    // Office and day, or several offices, may share a line.
    .flatMap((line) => (/^[\d年月日\s]+$/u.test(line) ? [line] : line.split(/\s+(?=\S{4})/u)))
    .map((line) =>
      line
        .replaceAll(/\s/gu, '')
        .replace(/^(?:发布|制定|印发)(?:单位|机关|部门)[：:]|（牵头）$/gu, '')
        .replace(chineseDay, (...args) => arabicDay(args.at(-1) as Record<string, string>)),
    );
  const signature: Signature = { documentNumber: undefined, issuers: [], issuedBy: [], madeOn: undefined };
  for (const line of lines) {
    const day = /^(?:(?:发布|成文|印发|公布)?日期[：:])?(?<year>20\d{2})[年.-](?<month>\d{1,2})[月.-](?<day>\d{1,2})日?$/u.exec(
      line,
    )?.groups;
    if (day) signature.madeOn ??= isoDay(day);
    signature.documentNumber ??= /^(?:(?:发文字号|文号|文件编号)[：:])?(?<number>[\p{Script=Han}]{1,12}〔20\d{2}〕\d{1,4}号)$/u.exec(line)
      ?.groups?.['number'];
    if (!readDepartments || line.length > 40 || !/[局厅委会部]$/u.test(line)) continue;
    const { lead, unknown } = readDepartments(line, 'lead');
    if (unknown.length > 0 || lead.length === 0) continue;
    signature.issuers.push(line);
    signature.issuedBy.push(...lead.filter((id) => !signature.issuedBy.includes(id)));
  }
  return signature;
}

/** 二○二六年一月十五日 */
const chineseDay =
  /^(?<year>[一二三四五六七八九〇○Ｏ零]{4})年(?<month>[一二三四五六七八九十]{1,2})月(?<day>[一二三四五六七八九十]{1,3})日$/u;

function arabicDay({ year = '', month = '', day = '' }: Record<string, string>): string {
  const digits = Array.from(year, (sign) => Math.max(0, '一二三四五六七八九'.indexOf(sign) + 1)).join('');
  return `${digits}年${readItemNumber(month) ?? ''}月${readItemNumber(day) ?? ''}日`;
}

function isoDay(found: Record<string, string | undefined>): string | undefined {
  const day = `${found['year'] ?? ''}-${(found['month'] ?? '').padStart(2, '0')}-${(found['day'] ?? '').padStart(2, '0')}`;
  return daySchema.safeParse(day).success ? day : undefined;
}

/** Whom a list is for, by its title; a list that does not say is one for migrant children, as all of them here. */
function groupsOf(title: string | undefined): TargetGroup[] {
  const words = title ?? '';
  if (words.includes('流动')) return ['migrant'];
  const groups: TargetGroup[] = [
    ...(words.includes('困境') ? (['hardship'] as const) : []),
    ...(words.includes('留守') ? (['left-behind'] as const) : []),
  ];
  return groups.length > 0 ? groups : ['migrant'];
}

function documentIdOf(catalogue: Catalogue, area: string, year: string, edition: Edition | undefined, title: string | undefined): string {
  const cited = edition?.statement.document;
  const statement = cited === undefined ? undefined : catalogue.documents.get(cited)?.statement;
  if (
    cited !== undefined &&
    (cited.endsWith('-list') || (title !== undefined && statement && squash(statement.title.zh) === squash(title)))
  )
    return cited;
  const parts = area.split('/');
  const short = `${parts.at(-1) ?? ''}-${year}-list`;
  const other = catalogue.documents.get(short);
  return other === undefined || other.statement.area === area ? short : `${parts.slice(1).join('-')}-${year}-list`;
}

function planEntry(
  draft: Draft,
  order: ImportOrder,
  folder: string,
  document: string,
  clauses: ReadonlySet<string>,
  edition: Edition | undefined,
  files: PlannedFile[],
): PlannedEntry {
  const path = `${folder}/${draft.id}/zh.md`;
  const existing = order.content.files.find((candidate) => candidate.path === path);
  const own = edition?.items.get(draft.id);
  const { kept } = draft;
  const plan = (outcome: PlannedEntry['outcome'], differs: PlannedEntry['differs'] = []): PlannedEntry => ({
    draft,
    path,
    outcome,
    differs,
  });
  if (kept && (!existing || !own)) {
    files.push({ path, kind: existing ? 'changed' : 'new', text: entryText(forWriting(kept.statement), kept.body) });
    return plan(draft.above ? 'overlay' : 'new');
  }
  if (!existing || !own) {
    const differing = differencesFromAbove(draft);
    if (draft.above && Object.keys(differing).length === 0 && draft.body === '') return plan('same-as-above');
    const basis = basisOf(draft, document, clauses);
    // Nobody has checked a draft's entries yet; npm run assure will say who did.
    const isDraft = !edition || edition.statement.draft !== undefined;
    const assured = isDraft ? undefined : { on: order.today, by: edition.statement.issuedBy[0] ?? 'civil-affairs' };
    const statement = forWriting({ ...draft.guessed, ...differing, basis, status: 'needs-check', assured });
    files.push({ path, kind: existing ? 'changed' : 'new', text: entryText(statement, draft.body) });
    return plan(draft.above ? 'overlay' : 'new');
  }
  const differs = kept ? differencesFromKept(kept, own.statement, own.body) : differencesFrom(draft, own.statement, own.body);
  if (differs.length === 0) return plan('unchanged');
  if (!order.overwrite.includes('all') && !order.overwrite.includes(draft.id)) return plan('differs', differs);
  const said = kept?.statement ?? draft.said;
  const changed = differs.flatMap(({ field }) => (field === 'body' ? [] : [[field, said[field as keyof EntitlementStatement]] as const]));
  const newBody = kept ? kept.body : `${own.body.trim()}\n\n${draft.body}`.trim();
  const status = own.statement.status === 'verified' ? [['status', 'needs-check'] as const] : [];
  const text = [...changed, ...status].reduce((before, [field, value]) => setField(path, before, [field], value), order.readText(path));
  files.push({ path, kind: 'changed', text: differs.some(({ field }) => field === 'body') ? withBody(text, newBody) : text });
  return plan('overwritten', differs);
}

/** What the table says other than the area above does; all of it where nothing is granted above. */
function differencesFromAbove({ said, above }: Draft): EntitlementStatement {
  if (!above) return { ...said };
  const fields = above.fields as Record<string, { value: unknown } | undefined>;
  return Object.fromEntries(
    Object.entries(said).filter(([field, value]) => field !== 'basis' && !isSame(field, value, fields[field]?.value)),
  );
}

/** Fields that the table speaks of and the file says otherwise. Of departments only what the table has a column for. */
function differencesFrom({ said, above, body }: Draft, stated: EntitlementStatement, ownBody: string): PlannedEntry['differs'] {
  const fields = above?.fields as Record<string, { value: unknown } | undefined> | undefined;
  const differs = Object.entries(said).flatMap(([field, value]): PlannedEntry['differs'] => {
    const inFile = stated[field as keyof EntitlementStatement] ?? fields?.[field]?.value;
    if (field === 'basis')
      return includesAll(stated.basis ?? [], value as Basis[]) ? [] : [{ field, table: show(value), file: show(inFile) }];
    return isSame(field, value, inFile) ? [] : [{ field, table: show(value), file: show(inFile) }];
  });
  const missing = body !== '' && !squash(ownBody).includes(squash(body));
  return missing ? [...differs, { field: 'body', table: body, file: ownBody.trim() }] : differs;
}

/** The same for our own export, which says all of an entry. What only the file says is an editor's addition and stays. */
function differencesFromKept(kept: NonNullable<Draft['kept']>, stated: EntitlementStatement, ownBody: string): PlannedEntry['differs'] {
  const differs = Object.entries(kept.statement).flatMap(([field, value]): PlannedEntry['differs'] => {
    const inFile = stated[field as keyof EntitlementStatement];
    return sameData(value, inFile) ? [] : [{ field, table: show(value), file: show(inFile) }];
  });
  return kept.body.trim() === ownBody.trim() ? differs : [...differs, { field: 'body', table: kept.body, file: ownBody.trim() }];
}

const includesAll = (all: readonly Basis[], some: readonly Basis[]): boolean =>
  some.every((one) => all.some(({ document, clause }) => document === one.document && (one.clause === undefined || one.clause === clause)));

function isSame(field: string, a: unknown, b: unknown): boolean {
  if (field === 'departments' && a && b) {
    const [table, file] = [a, b] as { lead: string[]; support?: string[] }[];
    return sameData(table?.lead, file?.lead) && ((table?.support ?? []).length === 0 || sameData(table?.support, file?.support));
  }
  return sameData(a, b);
}

const show = (value: unknown): string => (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value));

const schemaOrder = Object.keys(entitlementSchema.shape);
/** In the order of the schema, without what is so by default. */
function forWriting(statement: EntitlementStatement): object {
  const { departments, audience } = statement;
  const plainer = {
    ...statement,
    ...(departments?.support.length === 0 && { departments: { lead: departments.lead } }),
    ...(audience?.for === 'child' && { audience: { group: audience.group, ...(audience.ages && { ages: audience.ages }) } }),
  };
  return Object.fromEntries(Object.entries(plainer).sort(([a], [b]) => schemaOrder.indexOf(a) - schemaOrder.indexOf(b)));
}

/** `content/` as it will be. */
export function withFiles(files: readonly ContentFile[], planned: readonly PlannedFile[], parse: ImportOrder['parse']): ContentFile[] {
  const paths = new Set(planned.map(({ path }) => path));
  return [...files.filter(({ path }) => !paths.has(path)), ...planned.map(({ path, text }) => parse(path, text))];
}

const keyOf = ({ code, file, field, line }: Finding): string => `${code}:${file}:${field}:${line}`;

function asProblem(finding: Finding, entries: readonly PlannedEntry[]): ImportProblem {
  const entry = entries.find(({ path }) => path === finding.file);
  return {
    code: 'check-refuses',
    params: { file: finding.file, line: finding.line, message: finding.message, help: finding.help, place: entry?.draft.row.place ?? '—' },
  };
}
