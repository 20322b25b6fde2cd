import type { ContentFile, ContentIssue } from '../catalogue/content-file.ts';
import { wordLocales } from '../catalogue/vocabulary.ts';
import { describeField, keysAt } from './field-names.ts';
import type { Bilingual, Complaint, FieldPath } from './finding.ts';
import { findNearestWord } from './nearest-word.ts';

/** “你是不是想写 …？”, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): Bilingual {
  return perhaps(findNearestWord(word, known));
}

export function perhaps(nearest: string | undefined): Bilingual {
  return nearest === undefined ? nothing : { zh: `是不是想写“${nearest}”？`, en: `Did you mean “${nearest}”? ` };
}

export const nothing: Bilingual = { zh: '', en: '' };

/** Turns what zod, or the assembly, refuses into complaints in plain words. */
export function describeIssue(issue: ContentIssue, file: ContentFile | undefined): Complaint[] {
  const { at, details } = issue;
  const place = { file: issue.file, at };
  const value = valueAt(file?.data, at);
  const message = typeof details['message'] === 'string' ? details['message'] : issue.code;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.file, at);
    return (details['keys'] as string[]).map((key) => ({
      code: 'unknown-key',
      file: issue.file,
      at: [...at, key],
      params: { key, known: listOf(known), hint: didYouMean(key, known) },
    }));
  }
  if (issue.code === 'invalid_key') return [describeText('id', { ...place, value: String(at.at(-1)) })];
  if (issue.code === 'invalid_union') {
    const [first] = (details['errors'] as { message: string }[][]).flat();
    if (first?.message === 'day' && typeof value === 'string') return [describeText('day', { ...place, value })];
  }
  if (value === undefined && isRefusal(issue.code)) return [describeMissing(issue)];
  if (isEmpty(value) && isRefusal(issue.code)) return [{ code: 'empty-field', ...place }];
  switch (issue.code) {
    case 'invalid_value': {
      const choices = (details['values'] as unknown[]).map(String);
      const nearest = didYouMean(show(value), choices);
      const meaning = describeField(issue.file, at);
      const hint = nearest !== nothing || meaning === undefined ? nearest : { zh: `${meaning}。`, en: '' };
      return [{ code: 'wrong-choice', ...place, params: { value: show(value), choices: listOf(choices), hint } }];
    }
    case 'invalid_type':
      return [describeKind(place, String(details['expected']), value)];
    case 'too_big':
      if (typeof value === 'string') return [{ code: 'too-long', ...place, params: { limit: String(details['maximum']) } }];
      return [{ code: 'out-of-range', ...place, params: { limit: limitOf('≤', details['maximum']) } }];
    case 'too_small':
      return [
        { code: 'out-of-range', ...place, params: { limit: limitOf(details['inclusive'] === false ? '>' : '≥', details['minimum']) } },
      ];
    case 'unknown-area': {
      const area = String(details['area']);
      return [{ code: 'unknown-area', ...place, params: { area, hint: '' } }];
    }
    case 'unknown-locale':
      return [{ code: 'unknown-locale', ...place, params: { locale: String(details['locale']), known: listOf([...wordLocales]) } }];
    case 'edition-missing':
      return [{ code: 'edition-missing', ...place, params: { edition: String(details['edition']) } }];
    case 'misplaced-file':
    case 'translation-without-source':
      return [{ code: issue.code, ...place }];
  }
  return [describeText(message, { ...place, value: typeof value === 'string' ? value : show(value) })];
}

interface TextAtPlace {
  file: string;
  at: FieldPath;
  value: string;
}

/** The refusals that our own schemas give a name to (`{ error: 'day' }`). */
function describeText(refusal: string, { value, ...place }: TextAtPlace): Complaint {
  const plain = plainly(value);
  const isCode = ['id', 'day', 'phone', 'document-number'].includes(refusal);
  if (isCode && plain !== value && acceptable(refusal, plain)) {
    return { code: 'look-alike-character', ...place, params: { value, instead: plain } };
  }
  switch (refusal) {
    case 'empty':
      return { code: 'empty-field', ...place };
    case 'blank-around':
      return { code: 'spaces-around', ...place };
    case 'control-character':
      return { code: 'invisible-character', ...place, params: { character: nameCharacter(invisible.exec(value)?.[0] ?? '') } };
    case 'id':
      return {
        code: 'wrong-id-form',
        ...place,
        params: {
          value,
          hint: suggest(
            plain
              .toLowerCase()
              .replaceAll(/[^a-z0-9]+/gu, '-')
              .replaceAll(/^-|-$/gu, ''),
          ),
        },
      };
    case 'day':
      return { code: 'wrong-date-form', ...place, params: { value, hint: suggestDay(plain) } };
    case 'phone':
      return mobilePhone.test(plain.replaceAll(/[^\d]/gu, ''))
        ? { code: 'mobile-phone', ...place, params: { value } }
        : { code: 'wrong-phone-form', ...place, params: { value, hint: hintForPhone(plain) } };
    case 'url':
      return { code: 'wrong-url', ...place, params: { value } };
    case 'document-number':
      return {
        code: 'wrong-document-number',
        ...place,
        params: { value, hint: suggest(value.replace(/[[(（【［{](\d{4})[\])）】］}]/u, '〔$1〕').replaceAll(/\s/gu, ''), value) },
      };
    case 'ages':
      return { code: 'wrong-ages', ...place };
    case 'channel':
      return { code: 'channel-says-nothing', ...place };
    case 'window':
      return { code: 'window-says-nothing', ...place };
    case 'span':
      return { code: 'wrong-edition-dates', ...place };
    default:
      return { code: 'not-accepted', ...place, params: { problem: refusal } };
  }
}

