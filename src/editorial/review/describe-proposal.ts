import type { ContactPoint } from '../../catalogue/area.schema.ts';
import { type Area, type Catalogue, pathsUpwards } from '../../catalogue/catalogue.ts';
import type { Change } from '../../catalogue/compare-editions.ts';
import { isPublished } from '../../catalogue/frozen-edition.ts';
import type { Translate } from '../../i18n/translator.ts';
import { checkCatalogue } from '../check-catalogue.ts';
import { listCitations } from '../citations.ts';
import { type Content, putUnderCheck } from '../content-under-check.ts';
import { nameField } from '../field-names.ts';
import type { Finding } from '../finding.ts';
import { nameAudience, nameValue } from '../wording.ts';
import { compareTrees, coveringAreas, type Effect, fieldOf } from './compare-trees.ts';

export interface Proposal {
  /** The published content as it is, and as it would be. */
  base: Content;
  head: Content;
  today: string;
  /** The messages of the portal: a kind of change goes by the name it has on the page. */
  t: { zh: Translate; en: Translate };
}

const kinds = ['lowered', 'ended', 'altered', 'raised', 'added', 'reworded'] as const satisfies readonly Change['kind'][];

/** What a change proposal means for families, as Markdown for its discussion: what a reviewer has to see comes first. */
export function describeProposal({ base, head, today, t }: Proposal): string {
  const changed = changedFiles(base, head);
  const effects = compareTrees(base, head, today);
  const kindName = (kind: (typeof kinds)[number]): string => `${t.zh(`changes.${kind}`)} ${t.en(`changes.${kind}`)}`;
  const sections = kinds.flatMap((kind) => {
    const ofKind = effects.filter(({ change }) => change.kind === kind);
    return ofKind.length === 0
      ? []
      : [`## ${kindName(kind)} (${ofKind.length})`, '', ...ofKind.flatMap((effect) => describeEffect(effect, head.catalogue, today)), ''];
  });
  const families = new Set(effects.flatMap(({ districts }) => districts)).size;
  const first = [
    ...findingsBrought(base, head, today),
    ...frozenTouched(base.catalogue, head.catalogue),
    ...floorsMoved(effects, head.catalogue),
  ];
  return [
    '# 这次改动对家庭意味着什么 What this proposal means for families',
    '',
    effects.length === 0
      ? `家庭看到的权利、金额、条件都不变。 Nothing changes in what families may get. （${today}）`
      : `${effects.length} 处变化，涉及 ${families} 个县级地区。 ${effects.length} changes in ${families} districts. （${today}）`,
    '',
    ...(first.length > 0 ? ['## 先看这些 Look at these first', '', ...first, ''] : []),
    ...sections,
    ...section('引用的文件 Documents cited', describeCitations(base, head, changed, today)),
    ...section('联系方式 Contacts', describeContacts(base.catalogue, head.catalogue)),
    ...section('其他 Also changed', describeRest(base, head, changed)),
  ]
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n');
}

const section = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? [`## ${title}`, '', ...lines, ''] : []);

/** Text of content as Markdown shows it, unshaped. */
const plain = (text: string): string => text.replaceAll(/[\\`*_[\]<>|#]/gu, '\\$&').replaceAll('\n', ' ');

function describeEffect({ change, before, districts, day, draft }: Effect, catalogue: Catalogue, today: string): string[] {
  const { entitlement } = change;
  const { fields, values } = entitlement;
  const title = plain(fields.title?.value ?? entitlement.id);
  const from =
    day > today ? `（从 ${day} 起${draft ? '，草稿发布后' : ''} from ${day}${draft ? ', once the draft is published' : ''}）` : '';
  const lines = [`- **${title}** \`${entitlement.id}\`${from}${'before' in change ? `：${valueWords(change)}` : ''}`];
  const audience = fields.audience?.value;
  const who = [audience && nameAudience(audience).zh, fields.who && plain(fields.who.value)].filter(Boolean).join('：');
  if (who !== '') lines.push(`  - 谁 who: ${who}`);
  lines.push(`  - 哪里 where: ${placesWords(catalogue, districts)}`);
  const stated = 'value' in change ? values[change.value]?.origin : entitlement.layers[0];
  const reason = stated?.statement.reason;
  if (reason !== undefined) lines.push(`  - 理由 reason: ${plain(reason)}`);
  else if (change.kind === 'lowered') lines.push('  - ⚠ 没有写理由 no reason given');
  if (change.kind === 'reworded')
    lines.push(
      ...change.fields.flatMap((field) =>
        diffOf(field, fieldOf(before, field), fieldOf(entitlement, field), entitlement.layers[0]?.file ?? ''),
      ),
    );
  return lines;
}

