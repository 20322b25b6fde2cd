import type { FindingKind } from './finding.ts';

/**
 * Everything the editorial check can say. The code is the heading in `content/README.md`.
 * Errors fail the build; what only time brings is a warning, so that no calendar day turns a build red (design §4).
 */
export const findings = {
  // — the file itself —
  'not-utf-8': {
    severity: 'error',
    title: '文件编码不对',
    message: { zh: '这个文件不是 UTF-8 编码，有的字已经变成乱码。', en: 'This file is not UTF-8; some characters are lost.' },
    help: {
      zh: '从原稿重新复制文字，另存为“UTF-8”编码（记事本：另存为 → 编码 → UTF-8）。',
      en: 'Copy the text again from the original and save it as UTF-8.',
    },
  },
  'byte-order-mark': {
    severity: 'error',
    title: '文件开头有看不见的标记',
    message: { zh: '文件开头有一个看不见的标记（BOM）。', en: 'The file begins with an invisible mark (BOM).' },
    help: { zh: '另存为“UTF-8”，不要选“UTF-8 带 BOM”。', en: 'Save it as “UTF-8”, not “UTF-8 with BOM”.' },
  },
  'tab-in-yaml': {
    severity: 'error',
    title: '用了制表符',
    message: { zh: '这一行用 Tab 键（制表符）留空。', en: 'This line is indented with a tab.' },
    help: { zh: '把 Tab 换成空格：每缩进一层用两个空格。', en: 'Use spaces instead: two for each level.' },
  },
  'full-width-punctuation': {
    severity: 'error',
    title: '格式符号用了全角',
    message: {
      zh: '这一行的格式符号“{found}”是中文全角的，电脑读不懂。',
      en: 'The sign “{found}” on this line is a full-width one that the computer cannot read.',
    },
    help: {
      zh: '换成英文半角的“{instead}”，冒号和逗号后面空一格。文字里面的标点照旧用中文的。',
      en: 'Write the half-width “{instead}”, with a space after a colon or comma. Punctuation inside Chinese text stays full-width.',
    },
  },
  'odd-space-in-yaml': {
    severity: 'error',
    title: '行首有特殊空格',
    message: {
      zh: '这一行开头或冒号后面有全角空格（或从 Word、网页带来的空格）。',
      en: 'This line has a full-width or no-break space at its start or after the colon.',
    },
    help: { zh: '删掉它，换成普通空格（英文输入状态下按空格键）。', en: 'Delete it and type an ordinary space.' },
  },
  'invisible-character': {
    severity: 'error',
    title: '有看不见的字符',
    message: {
      zh: '这一行有看不见的字符 {character}，可能是从网页或 Word 复制来的。',
      en: 'This line has an invisible character {character}, perhaps pasted from a page or from Word.',
    },
    help: { zh: '把这一行删掉，重新用键盘输入。', en: 'Delete the line and type it again.' },
  },
  'front-matter-missing': {
    severity: 'error',
    title: '缺少开头的资料部分',
    message: { zh: '文件开头没有用两行“---”围起来的资料部分。', en: 'The file does not begin with facts between two lines of “---”.' },
    help: {
      zh: '第一行写 ---，接着写 title: 等字段，再用单独一行 --- 结束，后面才是正文。',
      en: 'Write --- on the first line, then the fields, then --- on a line of its own, then the text.',
    },
  },
  'yaml-syntax': {
    severity: 'error',
    title: '格式读不懂',
    message: { zh: '从这一行起，格式读不懂：{problem}', en: 'From this line on the format cannot be read: {problem}' },
    help: {
      zh: '看这一行和上一行：冒号后面要空一格；同一层要对齐；文字里有“: ”或以 # * & [ {leftBrace} 开头的，要放进英文单引号里。',
      en: 'Look at this line and the one before: a space after each colon; equal indents; text with “: ” or starting with # * & [ {leftBrace} goes in single quotes.',
    },
  },
  'yaml-alias': {
    severity: 'error',
    title: '不能用引用记号',
    message: { zh: '文件里用了 YAML 的引用记号（& 和 *）。', en: 'The file uses YAML anchors or aliases (& and *).' },
    help: {
      zh: '把内容直接写出来；以 * 或 & 开头的文字要放进英文单引号里。',
      en: 'Write the content out; text that starts with * or & goes in single quotes.',
    },
  },
  'duplicate-key': {
    severity: 'error',
    title: '同一个字段写了两次',
    message: { zh: '同一个字段在这里又写了一次。', en: 'The same field is written a second time here.' },
    help: { zh: '两处合成一处，只留一个。', en: 'Join the two and keep one.' },
  },
  'misplaced-file': {
    severity: 'error',
    title: '文件放错了地方',
    message: { zh: '这个位置不应该有这个文件，它不会显示在网站上。', en: 'No file belongs in this place; it would not be shown.' },
    help: {
      zh: '项目放在 areas/<地区>/<年份>/<项目代号>/zh.md，版放在 areas/<地区>/<年份>/edition.yaml，文件放在 documents/<代号>.yaml，指南放在 pages/<主题>/zh.md，家长的说法放在 lexicon/<服务类型>.yaml。',
      en: 'Entries go to areas/<area>/<year>/<entitlement>/zh.md, editions to areas/<area>/<year>/edition.yaml, documents to documents/<id>.yaml, guides to pages/<topic>/zh.md, parents’ words to lexicon/<service type>.yaml.',
    },
  },
  'missing-file': {
    severity: 'error',
    title: '缺少基础文件',
    message: { zh: '缺少文件 content/{name}。', en: 'The file content/{name} is missing.' },
    help: { zh: '从上一个提交恢复这个文件。', en: 'Restore it from the last commit.' },
  },
  'file-name': {
    severity: 'error',
    title: '文件名写法不对',
    message: { zh: '文件或文件夹的名字“{name}”写法不对。', en: 'The file or folder name “{name}” is not well formed.' },
    help: {
      zh: '只用小写英文字母、数字和短横线，结尾是 .md 或 .yaml。{hint}',
      en: 'Use lower-case letters, digits and hyphens only, ending in .md or .yaml. {hint}',
    },
  },
  'unknown-area': {
    severity: 'error',
    title: '没有这个地区',
    message: { zh: '全国行政区划里没有“{area}”。', en: 'There is no area “{area}” in divisions.json.' },
    help: {
      zh: '地区用拼音，不带省、市、区、县，一层一层写，例如 china/zhejiang/hangzhou/xihu。{hint}',
      en: 'Write the pinyin without suffix, level by level, as china/zhejiang/hangzhou/xihu. {hint}',
    },
  },
  'unknown-locale': {
    severity: 'error',
    title: '没有这种语言',
    message: { zh: '网站没有语言“{locale}”。', en: 'The portal has no locale “{locale}”.' },
    help: { zh: '文件名只能是：{known}（后面加 .md）。', en: 'The file may be called: {known} (then .md).' },
  },
  'edition-missing': {
    severity: 'error',
    title: '缺少版的资料',
    message: {
      zh: '这个文件夹没有 edition.yaml，不知道这一版哪天起施行。',
      en: 'There is no edition.yaml, so nobody knows from which day this applies.',
    },
    help: {
      zh: '新建 {edition}，写上 title、inForce、issuedBy 和 status。',
      en: 'Create {edition} with title, inForce, issuedBy and status.',
    },
  },
  'slug-collision': {
    severity: 'error',
    title: '网址重复',
    message: { zh: '“{id}”和{other}的网址一样。', en: '“{id}” would have the same address as {other}.' },
    help: { zh: '给文件夹换一个代号。', en: 'Give the folder another id.' },
  },

  // — what a field may hold —
  'unknown-key': {
    severity: 'error',
    title: '不认识的字段',
    message: { zh: '这里没有叫“{key}”的字段。', en: 'There is no field “{key}” here.' },
    help: { zh: '{hint}这里可以写：{known}。', en: '{hint}You may write here: {known}.' },
  },
  'missing-field': {
    severity: 'error',
    title: '缺少必填字段',
    message: { zh: '必须写的{field}没有写。', en: '{field} must be written and is not.' },
    help: { zh: '补上{field}。{hint}', en: 'Add {field}. {hint}' },
  },
  'wrong-choice': {
    severity: 'error',
    title: '不在可选范围',
    message: { zh: '{field}写了“{value}”，不在可选范围内。', en: '{field} says “{value}”, which is not one of the choices.' },
    help: { zh: '{hint}只能写：{choices}。', en: '{hint}Write one of: {choices}.' },
  },
  'wrong-kind': {
    severity: 'error',
    title: '内容种类不对',
    message: { zh: '{field}应该是{expected}，现在是{found}。', en: '{field} should be {expected} and is {found}.' },
    help: { zh: '改成{expected}。{hint}', en: 'Make it {expected}. {hint}' },
  },
  'needs-quotes': {
    severity: 'error',
    title: '要放进引号',
    message: {
      zh: '{field}写的 {value} 被电脑当成了数字或真假值。',
      en: '{field} says {value}, which is read as a number or as true/false.',
    },
    help: { zh: "放进英文单引号里：'{value}'。", en: "Put it in single quotes: '{value}'." },
  },
  'empty-field': {
    severity: 'error',
    title: '字段是空的',
    message: {
      zh: '{field}写了字段名，但是没有内容。空的字段会盖掉上级的内容。',
      en: '{field} is there but empty. An empty field would hide what is inherited.',
    },
    help: { zh: '填上内容；没有内容就把这一行整行删掉。', en: 'Fill it in, or delete the whole line.' },
  },
  'spaces-around': {
    severity: 'error',
    title: '前后有多余的空格',
    message: { zh: '{field}的内容前面或后面有多余的空格。', en: '{field} has blanks before or after its text.' },
    help: { zh: '删掉前后的空格。', en: 'Delete them.' },
  },
  'look-alike-character': {
    severity: 'error',
    title: '代号里有全角字符或长横线',
    message: {
      zh: '{field}写的“{value}”里有全角字符，或从 Word 带来的长横线。',
      en: '{field} says “{value}”, with full-width characters or a dash from Word.',
    },
    help: { zh: '改成半角的“{instead}”。', en: 'Write “{instead}” with plain characters.' },
  },
  'wrong-id-form': {
    severity: 'error',
    title: '代号写法不对',
    message: { zh: '{field}写的“{value}”不是合格的代号。', en: '{field} says “{value}”, which is not a well-formed id.' },
    help: {
      zh: '代号只用小写英文字母、数字和短横线，例如 compulsory-education。{hint}',
      en: 'An id has lower-case letters, digits and hyphens only, as compulsory-education. {hint}',
    },
  },
  'wrong-date-form': {
    severity: 'error',
    title: '日期写法不对',
    message: { zh: '{field}写的“{value}”不是合格的日期。', en: '{field} says “{value}”, which is not a well-formed day.' },
    help: {
      zh: '日期写成 2026-09-01 的样子：四位年、两位月、两位日。{hint}',
      en: 'Write a day as 2026-09-01: four digits, two, two. {hint}',
    },
  },
  'wrong-phone-form': {
    severity: 'error',
    title: '电话写法不对',
    message: { zh: '{field}写的“{value}”不是合格的办公电话。', en: '{field} says “{value}”, which is not a well-formed office number.' },
    help: {
      zh: "固定电话要带区号：'0571-89586389'；服务热线：'12345'；400 电话：'400-123-4567'。{hint}",
      en: "A landline has its area code: '0571-89586389'; a service line: '12345'; a 400 number: '400-123-4567'. {hint}",
    },
  },
  'mobile-phone': {
    severity: 'error',
    title: '不能写手机号',
    message: {
      zh: '这里写了手机号 {value}。清单只公布办公电话。',
      en: 'This is a mobile number, {value}. Lists give office numbers only.',
    },
    help: {
      zh: '换成办公电话（带区号）；没有就删掉，不写。',
      en: 'Give the office number with its area code; if there is none, leave it out.',
    },
  },
  'id-number': {
    severity: 'error',
    title: '不能写身份证号',
    message: { zh: '这里像是写了一个身份证号。', en: 'This looks like an identity number.' },
    help: {
      zh: '删掉。内容文件是公开的，不能有任何个人信息。如果已经提交，请马上告诉管理员。',
      en: 'Delete it: content is public and holds no personal data. If it was already committed, tell the maintainer at once.',
    },
  },
  'wrong-url': {
    severity: 'error',
    title: '网址不是官方网址',
    message: { zh: '{field}写的“{value}”不是可以用的网址。', en: '{field} says “{value}”, which cannot be used.' },
    help: {
      zh: '只写完整的官方网址，以 https:// 开头，域名是 .gov.cn、.org.cn 或 .edu.cn；没有就不写。',
      en: 'Write the full official address, starting with https://, on .gov.cn, .org.cn or .edu.cn; leave it out if there is none.',
    },
  },
  'wrong-document-number': {
    severity: 'error',
    title: '发文字号写法不对',
    message: { zh: '{field}写的“{value}”不是合格的发文字号。', en: '{field} says “{value}”, which is not a well-formed document number.' },
    help: {
      zh: '写成“民发〔2024〕35号”的样子：年份用六角括号〔〕，不用 [ ]、( ) 或【】。{hint}',
      en: 'Write it as 民发〔2024〕35号, with the brackets 〔〕 around the year. {hint}',
    },
  },
  'out-of-range': {
    severity: 'error',
    title: '数字超出范围',
    message: { zh: '{field}的数字超出范围：{limit}。', en: '{field} is out of range: {limit}.' },
    help: { zh: '核对后改正。', en: 'Check and correct it.' },
  },
  'too-long': {
    severity: 'error',
    title: '太长',
    message: { zh: '{field}太长，最多 {limit} 个字。', en: '{field} is too long; the limit is {limit} characters.' },
    help: { zh: '写短一些，细节放到别的字段或正文里。', en: 'Shorten it and put details into other fields or the text.' },
  },
  'amount-without-unit': {
    severity: 'error',
    title: '数值没有单位',
    message: { zh: '可比数值“{id}”没有单位，无法和上级比较。', en: 'The value “{id}” has no unit and cannot be compared.' },
    help: { zh: '加上 unit，例如 CNY/month（元每月）。可以写：{choices}。', en: 'Add unit, as CNY/month. One of: {choices}.' },
  },
  'wrong-ages': {
    severity: 'error',
    title: '年龄起止不对',
    message: { zh: '{field}的起点不小于终点。', en: '{field}: it begins where it ends, or later.' },
    help: {
      zh: 'from 写满几岁起，under 写不满几岁，例如 {leftBrace}from: 6, under: 16{rightBrace}。',
      en: 'from is the age reached, under the age not yet reached, as {leftBrace}from: 6, under: 16{rightBrace}.',
    },
  },
  'channel-says-nothing': {
    severity: 'error',
    title: '办理渠道没有内容',
    message: {
      zh: '{field}只写了方式，没说去哪里、打哪个电话或上哪个网。',
      en: '{field} gives a kind but no place, phone, name or address.',
    },
    help: {
      zh: '加上 place、department、name、phone、url 中的一个；都没有就删掉这一条。',
      en: 'Add one of place, department, name, phone, url, or delete the item.',
    },
  },
  'window-says-nothing': {
    severity: 'error',
    title: '时间段没有日期',
    message: { zh: '{field}没有开始日期，也没有结束日期。', en: '{field} has neither a first nor a last day.' },
    help: { zh: '写上 opens 或 closes；不知道就删掉这一条。', en: 'Write opens or closes, or delete the item.' },
  },
  'wrong-edition-dates': {
    severity: 'error',
    title: '施行日期颠倒',
    message: { zh: '{field}的结束日期早于开始日期。', en: '{field} ends before it begins.' },
    help: {
      zh: '核对 from 和 to。to 可以不写，新版开始时旧版自动结束。',
      en: 'Check from and to. to may be left out: an edition ends when the next begins.',
    },
  },
  'duplicate-id': {
    severity: 'error',
    title: '代号重复',
    message: { zh: '代号“{id}”在同一个列表里用了两次。', en: 'The id “{id}” is used twice in one list.' },
    help: { zh: '给其中一个换代号；如果是同一件事，删掉一个。', en: 'Give one of them another id, or delete the double.' },
  },
  'not-accepted': {
    severity: 'error',
    title: '内容不合格',
    message: { zh: '{field}的内容不合格：{problem}', en: '{field} is not accepted: {problem}' },
    help: { zh: '对照本手册的字段表改正。', en: 'Compare it with the table of fields in this guide.' },
  },

  // — what a field refers to —
  'unknown-document': {
    severity: 'error',
    title: '没有这个文件',
    message: {
      zh: '{field}写的文件“{id}”在 content/documents 里没有。',
      en: '{field} names the document “{id}”, which is not in content/documents.',
    },
    help: {
      zh: '{hint}写已有文件的代号，或先新建 documents/{id}.yaml。',
      en: '{hint}Write the id of a document that is there, or create documents/{id}.yaml first.',
    },
  },
  'unknown-clause': {
    severity: 'error',
    title: '没有这一条款',
    message: { zh: '文件“{document}”没有列出条款“{clause}”。', en: 'The document “{document}” does not list a clause “{clause}”.' },
    help: {
      zh: '{hint}已列出的条款：{known}。确有这一条的，先加到 documents/{document}.yaml 的 clauses 里。',
      en: '{hint}Listed clauses: {known}. If the clause exists, add it to clauses in documents/{document}.yaml first.',
    },
  },
  'unknown-department': {
    severity: 'error',
    title: '没有这个部门',
    message: {
      zh: '{field}写的部门“{id}”在 departments.yaml 里没有。',
      en: '{field} names the department “{id}”, which is not in departments.yaml.',
    },
    help: {
      zh: '{hint}写已有的部门代号，或先在 departments.yaml 里加上。',
      en: '{hint}Write a department that is there, or add it to departments.yaml first.',
    },
  },
  'unknown-assurer': {
    severity: 'error',
    title: '没有这个核对单位',
    message: { zh: '{field}写的核对单位“{id}”不认识。', en: '{field} names “{id}” as the office that checked, which is not known.' },
    help: {
      zh: '{hint}写 departments.yaml 里的部门代号；本项目编辑组写 tongxiang。',
      en: '{hint}Write a department of departments.yaml, or tongxiang for the editors of this project.',
    },
  },
  'unknown-place': {
    severity: 'error',
    title: '没有这种地点',
    message: { zh: '{field}写的地点“{id}”在 places.yaml 里没有。', en: '{field} names the place “{id}”, which is not in places.yaml.' },
    help: {
      zh: '{hint}写已有的地点代号，或先在 places.yaml 里加上。',
      en: '{hint}Write a place that is there, or add it to places.yaml first.',
    },
  },
  'unknown-required-document': {
    severity: 'error',
    title: '没有这种材料',
    message: {
      zh: '{field}写的材料“{id}”在 required-documents.yaml 里没有。',
      en: '{field} names the paper “{id}”, which is not in required-documents.yaml.',
    },
    help: {
      zh: '{hint}写已有的材料代号，或先在 required-documents.yaml 里加上。',
      en: '{hint}Write a paper that is there, or add it to required-documents.yaml first.',
    },
  },
  'unknown-entitlement': {
    severity: 'error',
    title: '没有这个项目',
    message: {
      zh: '{field}写的项目“{id}”在本地上一版里没有，谈不上取消。',
      en: '{field} names the entry “{id}”, which the area’s last edition does not have.',
    },
    help: {
      zh: '{hint}写上一版里的文件夹名；上一版没有的就删掉这一条。',
      en: '{hint}Write the folder name of the last edition, or delete the line.',
    },
  },
  'unknown-division': {
    severity: 'error',
    title: '不是本市的区',
    message: {
      zh: '{field}写的代码“{code}”不是本地下面的区县。',
      en: '{field} gives the code “{code}”, which is no district of this area.',
    },
    help: { zh: '核对六位代码：{known}。', en: 'Check the six digits: {known}.' },
  },

  // — where it comes from —
  'verified-without-basis': {
    severity: 'error',
    title: '写了“已核对”却没有依据',
    message: { zh: '状态写的是 verified（已对照全文核对），但是没有写依据。', en: 'The status is verified, but no basis is given.' },
    help: {
      zh: '写上 basis（哪个文件、第几条）；没有依据就把状态改为 needs-check。',
      en: 'Add basis (document and clause), or set the status to needs-check.',
    },
  },
  'verified-without-assurance': {
    severity: 'error',
    title: '写了“已核对”却没写谁核对',
    message: {
      zh: '状态写的是 verified，但是没有写哪天、由谁核对。',
      en: 'The status is verified, but nobody says who checked it and when.',
    },
    help: {
      zh: '写上 assured，例如 {leftBrace}on: 2026-11-21, by: civil-affairs{rightBrace}；没有核对就把状态改为 needs-check。',
      en: 'Add assured, as {leftBrace}on: 2026-11-21, by: civil-affairs{rightBrace}, or set the status to needs-check.',
    },
  },
  'verified-without-full-text': {
    severity: 'error',
    title: '没有全文不能写“已核对”',
    message: {
      zh: '状态写的是 verified，但依据的文件“{document}”没有全文，无法对照。',
      en: 'The status is verified, but nobody holds the full text of “{document}”.',
    },
    help: {
      zh: '把状态改为 needs-check；找到全文核对以后，再把文件的 held 改为 full-text。',
      en: 'Set the status to needs-check; once the full text is read, set held: full-text in the document.',
    },
  },
  'facts-without-basis': {
    severity: 'error',
    title: '写了事实却没有依据',
    message: { zh: '文件写了{facts}，却没有写依据。', en: 'The file states {facts} but no basis.' },
    help: { zh: '写上 basis：哪个文件（document）、第几条（clause）。', en: 'Add basis: which document, which clause.' },
  },
  'facts-without-status': {
    severity: 'error',
    title: '写了事实却没有状态和核对',
    message: { zh: '文件写了{facts}，却没有写{missing}。', en: 'The file states {facts} but not {missing}.' },
    help: {
      zh: '写上 status（没对照过全文就写 needs-check）和 assured（哪天、谁核对）。',
      en: 'Add status (needs-check unless compared with the full text) and assured (when, by whom).',
    },
  },
  'group-not-covered': {
    severity: 'error',
    title: '对象和依据对不上',
    message: {
      zh: '项目是给{group}的，但依据“{document}”{clause}讲的是{groups}。三类儿童不能混用。',
      en: 'The entry is for {group}, but “{document}” {clause} is about {groups}. The groups are never mixed.',
    },
    help: {
      zh: '换成讲{group}的文件或条款；如果这一条确实讲{group}，在文件的这一条下写 targetGroups。',
      en: 'Cite a document or clause about {group}; if this clause really is, say so in its targetGroups.',
    },
  },
  'document-lapsed': {
    severity: 'warning',
    title: '依据的文件已失效',
    message: { zh: '依据的文件“{document}”已失效或废止。', en: 'The document “{document}” has expired or been repealed.' },
    help: {
      zh: '查有没有新文件代替；有就改依据，没有就请发布部门决定。',
      en: 'See whether another replaces it and cite that; if none does, ask the issuing department.',
    },
  },
  'document-not-yet-in-force': {
    severity: 'error',
    title: '依据的文件还没施行',
    message: { zh: '依据的文件“{document}”{day} 才施行。', en: 'The document “{document}” comes into force only on {day}.' },
    help: { zh: '等它施行，或把内容写进那天以后施行的新版。', en: 'Wait for that day, or put the entry into an edition that begins then.' },
  },
  'overdue-assurance': {
    severity: 'warning',
    title: '核对已过期',
    message: {
      zh: '上次核对只管到 {until}，现在已经过期，网页会写“信息待更新”。',
      en: 'The last check counted until {until}; the page now says that it is overdue.',
    },
    help: { zh: '重新核对内容，再改 assured 的日期。', en: 'Check the entry again, then change the day in assured.' },
  },
  'assured-in-the-future': {
    severity: 'error',
    title: '核对日期在将来',
    message: { zh: '{field}写的 {day} 还没到。', en: '{field} says {day}, which has not come yet.' },
    help: { zh: '写真正核对的那一天。', en: 'Write the day on which it was really checked.' },
  },
  'wrong-assurance-dates': {
    severity: 'error',
    title: '核对有效期颠倒',
    message: { zh: '{field}写的有效期早于核对日期。', en: '{field}: the check would end before it was made.' },
    help: { zh: '核对 on 和 until；until 可以不写，就是 12 个月。', en: 'Check on and until; without until it is 12 months.' },
  },
  'sample-published': {
    severity: 'error',
    title: '示例内容进了正式清单',
    message: { zh: '状态是 sample（示例），但这一版是正式的。', en: 'The status is sample, but the edition is a real one.' },
    help: {
      zh: '换成真实、核对过的内容，状态改为 needs-check 或 verified；或者删掉这一条。',
      en: 'Replace it with real content and set needs-check or verified, or delete it.',
    },
  },

  // — the floor and what changes between editions —
  'below-the-floor': {
    severity: 'error',
    title: '低于上级标准',
    message: {
      zh: '“{label}”写的是 {local}；{above}规定的是 {floor}，这里更差。地方清单不得低于上级。',
      en: '“{label}” is {local}, worse than the {floor} of {above}. A local list may not be below it.',
    },
    help: {
      zh: '改成不低于 {floor}（上级写在 {aboveFile}）；和上级一样的就整条删掉，会自动沿用。',
      en: 'Make it no worse than {floor} (stated in {aboveFile}); if it is the same, delete it and it is inherited.',
    },
  },
  'unit-differs': {
    severity: 'error',
    title: '单位不同',
    message: {
      zh: '“{label}”的单位是 {local}，{above}用的是 {floor}，没法比较。',
      en: '“{label}” is in {local}, while {above} uses {floor}; they cannot be compared.',
    },
    help: { zh: '换算成 {floor} 再写；如果是另一件事，换一个代号。', en: 'Convert it to {floor}; if it is another thing, use another id.' },
  },
  'direction-differs': {
    severity: 'error',
    title: '高低方向和上级不同',
    message: {
      zh: '“{label}”写的是 better: {local}，{above}写的是 {floor}。',
      en: '“{label}” says better: {local}, while {above} says {floor}.',
    },
    help: {
      zh: '改成 better: {floor}；如果是另一件事，换一个代号。',
      en: 'Write better: {floor}; if it is another thing, use another id.',
    },
  },
  'lowered-without-reason': {
    severity: 'error',
    title: '比上一版低却没写理由',
    message: {
      zh: '“{label}”上一版是 {before}，这一版是 {after}，对家庭更不利，却没有写理由。',
      en: '“{label}” went from {before} to {after}, which is worse for families, without a reason.',
    },
    help: { zh: '写上 reason（为什么，依据什么决定）；如果是笔误，改回来。', en: 'Add reason (why, decided where), or correct the slip.' },
  },
  'value-dropped': {
    severity: 'error',
    title: '数值不见了却没写理由',
    message: {
      zh: '上一版有“{label}”（{before}），这一版没有了，也没有写理由。',
      en: 'The last edition had “{label}” ({before}); this one has not, and gives no reason.',
    },
    help: { zh: '补上数值，或写上 reason。', en: 'Add the value, or add reason.' },
  },
  'basic-item-dropped': {
    severity: 'error',
    title: '取消了基础清单的项目',
    message: {
      zh: '“{id}”是国家清单里的项目，地方不能取消或不提供。',
      en: '“{id}” is on the nation’s list; an area may not end it or refuse it.',
    },
    help: {
      zh: '删掉 offered: false 或 ended 里的这一条。办理方式不同的，写在 channels、where、steps 里。',
      en: 'Delete offered: false, or the line in ended. If it is handled in another way, say so in channels, where, steps.',
    },
  },
  'not-offered-without-reason': {
    severity: 'error',
    title: '不提供却没写理由',
    message: {
      zh: '上级有这个项目，本地写了不提供，却没有写理由。',
      en: 'An area above has this entry; it is not offered here, and no reason is given.',
    },
    help: { zh: '写上 reason。', en: 'Add reason.' },
  },
  'nothing-to-refuse': {
    severity: 'error',
    title: '没有可以不提供的项目',
    message: { zh: '写了 offered: false，可是上级并没有这个项目。', en: 'It says offered: false, but no area above has this entry.' },
    help: {
      zh: '核对文件夹名；上一版有、这一版取消的，写进 edition.yaml 的 ended。',
      en: 'Check the folder name; what the last edition had and this one ends goes into ended in edition.yaml.',
    },
  },
  'item-disappeared': {
    severity: 'error',
    title: '上一版的项目不见了',
    message: {
      zh: '上一版（{year}）有项目“{id}”，这一版没有，也没有写明取消。',
      en: 'The last edition ({year}) has the entry “{id}”; this one has not and does not say that it ended.',
    },
    help: {
      zh: '把文件夹复制过来并核对；确实取消的，在 edition.yaml 的 ended 里写上 entitlement: {id} 和 reason。',
      en: 'Copy the folder and check it; if it did end, add entitlement: {id} with a reason to ended in edition.yaml.',
    },
  },
  'ended-but-listed': {
    severity: 'error',
    title: '又取消又列出',
    message: {
      zh: '“{id}”写在取消的项目里，这一版却还有它的文件夹。',
      en: '“{id}” is among the ended entries, yet this edition has its folder.',
    },
    help: { zh: '二者留一个。', en: 'Keep one of the two.' },
  },
  'stricter-without-reason': {
    severity: 'error',
    title: '条件比上级严却没写理由',
    message: { zh: '比{above}多了要求：{added}，却没有写理由。', en: 'It asks for more than {above}: {added}, without a reason.' },
    help: {
      zh: '写上 reason（依据哪个文件、为什么）；如果不是真的要求，删掉。',
      en: 'Add reason (which document, why), or delete what is not really asked.',
    },
  },
  'narrower-without-reason': {
    severity: 'error',
    title: '对象比上级窄却没写理由',
    message: {
      zh: '对象是{local}，比{above}的{wider}窄，却没有写理由。',
      en: 'It is for {local}, narrower than {wider} of {above}, without a reason.',
    },
    help: { zh: '写上 reason；如果不是真的更窄，改成和上级一样。', en: 'Add reason, or make it the same as above.' },
  },
  'group-changed': {
    severity: 'error',
    title: '改了儿童群体',
    message: {
      zh: '上级（{above}）是给{wider}的，这里改成了{local}。三类儿童不能混用。',
      en: 'Above ({above}) it is for {wider}; here it became {local}. The groups are never mixed.',
    },
    help: { zh: '改回来；给另一类儿童的，另建一个项目。', en: 'Change it back; make an entry of its own for the other group.' },
  },
  'new-item-incomplete': {
    severity: 'error',
    title: '新项目缺少内容',
    message: {
      zh: '这是新项目（上级在 {day} 没有它），缺少{field}。',
      en: 'This entry is new (no area above has it on {day}) and lacks {field}.',
    },
    help: {
      zh: '补上{field}。如果本来想改上级的项目，核对文件夹名{hint}',
      en: 'Add {field}. If you meant to change an entry of an area above, check the folder name{hint}',
    },
  },
  'value-without-label': {
    severity: 'error',
    title: '数值没有名称',
    message: { zh: '“{id}”没有名称，家长看不懂这个数字（时间段）是什么。', en: '“{id}” has no label, so that nobody knows what it means.' },
    help: { zh: '在 {labels} 里写上 {id}: 名称。', en: 'Add {id} with its label to {labels}.' },
  },
  'label-without-value': {
    severity: 'error',
    title: '名称没有对应的数值',
    message: { zh: '{labels} 里有“{id}”，可是没有这个数值（时间段）。', en: '{labels} has “{id}”, but there is no such value or window.' },
    help: { zh: '{hint}改成已有的代号，或删掉。', en: '{hint}Use an id that exists, or delete it.' },
  },
  'duplicate-title': {
    severity: 'error',
    title: '项目重复',
    message: { zh: '“{title}”和项目“{other}”的名称一样。', en: '“{title}” has the same title as the entry “{other}”.' },
    help: { zh: '是同一件事就合成一个项目；不是就把名称写清楚。', en: 'Join them if they are one thing; otherwise make the titles clear.' },
  },
  'category-without-item': {
    severity: 'error',
    title: '缺一个方面',
    message: { zh: '国家清单里“{category}”这个方面一个项目也没有。', en: 'The nation’s list has no entry in the category “{category}”.' },
    help: { zh: '六个方面都要有项目；核对各项目的 category。', en: 'Each of the six categories has entries; check category of each.' },
  },
  'folder-year-differs': {
    severity: 'error',
    title: '文件夹年份和施行日期不符',
    message: { zh: '文件夹是 {year} 年，施行日期却是 {from}。', en: 'The folder says {year}, but it is in force from {from}.' },
    help: {
      zh: '改 inForce 的 from，或改文件夹名。两者最多差一年。',
      en: 'Change from in inForce, or the folder; they may differ by one year.',
    },
  },
  'editions-overlap': {
    severity: 'error',
    title: '两版日期重叠',
    message: {
      zh: '这一版从 {from} 起施行，和 {other} 版（{span}）重叠。',
      en: 'This edition is in force from {from} and overlaps that of {other} ({span}).',
    },
    help: {
      zh: '改成旧版结束的第二天起施行；旧版的 to 可以不写。',
      en: 'Begin on the day after the older one ends; the older one needs no to.',
    },
  },
  'edition-ran-out': {
    severity: 'warning',
    title: '这一版已到期',
    message: {
      zh: '这一版 {to} 到期，之后没有新版，网页只显示上级的内容。',
      en: 'This edition ended on {to} and none follows; the page shows only what is granted above.',
    },
    help: {
      zh: '发布新版（npm run roll）；还在施行的，删掉 to。',
      en: 'Publish the next one (npm run roll); if it still applies, delete to.',
    },
  },

  // — published editions —
  'frozen-changed': {
    severity: 'error',
    title: '已发布的内容改了',
    message: {
      zh: '{year} 年的版已经发布，权利、金额、条件和依据不能再改；现在不一样的是：{what}。',
      en: 'The {year} edition has been published: rights, amounts, conditions and basis are frozen. What differs now: {what}.',
    },
    help: {
      zh: '改回原样。内容真的变了，运行 npm run roll 出新的一版；只是错字，先改回来，再运行 npm run correct。',
      en: 'Put it back. If it has really changed, open a new edition with npm run roll; for a slip of the pen, put it back and run npm run correct.',
    },
  },
  'correction-missing': {
    severity: 'error',
    title: '更正没有记下来',
    message: {
      zh: '{year} 年的版已经发布，这里改了{what}，但没有写更正。',
      en: 'The {year} edition has been published; {what} changed here without a correction line.',
    },
    help: {
      zh: '运行 npm run publish -- {area} {year} --correction "改了什么"，会在 edition.yaml 里写一行带日期的更正，网页上会显示。',
      en: 'Run npm run publish -- {area} {year} --correction "what changed": it writes a dated line into edition.yaml, which the page shows.',
    },
  },
  'correction-unclear': {
    severity: 'error',
    title: '更正对不上',
    message: {
      zh: '第 {number} 条更正对不上：在 {entitlement} 的 {place} 里，“{to}”应当正好出现一次。',
      en: 'Correction {number} does not fit: “{to}” should stand exactly once in {place} of {entitlement}.',
    },
    help: {
      zh: '不要手写错字更正：删掉这一条，把文字改回原样，再运行 npm run correct。',
      en: 'Do not write it by hand: delete it, put the words back, and run npm run correct.',
    },
  },
  'correction-too-much': {
    severity: 'error',
    title: '不只是错字',
    message: {
      zh: '第 {number} 条更正把“{from}”改成“{to}”：动了数字、“不”“应”“可”一类的字，或者改动超过几个字，不算错字。',
      en: 'Correction {number} turns “{from}” into “{to}”: it touches numbers or words like “not”, “must”, “may”, or more than a few signs, and is no slip of the pen.',
    },
    help: {
      zh: '改回原样；内容真的变了，运行 npm run roll 出新的一版。',
      en: 'Put it back; if it has really changed, open a new edition with npm run roll.',
    },
  },
  'draft-published': {
    severity: 'error',
    title: '又是草稿又是发布',
    message: {
      zh: '这一版既写着草稿（draft），又有发布的记录（digest、published）。',
      en: 'This edition says both that it is a draft and that it was published.',
    },
    help: {
      zh: '已经发布的，删掉 draft 那一行；还没有发布的，删掉 digest 和 published。',
      en: 'If it has been published, delete draft; if not, delete digest and published.',
    },
  },

  // — translations —
  'translation-without-source': {
    severity: 'error',
    title: '译文没有中文原文',
    message: { zh: '这个文件夹有译文，没有 zh.md。', en: 'The folder has a translation but no zh.md.' },
    help: { zh: '先写 zh.md；或删掉这个译文。', en: 'Write zh.md first, or delete the translation.' },
  },
  'translation-empty': {
    severity: 'error',
    title: '译文是空的',
    message: { zh: '译文文件里一个字也没有翻译。', en: 'The translation translates nothing.' },
    help: { zh: '写上译文；没有就删掉这个文件，网页会显示中文。', en: 'Write it, or delete the file: the page then shows the Chinese.' },
  },
  'translation-list-differs': {
    severity: 'error',
    title: '译文条数和中文不同',
    message: { zh: '{field}的译文有 {translated}，中文有 {source}。', en: '{field} has {translated} here and {source} in the Chinese.' },
    help: { zh: '一条对一条：补上少的，删掉多的。', en: 'Translate item by item: add what is missing, delete what is too much.' },
  },
  'translation-without-counterpart': {
    severity: 'error',
    title: '译文多了中文没有的内容',
    message: { zh: '译文写了{field}，中文 zh.md 里没有。', en: 'The translation has {field}, the Chinese zh.md has not.' },
    help: { zh: '先写进中文，或从译文里删掉。', en: 'Write it in the Chinese first, or delete it here.' },
  },
  'translation-stale': {
    severity: 'warning',
    title: '译文旧了',
    message: {
      zh: '中文改过以后，译文没有跟着改；网页会注明。',
      en: 'The Chinese has changed since this was translated; the page says so.',
    },
    help: {
      zh: '对照中文改译文，然后运行 npm run stamp -- --restamp {file}。',
      en: 'Bring it up to date, then run npm run stamp -- --restamp {file}.',
    },
  },
  'translation-unstamped': {
    severity: 'warning',
    title: '译文没有盖戳',
    message: {
      zh: '译文没有记下它译自哪一版中文，网页会当作旧的。',
      en: 'The translation does not say which Chinese text it translates; the page takes it for old.',
    },
    help: { zh: '运行 npm run stamp，会自动填写 translates。', en: 'Run npm run stamp, which fills in translates.' },
  },

  // — words —
  'plain-too-long': {
    severity: 'error',
    title: '一句话太长',
    message: { zh: '{field}有 {length} 个字，最多 {limit} 个。', en: '{field} has {length} characters; the limit is {limit}.' },
    help: {
      zh: '只说一件最要紧的事，其余放进“能得到什么”“条件”。',
      en: 'Say the one thing that matters most; the rest goes into provides and conditions.',
    },
  },
  'dangling-link': {
    severity: 'error',
    title: '链接打不开',
    message: { zh: '链接“{target}”在网站里没有对应的页面。', en: 'The link “{target}” leads to no page of the portal.' },
    help: {
      zh: '{hint}站内链接从根写起、以 / 结尾，不写语言，例如 /about/、/documents/mca-2024-35/。',
      en: '{hint}Links begin at the root, end in / and name no locale, as /about/ or /documents/mca-2024-35/.',
    },
  },
  'dangling-anchor': {
    severity: 'error',
    title: '链接的位置不存在',
    message: { zh: '链接“{target}”指的位置不存在。', en: 'The place that the link “{target}” points to does not exist.' },
    help: { zh: '{hint}核对 # 后面的字，要和小标题一样。', en: '{hint}Check what follows #; it is the heading.' },
  },
  'foreign-link': {
    severity: 'error',
    title: '链接到非官方网站',
    message: { zh: '链接“{target}”不是政府或机构的官方网站。', en: 'The link “{target}” is not an official site.' },
    help: {
      zh: '只链接 .gov.cn、.org.cn、.edu.cn 的网页；没有就只写名称。',
      en: 'Link only to .gov.cn, .org.cn or .edu.cn; otherwise give just the name.',
    },
  },
  'image-in-text': {
    severity: 'error',
    title: '正文里有图片',
    message: { zh: '正文里有图片“{target}”。', en: 'The text has an image, “{target}”.' },
    help: {
      zh: '删掉图片，用文字说明：图片费流量，也不能朗读、翻译。',
      en: 'Delete it and say it in words: images cost data and cannot be read aloud or translated.',
    },
  },
  'raw-html': {
    severity: 'error',
    title: '正文里有网页代码',
    message: { zh: '正文里有网页代码“{tag}”。', en: 'The text has HTML, “{tag}”.' },
    help: {
      zh: '删掉，只用 Markdown：## 小标题、- 列表、**加粗**、[文字](/网址/)。',
      en: 'Delete it and use Markdown only: ## heading, - list, **bold**, [text](/address/).',
    },
  },
  'heading-too-high': {
    severity: 'error',
    title: '小标题级别不对',
    message: { zh: '正文里用了一级标题（#）。', en: 'The text has a first-level heading (#).' },
    help: { zh: '用 ## 开头的小标题；大标题就是 title。', en: 'Begin headings with ##; the title is title.' },
  },
  // — how parents say it —
  'unknown-service-type': {
    severity: 'error',
    title: '没有这种服务类型',
    message: { zh: '“{name}”不是服务类型，搜索不会用这个文件。', en: '“{name}” is no service type; search does not use this file.' },
    help: {
      zh: '文件名要和服务类型的代号一样，例如 lexicon/vaccination.yaml；急事写在 urgent.yaml，不归这里管的写在 not-here.yaml。{hint}',
      en: 'Call the file by the service type, as lexicon/vaccination.yaml; urgent needs go to urgent.yaml, what is not handled here to not-here.yaml. {hint}',
    },
  },
  'term-of-many-types': {
    severity: 'error',
    title: '一个说法属于太多类型',
    message: {
      zh: '说法“{term}”写在 {count} 个服务类型里：{types}。最多 {limit} 个。',
      en: 'The term “{term}” stands in {count} service types: {types}. At most {limit}.',
    },
    help: {
      zh: '到处都用的词找不到东西：留在最贴切的类型里，别处删掉，或者说得具体些。',
      en: 'A word that is said of everything finds nothing: keep it where it fits best, or say more.',
    },
  },
  'term-twice': {
    severity: 'error',
    title: '同一个说法写了两次',
    message: { zh: '说法“{term}”在这个文件里前面已经写过。', en: 'The term “{term}” stands in this file already.' },
    help: { zh: '删掉这一行。', en: 'Delete this line.' },
  },
  'too-few-terms': {
    severity: 'error',
    title: '说法太少',
    message: {
      zh: '这个服务类型只有 {count} 个中文说法，至少要 {least} 个。',
      en: 'This service type has {count} Chinese terms; it needs {least}.',
    },
    help: {
      zh: '把家长、社工、热线记录里听到的说法写进 zh、dialect、indirect；不要凑数，不要加“怎么办”之类谁都会说的词。',
      en: 'Add what parents, social workers and hotline notes say; nothing that could be said of any service.',
    },
  },
} as const satisfies Record<string, FindingKind>;

export type FindingCode = keyof typeof findings;
