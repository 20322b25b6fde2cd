/** Reading of a cell's text as offices write it: wrapped lines, numbers before sentences, full-width digits. All pure. */

/** Letters, digits and % as ASCII; odd blanks and invisible characters gone. Chinese punctuation stays as it is. */
export function tidy(text: string): string {
  return (
    text
      .replaceAll(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
      .replaceAll(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
      .replaceAll(/[\t\u00a0\u2000-\u200a\u202f\u3000]/gu, ' ')
      // Marks without a shape, private use (icon fonts), what could not be decoded.
      .replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Co}\ufffd]/gu, '')
  );
}

/**
 * The width at which the cells of a column were broken into lines (text pasted from a PDF), or undefined where lines end
 * as the office meant them: nearly all lines but the last of their cells are equally long then.
 */
export function widthOfLines(texts: readonly string[]): number | undefined {
  const lengths = texts.flatMap((text) => linesIn(text).slice(0, -1).map(lengthOf));
  const longest = Math.max(0, ...texts.flatMap((text) => linesIn(text).map(lengthOf)));
  const full = lengths.filter((length) => longest - length <= 1).length;
  return lengths.length >= 3 && longest >= 3 && full >= lengths.length * 0.8 ? longest : undefined;
}

/** The text with the lines joined that only ran out of room. */
export function unwrap(text: string, width: number | undefined): string {
  if (width === undefined) return text;
  return linesIn(text).reduce<{ text: string; last: string }>(
    ({ text: all, last }, line) => {
      if (all === '') return { text: line, last: line };
      const isFull = width - lengthOf(last) <= 1 && !/[。；;]$/u.test(last) && headOf(line) === '';
      return { text: isFull ? join(all, line) : `${all}\n${line}`, last: line };
    },
    { text: '', last: '' },
  ).text;
}

const lengthOf = (line: string): number => Array.from(line).length;
const linesIn = (text: string): string[] =>
  tidy(text)
    .split('\n')
    .map((line) => line.replaceAll(/ {2,}/gu, ' ').trim())
    .filter((line) => line !== '');

/** Without blanks, punctuation and width: for comparing names. */
export function squash(text: string): string {
  return tidy(text)
    .normalize('NFKC')
    .replaceAll(/[\s\p{P}\p{S}]/gu, '')
    .toLowerCase();
}

/** Without any blank: `幼 有\n所育` is `幼有所育`. */
export const withoutBlanks = (text: string): string => tidy(text).replaceAll(/\s/gu, '');

const enumerator =
  /^(?:[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|\d{1,2}\s*(?:[.．、](?!\d)|[)）])|[①-⑳]|[一二三四五六七八九十]{1,3}、|[•●○■□◆▪·\-–—*]\s*)\s*/u;

/** `1.`, `（二）`, `③`, `•` at the head of a line. */
export const headOf = (line: string): string => enumerator.exec(line)?.[0] ?? '';