function valueWords(change: Extract<Change, { before: unknown }>): string {
  const label = change.entitlement.fields.valueLabels?.value[change.value] ?? change.value;
  return `${plain(label)} ${nameValue(change.before).zh} → ${nameValue(change.after).zh}`;
}

function placesWords(catalogue: Catalogue, districts: readonly string[]): string {
  const areas = coveringAreas(catalogue, districts);
  const named = areas.slice(0, 12).map(({ path, districts: count }) => {
    const area = catalogue.areas.get(path);
    return `${area?.names.zh ?? path}${area && area.children.length > 0 ? `（${count}）` : ''}`;
  });
  const more = areas.length > named.length ? ` …（还有 ${areas.length - named.length} and more）` : '';
  return `${districts.length} 个县级地区 districts: ${named.join('、')}${more}`;
}

/** Old and new words line by line. */
function diffOf(field: string, before: unknown, after: unknown, file: string): string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const gone = old.filter((line) => !now.includes(line));
  const come = now.filter((line) => !old.includes(line));
  const name = nameField(file, [field]).zh;
  if (gone.length + come.length === 0) return [`  - ${name}：次序变了 order changed`];
  return [`  - ${name}`, '    ```diff', ...gone.map((line) => `    - ${line}`), ...come.map((line) => `    + ${line}`), '    ```'];
}

function linesOf(value: unknown): string[] {
  if (value === undefined) return [];
  const all: unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, each]) => `${key}: ${typeof each === 'string' ? each : JSON.stringify(each)}`)
      : [value];
  return all.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)).replaceAll('```', "'''").replaceAll('\n', ' '));
}

/** What the check says of the proposal and did not say before. */
function findingsBrought(base: Content, head: Content, today: string): string[] {
  const keyOf = ({ code, file, field, message }: Finding): string => JSON.stringify([code, file, field, message.zh]);
  const before = new Set(checkCatalogue(base, today).findings.map(keyOf));
  const brought = checkCatalogue(head, today).findings.filter((finding) => !before.has(keyOf(finding)));
  return brought.map(
    ({ severity, code, file, line, message }) =>
      `- ${severity === 'error' ? '✗ 错误 error' : '! 提醒 warning'} \`${code}\` content/${file}:${line} ${plain(message.zh)} ${plain(message.en)}`,
  );
}

/** Editions whose record of publication was rewritten, or that are gone: no command does that. */
function frozenTouched(base: Catalogue, head: Catalogue): string[] {
  return [...base.areas.values()].flatMap(({ path, names, editions }) =>
    editions.filter(isPublished).flatMap(({ year, statement }) => {
      const now = head.areas.get(path)?.editions.find((edition) => edition.year === year);
      if (now?.statement.digest === statement.digest) return [];
      return [
        `- ✗ ${names.zh} ${year} 年的版已经发布，${now ? '冻结摘要却被改写' : '却被删掉'}。 The published ${year} edition of ${path} ${now ? 'had its digest rewritten' : 'was deleted'}.`,
      ];
    }),
  );
}

/** Numbers of an area that those below it may not go under. */
function floorsMoved(effects: readonly Effect[], { areas, areasTopDown }: Catalogue): string[] {
  return effects.flatMap(({ change, day }) => {
    if (!('before' in change)) return [];
    const origin = change.entitlement.values[change.value]?.origin;
    const above = origin === undefined ? undefined : areas.get(origin.area);
    if (!above || above.children.length === 0) return [];
    const own = areasTopDown.filter(
      (area) =>
        area !== above &&
        pathsUpwards(area.path).includes(above.path) &&
        area.editions.some(({ items }) => items.get(change.entitlement.id)?.statement.values?.[change.value] !== undefined),
    );
    const below =
      own.length === 0
        ? ''
        : `；下级自己写了这个数值的 areas below with a value of their own: ${own.map(({ names }) => names.zh).join('、')}`;
    return [`- 底线变了 floor moved: ${above.names.zh} \`${change.entitlement.id}\` ${valueWords(change)}（${day}）${below}`];
  });
}

