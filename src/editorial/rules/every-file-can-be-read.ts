import type { Rule } from '../content-under-check.ts';
import type { Bilingual, Complaint } from '../finding.ts';

/** Front matter, YAML and JSON are well formed. */
export const everyFileCanBeRead: Rule = ({ files }) =>
  files.flatMap(({ path: file, syntaxError }): Complaint[] => {
    if (!syntaxError) return [];
    const { line, message } = syntaxError;
    if (message === 'front-matter') return [{ code: 'front-matter-missing', file, line }];
    if (message.startsWith('BAD_ALIAS')) return [{ code: 'yaml-alias', file, line }];
    if (message.startsWith('DUPLICATE_KEY')) return [{ code: 'duplicate-key', file, line }];
    return [{ code: 'yaml-syntax', file, line, params: { problem: problemOf(message) } }];
  });

const problems: [RegExp, Bilingual][] = [
  [/^BAD_INDENT|^MULTILINE_IMPLICIT_KEY/u, { zh: '缩进没有对齐，或缺少冒号。', en: 'the indent does not fit, or a colon is missing.' }],
  [/^MISSING_CHAR/u, { zh: '缺少冒号、引号或括号。', en: 'a colon, quote or bracket is missing.' }],
  [
    /^BLOCK_IN_FLOW|^BLOCK_AS_IMPLICIT_KEY/u,
    { zh: '冒号用得不对：文字里有“: ”要放进引号。', en: 'a colon is out of place: text with “: ” goes in quotes.' },
  ],
  [
    /^BAD_SCALAR_START|^UNEXPECTED_TOKEN/u,
    {
      zh: '有多余的符号，或文字以特殊符号开头却没放进引号。',
      en: 'a sign too many, or text that starts with a special sign and is not quoted.',
    },
  ],
  [/^BAD_DQ_ESCAPE/u, { zh: '英文双引号里有反斜杠，换成单引号。', en: 'a backslash in double quotes; use single quotes.' }],
  [/^MULTIPLE_DOCS/u, { zh: '中间多了一行“---”。', en: 'there is a line “---” too many.' }],
];

function problemOf(message: string): Bilingual {
  return problems.find(([pattern]) => pattern.test(message))?.[1] ?? { zh: '符号或缩进不对。', en: 'a sign or an indent is wrong.' };
}