const endsSentence = /[。；;！？!?：:…]["”』」）)]*$/u;
const goesOn = /[，、,（(—“《]$/u;
const isGoneOn = /^[，。；、！？：）》”,.;)%％]/u;

/**
 * The sentences of a cell, one for each line or number that the office meant. A line that only ran out of room is joined
 * with the next: where it stops inside a sentence, a number or a bracket, or where all lines but the last are equally long.
 */
export function sentencesOf(text: string): string[] {
  return joinWrapped(linesIn(text))
    .flatMap(splitNumbered)
    .map(withoutNumber)
    .filter((sentence) => sentence !== '');
}

/** A name that was wrapped to the width of its column. */
export const nameOf = (text: string): string => linesIn(text).reduce((all, line) => (all === '' ? line : join(all, line)), '');

/** The same as one line of text: where, cost, who. Lines that are sentences of their own are kept apart by `；`. */
export function lineOf(text: string): string {
  return joinWrapped(linesIn(text)).reduce((all, line) => (all === '' ? line : all + (/[\p{P}]$/u.test(all) ? '' : '；') + line), '');
}

function joinWrapped(lines: readonly string[]): string[] {
  const punctuated = lines.some((line) => /[。；]$/u.test(line));
  const sameWidth = lines.length > 2 && areOneWidth(lines);
  return lines.reduce<string[]>((joined, line) => {
    const last = joined.at(-1);
    if (last === undefined) return [line];
    const inside = goesOn.test(last) || isGoneOn.test(line) || (/\d$/u.test(last) && /^\d/u.test(line)) || isBracketOpen(last);
    const wrapped = inside || (headOf(line) === '' && !endsSentence.test(last) && (punctuated || sameWidth));
    return wrapped && !(headOf(line) !== '' && !isBracketOpen(last)) ? [...joined.slice(0, -1), join(last, line)] : [...joined, line];
  }, []);
}

/** A blank only between Latin words. */
const join = (a: string, b: string): string => (/[A-Za-z]$/u.test(a) && /^[A-Za-z]/u.test(b) ? `${a} ${b}` : a + b);

function areOneWidth(lines: readonly string[]): boolean {
  const lengths = lines.slice(0, -1).map((line) => Array.from(line).length);
  const longest = Math.max(...lengths);
  return longest >= 6 && lengths.every((length) => longest - length <= 1) && Array.from(lines.at(-1) ?? '').length <= longest + 1;
}

function isBracketOpen(text: string): boolean {
  const count = (sign: RegExp): number => text.match(sign)?.length ?? 0;
  return count(/[（(]/gu) > count(/[)）]/gu) || count(/《/gu) > count(/》/gu) || count(/“/gu) > count(/”/gu);
}

/** `1.…2.…3.…` in one line, numbered from one without a gap. */
function splitNumbered(line: string): string[] {
  for (const sign of [/[（(](?<n>\d{1,2})[)）]/gu, /(?<![\d.〔第])(?<n>\d{1,2})[.．、](?!\d)/gu, /(?<n>[①-⑳])/gu]) {
    const found = [...line.matchAll(sign)];
    const numbers = found.map(({ groups }) => readNumeral(groups?.['n'] ?? ''));
    if (found[0]?.index !== 0 || found.length < 2 || numbers.some((number, index) => number !== index + 1)) continue;
    const starts = found.map(({ index }) => index);
    return starts.map((start, index) => line.slice(start, starts[index + 1]).trim());
  }
  return [line];
}

const withoutNumber = (line: string): string => line.slice(headOf(line).length).trim();

const readNumeral = (sign: string): number => (/^\d+$/u.test(sign) ? Number(sign) : sign.charCodeAt(0) - 0x2460 + 1);

/** 序号 in any writing: `１`, `1.`, `（1）`, `①`, `一`, `1\n0`; undefined where it is no number. */
export function readItemNumber(text: string): number | undefined {
  const sign = withoutBlanks(text)
    .normalize('NFKC')
    .replace(/^第?\(?(?<n>.+?)\)?[项.、]?$/u, '$<n>');
  if (/^\d{1,3}(?:\.0+)?$/u.test(sign)) return Number(sign);
  const chinese = /^(?:(?<tens>[一二三四五六七八九])?(?<ten>十))?(?<ones>[一二三四五六七八九])?$/u.exec(sign)?.groups;
  if (!chinese || sign === '') return undefined;
  const digit = (numeral: string | undefined): number => (numeral === undefined ? 0 : '一二三四五六七八九'.indexOf(numeral) + 1);
  return (chinese['ten'] === undefined ? 0 : (digit(chinese['tens']) || 1) * 10) + digit(chinese['ones']);
}

/** `无`, `—`, `/`: the office says that there is nothing to say. */
export const saysNothing = (text: string): boolean => /^(?:无|没有|暂无|空|\/|\\|[-—–－]+|×|不涉及)?[。.]?$/u.test(withoutBlanks(text));