/** One line for each document, with the clauses that entries in changed files rest on: ＋ new, － no longer. */
function describeCitations(base: Content, head: Content, changed: ReadonlySet<string>, today: string): string[] {
  const citedIn = (content: Content): Map<string, Set<string>> => {
    const all = listCitations(putUnderCheck(content, today)).filter(({ file }) => changed.has(file));
    const byDocument = Map.groupBy(all, ({ basis }) => basis.document);
    return new Map([...byDocument].map(([id, citations]) => [id, new Set(citations.map(({ basis }) => basis.clause ?? ''))]));
  };
  const [before, after] = [citedIn(base), citedIn(head)];
  return [...new Set([...after.keys(), ...before.keys()])].map((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    const statement = (now ? head : base).catalogue.documents.get(id)?.statement;
    const number = statement?.documentNumber === undefined ? '' : ` ${statement.documentNumber}`;
    const held = statement?.held === 'full-text' ? '全文读过 full text held' : '只见引用 only cited elsewhere';
    const validity = statement === undefined || statement.validity === 'valid' ? '' : `，⚠ ${statement.validity}`;
    const link = statement?.sourceUrl === undefined ? '' : ` <${statement.sourceUrl}>`;
    const clauses = [...new Set([...(now ?? []), ...(old ?? [])])]
      .filter((clause) => clause !== '')
      .sort((one, other) => one.localeCompare(other, 'zh', { numeric: true }))
      .map(
        (clause) =>
          `${old && now && !old.has(clause) ? '＋' : old && now && !now.has(clause) ? '－' : ''}${/^\d/u.test(clause) ? `第 ${clause} 条` : `“${plain(statement?.clauses?.find(({ id: each }) => each === clause)?.title.zh ?? clause)}”`}`,
      );
    const isNew = old ? '' : '＋ ';
    const words = `${now ? isNew : '－ '}${plain(statement?.title.zh ?? id)}${number}（${held}${validity}）${link}`;
    return `- ${words}${clauses.length > 0 ? `：${clauses.join('、')}` : ''}`;
  });
}

function describeContacts(base: Catalogue, head: Catalogue): string[] {
  return [...head.areas.values()].flatMap((area) => {
    const contactsOf = (each: Area | undefined): Map<string, ContactPoint> =>
      new Map((each?.statement?.contacts ?? []).map((contact) => [contact.id, contact]));
    const [before, after] = [contactsOf(base.areas.get(area.path)), contactsOf(area)];
    const words = (contact: ContactPoint | undefined): string =>
      contact ? [contact.name.zh, contact.phone, contact.address?.zh, contact.hours?.zh].filter(Boolean).join('，') : '没有 none';
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
      const [old, now] = [words(before.get(id)), words(after.get(id))];
      return old === now ? [] : [`- ${area.names.zh} \`${id}\`：${plain(old)} → ${plain(now)}`];
    });
  });
}

/** Files that changed, in few words: what is not about rights. */
function describeRest(base: Content, head: Content, changed: ReadonlySet<string>): string[] {
  const lines: string[] = [];
  const name = (zh: string, en: string, files: readonly string[]): void => {
    if (files.length > 0)
      lines.push(
        `- ${zh} ${en} (${files.length}): ${files
          .slice(0, 8)
          .map((file) => `\`${file}\``)
          .join(' ')}${files.length > 8 ? ' …' : ''}`,
      );
  };
  const all = [...changed].sort();
  const onlyChecked = all.filter((file) => file.endsWith('/zh.md') && isOnlyChecked(base, head, file));
  name('只改了核对', 'only the check renewed', onlyChecked);
  name(
    '译文',
    'translations',
    all.filter((file) => /\/(?!zh)[a-z]+\.md$/u.test(file)),
  );
  name(
    '指南',
    'guides',
    all.filter((file) => /^pages\/.*\/zh\.md$/u.test(file)),
  );
  name(
    '政策文件',
    'policy documents',
    all.filter((file) => file.startsWith('documents/')),
  );
  name(
    '版的说明',
    'editions',
    all.filter((file) => file.endsWith('/edition.yaml')),
  );
  name(
    '词表和区划',
    'vocabularies and divisions',
    all.filter((file) => !file.includes('/')),
  );
  return lines;
}

function isOnlyChecked(base: Content, head: Content, path: string): boolean {
  const rest = (content: Content): string => {
    const file = content.files.find((each) => each.path === path);
    const { assured: _assured, status: _status, ...data } = (file?.data ?? {}) as Record<string, unknown>;
    return JSON.stringify([data, file?.body ?? null]);
  };
  return base.files.some((file) => file.path === path) && rest(base) === rest(head);
}

/** Files whose text differs between the two trees, or that are in one only. */
function changedFiles(base: Content, head: Content): ReadonlySet<string> {
  const [before, after] = [base, head].map(({ files }) => new Map(files.map(({ path, text }) => [path, text])));
  const paths = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return new Set([...paths].filter((path) => before?.get(path) !== after?.get(path)));
}
