import type { ProblemCode } from '../problems.ts';

/** What the script needs to say and to know; the function writes it onto the form (`data-words`). */
export interface FormWords {
  /** Today in China, by the function's clock. */
  today: string;
  form: string;
  language: 'zh' | 'en' | 'ug';
  district: string;
  problems: Readonly<Record<ProblemCode, string>>;
  next: string;
  back: string;
  /** `{{number}}` of `{{all}}`. */
  progress: string;
  offline: string;
  draft: { label: string; hint: string; restored: string };
}
