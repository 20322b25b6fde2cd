import { type FindingCode, findings } from './findings.ts';

export type Severity = 'error' | 'warning';

/** A sentence for the clerk and the same sentence for everybody else. */
export interface Bilingual {
  zh: string;
  en: string;
}

export interface FindingKind {
  severity: Severity;
  /** Short name in Chinese; with the code it is the heading in `content/README.md`. */
  title: string;
  /** What is wrong. `{name}` is filled from the complaint; `{field}` is always known. */
  message: Bilingual;
  /** What to write instead. */
  help: Bilingual;
}

export type FieldPath = readonly (string | number)[];
export type Param = string | number | Bilingual;

type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;
/** Known for every complaint; braces are written so, lest they be taken for a placeholder. */
type Always = 'field' | 'leftBrace' | 'rightBrace';
type TextsOf<C extends FindingCode> = (typeof findings)[C]['message' | 'help'][keyof Bilingual];
type ParamsOf<C extends FindingCode> = Record<Exclude<Placeholders<TextsOf<C>>, Always>, Param>;

/** What a rule says: a code, a place, and the words that the code's sentences need. The compiler checks that none is missing. */
export type Complaint = {
  [C in FindingCode]: {
    code: C;
    file: string;
    /** Path into the data of the file; the line is found from it. */
    at?: FieldPath;
    /** A line known otherwise, for text that is not data. */
    line?: number;
  } & ([keyof ParamsOf<C>] extends [never] ? { params?: Record<string, never> } : { params: ParamsOf<C> });
}[FindingCode];

/** A complaint with its line and its sentences: what callers print. */
export interface Finding {
  code: FindingCode;
  severity: Severity;
  /** Relative to `content/`. */
  file: string;
  line: number;
  /** `values.monthly-amount.value`; empty when the whole file is meant. */
  field: string;
  params: Record<string, Param>;
  message: Bilingual;
  help: Bilingual;
  /** Anchor of the section in `content/README.md`. */
  anchor: string;
}

export interface EditorialReport {
  findings: Finding[];
  errors: number;
  warnings: number;
  files: number;
}

/** Fills `{name}` in both languages. */
export function fill(template: Bilingual, params: Record<string, Param>): Bilingual {
  const fillIn = (text: string, language: keyof Bilingual): string =>
    text
      .replaceAll(/\{(?<name>[a-zA-Z]+)\}/gu, (_match, name: string) => {
        const param = params[name];
        return typeof param === 'object' ? param[language] : String(param ?? '');
      })
      .trim();
  return { zh: fillIn(template.zh, 'zh'), en: fillIn(template.en, 'en') };
}

/** `### unknown-key — 不认识的字段` as GitHub makes an anchor of it. */
export function headingOf(code: FindingCode): string {
  return `${code} — ${findings[code].title}`;
}
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
    .replaceAll(' ', '-');
}
