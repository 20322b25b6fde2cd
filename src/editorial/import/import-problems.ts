import { type Bilingual, fill, type Param } from '../finding.ts';

/** Why nothing was written: one sentence that says what to do. `{name}` is filled from `params`. */
export const importProblems = {
  'file-not-found': {
    zh: '找不到或打不开文件“{name}”。请核对文件名和文件夹；如果正在 Excel 或 Word 里打开，请先关闭。',
    en: 'The file “{name}” cannot be found or opened. Check its name and folder, and close it in Excel or Word.',
  },
  'file-too-large': {
    zh: '文件“{name}”太大（{size}，最多 {limit}）。请删掉图片和无关的工作表，另存为新文件再导入。',
    en: 'The file “{name}” is too large ({size}, at most {limit}). Remove pictures and other sheets, save a copy, and import that.',
  },
  'nothing-in-it': {
    zh: '文件“{name}”里没有文字。请打开看看是不是选错了文件，或者内容是图片；图片里的表要先录成文字。',
    en: 'There is no text in “{name}”. See whether it is the right file, or holds only pictures; those have to be typed first.',
  },
  locked: {
    zh: '文件“{name}”加了密码。请在 Excel 或 Word 里打开，去掉密码（文件 → 信息 → 保护 → 用密码进行加密，清空），保存后再导入。',
    en: 'The file “{name}” is locked with a password. Open it, remove the password (File → Info → Protect → Encrypt with Password), save, and import again.',
  },
  'old-format': {
    zh: '文件“{name}”是旧格式（.xls、.doc、.wps 或 .et）。请在 Excel、Word 或 WPS 里打开，“另存为”{better}，再导入新文件。',
    en: 'The file “{name}” has an old format (.xls, .doc, .wps or .et). Open it, choose “Save as” {better}, and import the new file.',
  },
  macros: {
    zh: '文件“{name}”带有宏（程序）。请“另存为”不带宏的 {better}，再导入新文件。',
    en: 'The file “{name}” contains macros. Save it as {better} without macros and import the new file.',
  },
  'unknown-format': {
    zh: '不认识文件“{name}”的格式。请在 Excel 里另存为 .xlsx，或在 Word 里另存为 .docx，再导入。',
    en: 'The format of “{name}” is not known. Save it as .xlsx in Excel or as .docx in Word, and import that.',
  },
  'not-utf-8': {
    zh: '文件“{name}”不是 UTF-8 编码（多半是 GBK），文字会变成乱码。请在 Excel 里打开，另存为“CSV UTF-8（逗号分隔）”或 .xlsx，再导入。',
    en: 'The file “{name}” is not UTF-8 (probably GBK). Open it in Excel, save it as “CSV UTF-8 (comma delimited)” or .xlsx, and import that.',
  },
  'broken-file': {
    zh: '文件“{name}”读不出来，可能没有下载完整或已损坏（{detail}）。请在 Excel 或 Word 里打开，另存为新文件再导入。',
    en: 'The file “{name}” cannot be read; it may be incomplete or damaged ({detail}). Open it, save it as a new file, and import that.',
  },
  'no-table': {
    zh: '文件“{name}”里没有认得出的清单表（开头是：{first}）。表头要有“服务项目”和“服务对象”“服务内容”“牵头部门”等；请把表头改成这样的写法再导入。',
    en: 'No list was recognised in “{name}” (it begins: {first}). Its header needs 服务项目 with 服务对象, 服务内容, 牵头部门 or the like; change it and import again.',
  },
  'no-rows': {
    zh: '文件“{name}”里的清单表只有表头，下面没有项目。请看看是不是选错了文件或工作表；补上项目，再导入。',
    en: 'The list in “{name}” has a header and no items below it. See whether it is the right file or sheet, add the items, and import again.',
  },
  'item-twice': {
    zh: '“{title}”在表里出现了两次（{places}）。请合成一行，或给其中一项改名，再导入。',
    en: '“{title}” stands in the table twice ({places}). Join the two rows or rename one, and import again.',
  },
  'unknown-department': {
    zh: '{place} 的部门“{department}”不认识。请在 content/departments.yaml 里给对应的部门加一个别名，例如 aliases: [{alias}]；没有这个部门的，先加一条，再导入。',
    en: 'The department “{department}” at {place} is not known. Add it as an alias to its department in content/departments.yaml, e.g. aliases: [{alias}], or add the department, and import again.',
  },
  'unknown-document': {
    zh: 'content/documents 里没有文件“{id}”。--document 后面写已有文件的代号；不写，就由导入新建一个。',
    en: 'There is no document “{id}” in content/documents. After --document write the id of one that is there, or leave it out.',
  },
  'content-has-errors': {
    zh: 'content/ 里已经有读不懂的文件：{file}。请先运行 npm run check 改好，再导入。',
    en: 'content/ has a file that cannot be read: {file}. Run npm run check and mend it first.',
  },
  frozen: {
    zh: '{year} 年的版已经发布、冻结，不能再导入改动。请运行 npm run roll 开新一年的版，再导入到那一年。',
    en: 'The {year} edition has been published and is frozen. Open the next year with npm run roll and import into that.',
  },
  'check-refuses': {
    zh: '导入的内容通不过检查：{file} 第 {line} 行，{message} {help}（来自 {place}）',
    en: 'The check refuses what would be written: {file}:{line}. {message} {help} (from {place})',
  },
} as const satisfies Record<string, Bilingual>;

export type ImportProblemCode = keyof typeof importProblems;
export interface ImportProblem {
  code: ImportProblemCode;
  params: Record<string, Param>;
}

export const sayProblem = ({ code, params }: ImportProblem): Bilingual => fill(importProblems[code], params);

export const isProblem = (value: object): value is ImportProblem => 'code' in value && 'params' in value;
