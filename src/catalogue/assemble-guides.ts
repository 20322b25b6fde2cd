import type { z } from 'zod';
import { asContentIssue, type DigestOf } from './assemble-catalogue.ts';
import type { ContentFile, ContentIssue } from './content-file.ts';
import { type GuideStatement, guideSchema, type GuideTranslation, guideTranslationSchema, guideText } from './guide.schema.ts';
import { type WordLocale, wordLocales } from './vocabulary.ts';

/** One guide of `content/pages/<topic>/`, with its translations. */
export interface Guide {
  topic: string;
  file: string;
  statement: GuideStatement;
  body: string;
  /** Digest of the Chinese words; a translation that carries another one is stale. */
  wordsDigest: string;
  translations: Partial<Record<WordLocale, { file: string; statement: GuideTranslation; body: string }>>;
}

export const guideFile = /^pages\/(?<topic>[a-z0-9-]+)\/(?<locale>[a-z]+)\.md$/u;

/** Joins the files of `content/pages/` into guides, in their order. Pure; what the schema refuses is reported and left out. */
export function assembleGuides(files: readonly ContentFile[], digestOf: DigestOf): { guides: Guide[]; issues: ContentIssue[] } {
  const issues: ContentIssue[] = [];
  const read = <T>(file: ContentFile, schema: z.ZodType<T>): T | undefined => {
    if (file.syntaxError) return undefined;
    const result = schema.safeParse(file.data);
    if (!result.success) issues.push(...result.error.issues.map((issue) => asContentIssue(file.path, issue)));
    return result.data;
  };
  const guides = new Map<string, Guide>();
  const ofPages = files.flatMap((file) => {
    if (!file.path.startsWith('pages/')) return [];
    const { topic, locale } = guideFile.exec(file.path)?.groups ?? {};
    if (topic !== undefined && locale !== undefined) return [{ file, topic, locale }];
    issues.push({ file: file.path, at: [], code: 'misplaced-file', details: {} });
    return [];
  });
  for (const { file, topic, locale } of ofPages) {
    const statement = locale === 'zh' ? read(file, guideSchema) : undefined;
    if (!statement) continue;
    const { body } = file;
    guides.set(topic, { topic, file: file.path, statement, body, wordsDigest: digestOf(guideText(statement, body)), translations: {} });
  }
  for (const { file, topic, locale } of ofPages) {
    if (locale === 'zh') continue;
    if (!isWordLocale(locale)) {
      issues.push({ file: file.path, at: [], code: 'unknown-locale', details: { locale, known: wordLocales } });
      continue;
    }
    const statement = read(file, guideTranslationSchema);
    const guide = guides.get(topic);
    if (statement && guide) guide.translations[locale] = { file: file.path, statement, body: file.body };
    else if (!guide && !files.some((other) => other.path === `pages/${topic}/zh.md`))
      issues.push({ file: file.path, at: [], code: 'translation-without-source', details: {} });
  }
  return { guides: [...guides.values()].sort((a, b) => a.statement.order - b.statement.order || a.topic.localeCompare(b.topic)), issues };
}

const isWordLocale = (locale: string): locale is WordLocale => (wordLocales as readonly string[]).includes(locale);
