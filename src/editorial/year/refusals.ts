import { type Bilingual, fill, type Param } from '../finding.ts';

/** Why an editor's command wrote nothing: one sentence that says what to do instead. `{name}` is filled in. */
export const refusals = {
  'unknown-area': {
    zh: '没有地区“{area}”。写行政区划代码（330106）、路径（zhejiang/hangzhou/xihu）或全名（杭州市西湖区）。{hint}',
    en: 'There is no area “{area}”. Write a division code (330106), a path (zhejiang/hangzhou/xihu) or the full name.{hint}',
  },
  'no-edition': {
    zh: '{area}没有 {year} 年的版。现在有：{known}。',
    en: '{path} has no edition {year}. There are: {known}.',
  },
  'nothing-to-roll': {
    zh: '{area}还没有自己的版。运行 npm run new -- {path} <项目> --year {year} 开第一版，或用 npm run import 导入清单。',
    en: '{path} has no edition yet. Open the first with npm run new -- {path} <item> --year {year}, or import a list with npm run import.',
  },
  'edition-exists': {
    zh: '{area}已经有 {year} 年的版（content/{file}），没有覆盖。要从头再来，先删掉这个文件夹。',
    en: '{path} already has an edition {year} (content/{file}); it was not overwritten. To start again, delete that folder first.',
  },
  'folder-exists': {
    zh: 'content/{file} 已经有了，没有覆盖。',
    en: 'content/{file} is already there and was not overwritten.',
  },
  'year-before': {
    zh: '{year} 年不在上一版（{from} 起施行）之后。年份写下一版的，例如 {next}；施行日期不是 1 月 1 日的，加 --from {next}-03-01。',
    en: 'The year {year} does not come after the last edition (in force from {from}). Write the coming year, as {next}; for a day other than 1 January add --from {next}-03-01.',
  },
  'content-broken': {
    zh: 'content/{file} 读不懂。先运行 npm run check 改好。',
    en: 'content/{file} cannot be read. Run npm run check and mend it first.',
  },
  'errors-in-edition': {
    zh: '这一版还有 {count} 个错误，列在上面。改好再发布。',
    en: 'This edition still has {count} errors, listed above. Mend them, then publish.',
  },
  unchecked: {
    zh: '这一版从 {day} 开始编，还有 {count} 项没有人核对过：{items}。核对后运行 npm run assure -- {path} {first} --by <部门> --year {year}；确实要这样发布，加 --unchecked。',
    en: 'Work on this edition began on {day}; nobody has checked {count} entries since: {items}. Check them and run npm run assure -- {path} {first} --by <department> --year {year}; to publish all the same, add --unchecked.',
  },
  'sample-edition': {
    zh: '这一版是示例（status: sample），不能发布。',
    en: 'This edition is a sample (status: sample) and cannot be published.',
  },
  'frozen-changed': {
    zh: '{year} 年的版已经发布，下面这些不能再改：{what}。改回原样；内容真的变了，运行 npm run roll -- {path} <年份> 出新的一版；只是错字，先改回来，再运行 npm run correct。',
    en: 'The {year} edition has been published, and these are frozen: {what}. Put them back; if they have really changed, open a new edition with npm run roll -- {path} <year>; for a slip of the pen put it back and run npm run correct.',
  },
  'correction-needed': {
    zh: '已经发布的 {year} 年版有改动：{what}。加上 --correction "改了什么"，会写成带日期的更正，网页上会显示。',
    en: 'The published {year} edition has changes: {what}. Add --correction "what changed": it becomes a dated line that the page shows.',
  },
  'nothing-to-correct': {
    zh: '{year} 年的版和发布时一样，没有要更正的。先改文件，再运行这个命令。',
    en: 'The {year} edition is as it was published; there is nothing to correct. Change the file first, then run this.',
  },
  'not-published': {
    zh: '{year} 年的版还没有发布：直接改文件就行，不用写更正。',
    en: 'The {year} edition has not been published: just change the file, no correction is needed.',
  },
  'unknown-entitlement': {
    zh: '{area} {year} 年的版里没有项目“{id}”。{hint}有这些：{known}。',
    en: 'The {year} edition of {path} has no entry “{id}”. {hint}There are: {known}.',
  },
  'slip-not-found': {
    zh: '在 content/{file} 里找不到“{from}”。照文件里的写法抄，标点也要一样。',
    en: '“{from}” was not found in content/{file}. Copy it as it is written there, punctuation included.',
  },
  'slip-ambiguous': {
    zh: '“{from}”在 content/{file} 里不止一处，或者改好以后分不清是哪一处。前后多抄几个字，两边一样。',
    en: '“{from}” stands in more than one place of content/{file}, or could not be told apart afterwards. Copy some words around it on both sides.',
  },
  'slip-too-much': {
    zh: '把“{from}”改成“{to}”不算错字：动了数字、“不”“应”“可”一类的字，或者改动超过 4 个字。权利和条件真的变了，运行 npm run roll 出新的一版。',
    en: 'Turning “{from}” into “{to}” is no slip of the pen: it touches numbers or words like “not”, “must”, “may”, or more than 4 signs. If the right has really changed, open a new edition with npm run roll.',
  },
  'refused-by-schema': {
    zh: '“{to}”在这个字段里不能这样写：{message}',
    en: '“{to}” cannot be written in this field: {message}',
  },
  'unknown-office': {
    zh: '没有部门“{by}”{hint}。--by 写 departments.yaml 里的代号、名称或别名，例如 civil-affairs 或 民政局；本项目编辑组写 tongxiang。',
    en: 'There is no department “{by}”{hint}. After --by write an id, name or alias from departments.yaml, as civil-affairs; this project’s editors write tongxiang.',
  },
  'no-items': {
    zh: '写明核对了哪些项目，或加 --all 表示全部都核对过。这里有：{known}。',
    en: 'Name the entries that were checked, or add --all for every one. There are: {known}.',
  },
  'day-to-come': {
    zh: '核对日期 {day} 还没有到。',
    en: 'The day {day} has not come yet.',
  },
  'bad-id': {
    zh: '项目代号“{id}”写法不对：只用小写英文字母、数字和短横线，例如 summer-care；也不能用网站已有的网址。{hint}',
    en: 'The id “{id}” is not well formed: lower-case letters, digits and hyphens, as summer-care; nor may it be an address that the portal uses.{hint}',
  },
  'entry-exists': {
    zh: 'content/{file} 已经有了，直接改它。',
    en: 'content/{file} is already there: change that.',
  },
  'edition-frozen': {
    zh: '{area} {year} 年的版已经发布，不能再加项目。先运行 npm run roll -- {path} {next} 开新的一版。',
    en: 'The {year} edition of {path} has been published and takes no new entries. Open the next with npm run roll -- {path} {next}.',
  },
  'year-needed': {
    zh: '{area}还没有自己的版。加 --year {year}，会同时开第一版（草稿）。',
    en: '{path} has no edition yet. Add --year {year} to open the first one as a draft.',
  },
  'nothing-to-compare': {
    zh: '{area}没有“{what}”这一版或这一天的清单。有这些版：{known}。',
    en: '{path} has no edition or list “{what}”. Its editions: {known}.',
  },
  'nothing-in-force': {
    zh: '{area}在 {day} 没有施行的清单，上级也没有，没有东西可印。',
    en: 'On {day} no list is in force for {path}, nor for any area above it: there is nothing to print.',
  },
  'unknown-choice': {
    zh: '{option} 不能写“{given}”。可以写：{known}（几个用逗号隔开）。',
    en: '{option} cannot be “{given}”. There are: {known} (several with commas between).',
  },
  'bad-address': {
    zh: '“{given}”不是网址。--url 写对外的网址，例如 https://www.example.gov.cn。',
    en: '“{given}” is no web address. After --url write the public one, as https://www.example.gov.cn.',
  },
  'not-a-folder': {
    zh: '“{given}”是一个文件，不是文件夹。--out 写存放 PDF 的文件夹。',
    en: '“{given}” is a file, not a folder. After --out write the folder for the PDFs.',
  },
  'no-browser': {
    zh: '这台电脑上没有 Chromium 或 Chrome，不能印制。请装好浏览器（{hint}），再运行一次。',
    en: 'There is no Chromium or Chrome on this machine, so nothing can be printed. Install one ({hint}) and run this again.',
  },
  'no-fonts': {
    zh: '这台电脑上没有“{language}”的字体，印出来会是空框。请装好字体（{hint}），再运行一次。',
    en: 'This machine has no font for {language}; boxes would be printed instead. Install fonts ({hint}) and run this again.',
  },
  'no-room': {
    zh: '{sheet}（{language}）放不下：名称太长。请缩短地区、部门或联系点的名称，或者不印这一种（--format）。',
    en: 'The {sheet} ({language}) does not fit its paper: a name is too long. Shorten the names of area, department or contact point, or leave this sheet out (--format).',
  },
  'take-over-of-frozen': {
    zh: '{year} 年的版已经发布，不能改。先运行 npm run roll -- {path} <年份> 开下一版，再运行 npm run take-over -- {path} {id} {field} --by <部门>。',
    en: 'The {year} edition has been published. Open the next one with npm run roll -- {path} <year>, then run npm run take-over -- {path} {id} {field} --by <department>.',
  },
  'nothing-to-take-over': {
    zh: '“{id}”没有另写“{field}”，已经沿用上级的。这里写了：{known}。',
    en: '“{id}” does not state “{field}” and follows the area above already. Stated here: {known}.',
  },
  'nothing-above': {
    zh: '上级的“{id}”没有“{field}”，没有可以沿用的。要删就直接改文件。',
    en: 'Nothing above states “{field}” of “{id}”. To delete it, edit the file.',
  },
  'unknown-ref': {
    zh: 'Git 里没有版本“{ref}”。写分支名（例如 main）、标签或提交号；刚克隆的，先运行 git fetch。',
    en: 'Git knows no “{ref}”. Write a branch (as main), a tag or a commit; after a shallow clone run git fetch first.',
  },
} as const satisfies Record<string, Bilingual>;

export const refuse = (code: keyof typeof refusals, params: Record<string, Param>): Refused => ({
  refused: [fill(refusals[code], params)],
});

export interface Refused {
  refused: Bilingual[];
}
export const isRefused = (value: object): value is Refused => 'refused' in value;

/** A file that a command would write; `new` ones must not be there yet. */
export interface PlannedFile {
  path: string;
  text: string;
  kind: 'new' | 'changed';
}

/** What a command would do: files, and what it says to the editor. Nothing is written here. */
export interface Plan {
  files: PlannedFile[];
  said: Bilingual[];
}
export type Outcome = Plan | Refused;

/** The text of a file of `content/` as it is on disk, line ends included. */
export type ReadText = (path: string) => string;