function describeMissing({ file, at, details }: ContentIssue): Complaint {
  const choices = Array.isArray(details['values']) ? details['values'].map(String) : [];
  if (at.at(-1) === 'unit') return { code: 'amount-without-unit', file, at, params: { id: String(at.at(-2)), choices: listOf(choices) } };
  const hint = choices.length === 0 ? nothing : { zh: `可以写：${listOf(choices).zh}。`, en: `One of: ${listOf(choices).en}.` };
  return { code: 'missing-field', file, at, params: { hint } };
}

function describeKind(place: { file: string; at: FieldPath }, expected: string, value: unknown): Complaint {
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return { code: 'needs-quotes', ...place, params: { value: String(value) } };
  }
  const hint =
    expected === 'array'
      ? { zh: '每条一行，以“- ”开头。', en: 'One line each, starting with “- ”.' }
      : (expected === 'number' || expected === 'int') && typeof value === 'string'
        ? { zh: '只写数字，不加引号和单位。', en: 'Digits only, without quotes or unit.' }
        : nothing;
  return {
    code: 'wrong-kind',
    ...place,
    params: { expected: kinds[expected] ?? expected, found: kinds[kindOf(value)] ?? kindOf(value), hint },
  };
}

const kinds: Record<string, Bilingual> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'a group of fields' },
  record: { zh: '一组字段', en: 'a group of fields' },
  null: { zh: '空的', en: 'empty' },
};

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const isRefusal = (code: string): boolean => ['invalid_type', 'invalid_value', 'too_small', 'invalid_format', 'custom'].includes(code);

/** Nothing that a reader could see: what an editor leaves behind who deletes the content and not the field. */
export function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

export function valueAt(data: unknown, at: FieldPath): unknown {
  return at.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined,
    data,
  );
}

/** Full-width letters and digits made half-width, long dashes made hyphens. */
export function plainly(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\u2010-\u2015\u2212\u30FC\uFE58\uFE63]/gu, '-')
    .replaceAll(/[\u200B-\u200F\uFEFF]/gu, '');
}

const formats: Record<string, RegExp> = {
  id: /^[a-z0-9]+(-[a-z0-9]+)*$/u,
  day: /^\d{4}-\d{2}-\d{2}$|^\d{2}-\d{2}$/u,
  phone: /^(0\d{2,3}-\d{7,8}(-\d{1,5})?|1\d{2}|1\d{4}|9\d{4}|[48]00-\d{3}-\d{4})$/u,
};
const acceptable = (refusal: string, text: string): boolean => formats[refusal]?.test(text) ?? false;
const mobilePhone = /^(86)?1[3-9]\d{9}$/u;
export const invisible =
  // eslint-disable-next-line no-control-regex -- the point of the rule
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/u;

export const nameCharacter = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function suggest(text: string, value?: string): Bilingual {
  return text === '' || text === value ? nothing : { zh: `可以写成“${text}”。`, en: `Perhaps “${text}”.` };
}

function suggestDay(text: string): Bilingual {
  const { year, month, day } = /^(?<year>\d{4})\s*[-/.年]\s*(?<month>\d{1,2})\s*[-/.月]\s*(?<day>\d{1,2})\s*日?$/u.exec(text)?.groups ?? {};
  if (year === undefined || month === undefined || day === undefined) return nothing;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return iso === text ? { zh: '日历上没有这一天。', en: 'There is no such day.' } : suggest(iso);
}

function hintForPhone(text: string): Bilingual {
  const digits = text.replaceAll(/\D/gu, '');
  if (/^\d{7,8}$/u.test(digits)) return { zh: '这个号码缺少区号。', en: 'The area code is missing.' };
  const { area, number } = /^(?<area>010|02\d|0[3-9]\d{2})(?<number>\d{7,8})$/u.exec(digits)?.groups ?? {};
  return area !== undefined && number !== undefined ? suggest(`${area}-${number}`) : nothing;
}

export function listOf(words: readonly string[]): Bilingual {
  const shown = words.length > 60 ? [...words.slice(0, 60), '…'] : words;
  return { zh: shown.join('、'), en: shown.join(', ') };
}

const limitOf = (sign: string, limit: unknown): string => `${sign} ${String(limit)}`;

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : ((JSON.stringify(value) as string | undefined) ?? '');
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
