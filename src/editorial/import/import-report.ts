import { categories } from '../../catalogue/vocabulary.ts';
import { lineOf, saysNothing, tidy } from './cell-text.ts';
import { roleNames } from './column-roles.ts';
import type { Piece } from './office-file.ts';
import { shortPath } from '../year/find-edition.ts';
import type { ImportPlan, PlannedEntry } from './plan-import.ts';
import { categoryWords, type Fate, type Why } from './read-list.ts';

/**
 * What was placed, what was guessed, what was not placed: every text of the file is in it or in the files written.
 * Chinese, each heading with English beside.
 */
export function writeReport(plan: ImportPlan, options: { isDryRun: boolean }): string {
  const { order, entries, files, titles } = plan;
  const area = order.content.catalogue.areas.get(order.area);
  const counted = countOutcomes(entries);
  const sections = [
    [
      `# 导入报告 Import report：${order.file.name} → ${area?.names.zh ?? order.area} ${order.year}`,
      '',
      `清单 list：${titles.list}；共 ${entries.length} 项，${describe(counted)}。`,
      ...(options.isDryRun ? ['**试运行，没有写文件。 Dry run: nothing was written.**'] : []),
    ],
    section(
      '要写的文件 Files',
      files.map(({ path, kind }) => `${kind === 'new' ? '新 new' : '改 changed'} content/${path}`),
      '没有改动 nothing to change',
    ),
    section('一、已对上 Placed', entries.flatMap(describeEntry)),
    section(
      '二、猜的，请核对 Guessed',
      [...plan.guesses, ...guessedMatches(entries), ...guessedFields(entries)].map(({ zh, en }) => `${zh} ${en}`),
      '没有 none',
    ),
    section('三、没有放进去的 Not placed', unplaced(plan), '没有 none'),
    section('四、和文件里写的不一样，没有改 Edited by hand, left alone', differing(entries), undefined),
    section(
      '五、还要您决定 For you to decide',
      [
        ...(counted.some(([outcome, count]) => outcome === 'overlay' && count > 0)
          ? [
              '本地的话代替了上级的话：请逐项和上级的页面对照，不得低于上级。 Local words replace those above: compare them, nothing may be below.',
            ]
          : []),
        ...together(
          plan.notInTable.map(({ id, fields }) => `${fields.title?.value ?? id}（${id}）`),
          '上级有、表里没有找到对应的，网页照旧显示上级的内容 Granted above and in no row, shown as before',
        ),
        ...together(
          plan.ownNotInTable,
          '这一版已有、表里没有的，没有改；取消的写进 edition.yaml 的 ended In this edition and in no row, left alone',
        ),
        ...plan.open.map(({ file, message, help }) => `content/${file}：${message.zh} ${help.zh} ${message.en}`),
      ],
      undefined,
    ),
    ...(options.isDryRun || files.length === 0
      ? []
      : [
          section('下一步 Next', [
            '看一遍“猜的”和“没有放进去的”，改好文件，运行 npm run check。 Look through what was guessed and not placed, mend the files, run npm run check.',
            `核对过的项目：npm run assure；都好了：npm run publish -- ${shortPath(order.area)} ${order.year}。发布以前，网页上看不到草稿。 Then npm run assure and npm run publish; a draft is not shown until then.`,
          ]),
        ]),
    section('六、怎么读的表 How the table was read', howRead(plan)),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function section(heading: string, lines: readonly string[], otherwise?: string): string[] {
  if (lines.length === 0) return otherwise === undefined ? [] : [`## ${heading}`, '', otherwise];
  return [`## ${heading}`, '', ...lines.map((line) => `- ${line}`)];
}

type Outcome = PlannedEntry['outcome'];
const outcomeWords: Record<Outcome, string> = {
  new: '新增 new',
  overlay: '对上级项目作补充 overlays above',
  'same-as-above': '与上级相同，沿用 same as above',
  unchanged: '已经导入过，没有变 unchanged',
  overwritten: '按表改了 changed',
  differs: '与文件不同，没有改 differs',
};
const isWritten = (outcome: Outcome): boolean => outcome === 'new' || outcome === 'overlay' || outcome === 'overwritten';

function countOutcomes(entries: readonly PlannedEntry[]): [Outcome, number][] {
  return (Object.keys(outcomeWords) as Outcome[]).map((outcome) => [outcome, entries.filter((entry) => entry.outcome === outcome).length]);
}
const describe = (counted: readonly [Outcome, number][]): string =>
  counted
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${outcomeWords[outcome]} ${count}`)
    .join('，');

const nameOf = ({ row, title }: PlannedEntry['draft']): string => `${row.number === undefined ? '' : `${row.number} `}“${title}”`;

function describeEntry({ draft, outcome }: PlannedEntry): string[] {
  const { row, match, above, id, said } = draft;
  const to =
    match === undefined
      ? `${id}（没有对应的上级项目 nothing like it above）`
      : `${id}${above?.fields.title ? `（${above.fields.title.value}）` : ''}`;
  const fields = Object.keys(said).join(' ');
  return [`${nameOf(draft)} [${row.place}] → ${to}：${outcomeWords[outcome]}；${fields}`];
}

function guessedMatches(entries: readonly PlannedEntry[]): { zh: string; en: string }[] {
  return entries.flatMap(({ draft }) =>
    draft.match && !draft.match.sure
      ? [
          {
            zh: `${nameOf(draft)}：当作“${draft.above?.fields.title?.value ?? draft.id}”（${draft.id}），不太确定；不对就把文件夹改名`,
            en: 'match guessed; rename the folder if it is wrong',
          },
        ]
      : [],
  );
}

function guessedFields(entries: readonly PlannedEntry[]): { zh: string; en: string }[] {
  return entries.flatMap(({ draft, outcome }) =>
    isWritten(outcome) && draft.guesses.length > 0
      ? [{ zh: `${nameOf(draft)}：${draft.guesses.map(({ zh }) => zh).join('；')}`, en: draft.guesses.map(({ en }) => en).join('; ') }]
      : [],
  );
}

const together = (names: readonly string[], what: string): string[] =>
  names.length === 0 ? [] : [`${what}（${names.length}）：${names.join('、')}`];

const whyWords: Record<Why, string> = {
  'around-the-table': '表外的文字 text around the table',
  'other-table': '不是清单表，没有认出表头 a table with no known header',
  'other-group': '写给困境、留守等别的儿童的表，不和流动儿童的混用；要发布请单独导入 a table for other children, never mixed with these',
  'no-row': '不知道属于哪一项 belongs to no row',
  total: '合计行 a total',
  'outside-columns': '在没有表头的列里 in a column without a header',
  comment: '批注、脚注 a comment',
  hidden: '隐藏的工作表、行或列，不公开 hidden in the file, so not published',
  'odd-number': '序号读不懂 not a number',
  'personal-data': '有人名、手机号或身份证号，不公开 names a person, a mobile or an identity number, which is not published',
  'foreign-link': '有非官方网址，不公开 an address that is not official',
};

function unplaced({ list, entries, notesUnplaced, rowless, unread }: ImportPlan): string[] {
  const ofFile = list.fates.flatMap(({ piece, fate }) => (fate.as === 'unplaced' ? [line(piece, whyWords[fate.why])] : []));
  const ofRows = entries.flatMap(({ draft }) =>
    draft.unplaced.map(({ piece, text, why }) => line({ place: piece.place, text }, whyWords[why])),
  );
  const notes = notesUnplaced.map((piece) => line(piece, '表注，没有写进 edition.yaml 的 note a note that stands in no file'));
  const gone = rowless.map(({ id, title, place }) =>
    line({ place, text: `${title} ${id}` }, '“资料”里有、上表里没有的项目；要恢复请在上表补一行 in the second table, but its row is gone'),
  );
  const odd = unread.map(({ place, id, field, content }) =>
    line({ place, text: `${id} ${field} ${content}` }, '“资料”里读不懂的一行 a row of the second table that cannot be read'),
  );
  return [...ofFile, ...ofRows, ...notes, ...gone, ...odd];
}

const line = ({ place, text }: Piece, why: string): string => `[${place}] ${inLine(text)}（${why}）`;
const inLine = (text: string): string =>
  tidy(text)
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ⏎ ');

function differing(entries: readonly PlannedEntry[]): string[] {
  return entries.flatMap(({ draft, path, outcome, differs }) =>
    outcome !== 'differs'
      ? []
      : [
          ...differs.map(({ field, table, file }) => `content/${path} ${field}：表里 table “${table}”；文件里 file “${file}”`),
          `要按表改，加 --overwrite ${draft.id}（全部：--overwrite all） to take the table’s: --overwrite ${draft.id}`,
        ],
  );
}

function howRead({ list, entries }: ImportPlan): string[] {
  const of = (as: Fate['as']) => list.fates.filter(({ fate }) => fate.as === as);
  const headers = of('header').map(
    ({ piece, fate }) => `表头 header [${piece.place}] “${lineOf(piece.text)}” → ${fate.as === 'header' ? roleNames[fate.role].zh : ''}`,
  );
  const named = of('category').map(({ piece, fate }) => {
    const category = fate.as === 'category' ? categories.find((one) => one === fate.category) : undefined;
    return `方面 category [${piece.place}] “${lineOf(piece.text)}” → ${category === undefined ? '不是六个方面之一 none of the six' : categoryWords[category]}`;
  });
  const titles = of('title').map(({ piece }) => `表题 title [${piece.place}] “${lineOf(piece.text)}”`);
  const notes = of('note').map(({ piece }) => `表注 note [${piece.place}] “${inLine(piece.text)}”`);
  const known = new Map(entries.flatMap(({ draft }) => draft.named.map(({ text, ids }) => [text, ids] as const)));
  return [
    ...titles,
    ...headers,
    ...named,
    ...notes,
    ...[...known].map(([text, ids]) => `部门、文件 named “${text}” → ${ids.join(' ')}`),
    ...entries.flatMap(({ draft }) =>
      (draft.row.dittos ?? []).map(({ piece, above }) => `同上 as above [${piece.place}] “${lineOf(piece.text)}” → ${lineOf(above)}`),
    ),
    ...of('row').flatMap(({ piece }) =>
      saysNothing(piece.text) ? [`空白记号 says nothing [${piece.place}] “${lineOf(piece.text)}”`] : [],
    ),
  ];
}
