import type { ContentFile } from '../../catalogue/content-file.ts';
import type { Rule } from '../content-under-check.ts';
import { allKeysOf } from '../field-names.ts';
import { yamlOf } from '../find-line.ts';
import type { Complaint } from '../finding.ts';

/** Colons, commas, quotes, brackets, dashes and blanks that shape the YAML are the plain ones; text keeps its own punctuation. */
export const yamlIsWrittenWithHalfWidthSigns: Rule = ({ files }) =>
  files.flatMap((file) => (file.path.endsWith('.json') ? [] : [...complainAbout(file)]));

function* complainAbout(content: ContentFile): Generator<Complaint> {
  const { path: file } = content;
  if (file.endsWith('.md') && !/^\uFEFF?---/u.test(content.text)) return;
  const { yaml, linesBefore } = yamlOf(content);
  const keys = allKeysOf(file);
  for (const [index, line] of linesOutsideBlockText(yaml)) {
    const place = { file, line: index + 1 + linesBefore };
    if (line.includes('\t')) yield { code: 'tab-in-yaml', ...place };
    if (/^ *[\u00A0\u2000-\u200A\u3000]|^[ \-\w]*:[\u00A0\u2000-\u200A\u3000]/u.test(line)) yield { code: 'odd-space-in-yaml', ...place };
    const sign = findFullWidthSign(line, keys);
    if (sign) yield { code: 'full-width-punctuation', ...place, params: { found: sign[0], instead: sign[1] } };
  }
}

/** The first full-width sign in a place where YAML needs a plain one, and the plain one. */
function findFullWidthSign(line: string, keys: ReadonlySet<string>): [string, string] | undefined {
  const key = /^\s*(?<dash>-\s+)?(?<key>[A-Za-z][\w-]*)\s*：/u.exec(line)?.groups;
  if (key && (key['dash'] === undefined || keys.has(key['key'] ?? ''))) return ['：', ':'];
  const value = /^\s*(?:-\s+)?(?:[\w-]+:\s+)?(?<value>.*?)\s*$/u.exec(line)?.groups?.['value'] ?? '';
  // Around Chinese words such quotes are part of the text; around a code, a date or a number they are a slip.
  if (/^“[\x20-\x7e]*”$|^‘[\x20-\x7e]*’$/u.test(value)) return [value.slice(0, 1), "'"];
  if (/^[［｛]/u.test(value)) return [value.slice(0, 1), value.startsWith('［') ? '[' : '{'];
  if (/^[[{]/u.test(value)) {
    if (/[{,，]\s*[a-z][A-Za-z-]*：/u.test(value)) return ['：', ':'];
    if (/，\s*[a-z][A-Za-z]*\s*:/u.test(value) || /^\[[\w'" -]+，/u.test(value)) return ['，', ','];
    if (/[:[,]\s*“[\x20-\x7e]*”\s*[,\]}]/u.test(value)) return ['“', "'"];
  }
  if (/^\s*[－—–]\s*[^－—–\s]/u.test(line)) return [line.trim().slice(0, 1), '-'];
  return undefined;
}

/** Lines with their index; those of block text (`|`, `>`) are text and left out. */
function* linesOutsideBlockText(yaml: string): Generator<[number, string]> {
  let textDeeperThan: number | undefined;
  for (const [index, line] of yaml.split('\n').entries()) {
    const depth = /^ */u.exec(line)?.[0].length ?? 0;
    if (textDeeperThan !== undefined && (line.trim() === '' || depth > textDeeperThan)) continue;
    textDeeperThan = /(?:^|[:-]\s+)[|>][+-]?\d?[+-]?\s*$/u.test(line) ? depth : undefined;
    if (!line.trimStart().startsWith('#')) yield [index, line];
  }
}
