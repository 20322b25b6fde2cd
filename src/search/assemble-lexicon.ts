import { asContentIssue } from '../catalogue/assemble-catalogue.ts';
import type { ContentFile, ContentIssue } from '../catalogue/content-file.ts';
import { serviceTypes } from '../catalogue/vocabulary.ts';
import { foldText } from './fold-text.ts';
import { notHereGroup, urgentPrefix } from './lexicon.ts';
import { type chineseLists, lexiconFile, lexiconSchemaOf, urgentKinds, wordLists } from './lexicon.schema.ts';

/** The terms of one group as its file gives them, folded, without doubles; the head first. */
export interface LexiconGroup {
  name: string;
  chinese: string[];
  /** Whole sentences: what terms are not learned from. */
  sentences: string[];
  english: string[];
  uyghur: string[];
}

type TermLists = Partial<Record<(typeof chineseLists)[number] | 'en' | 'ug', readonly string[]>>;

/** Joins the files of `content/lexicon/` into groups: service types, urgent kinds, not here. What a schema refuses is reported and left out. */
export function assembleLexicon(files: readonly ContentFile[]): { groups: LexiconGroup[]; issues: ContentIssue[] } {
  const issues: ContentIssue[] = [];
  const stated = new Map<string, TermLists>();
  for (const file of files) {
    const name = lexiconFile.exec(file.path)?.groups?.['name'];
    const schema = name === undefined ? undefined : lexiconSchemaOf(name);
    if (name === undefined || !schema || file.syntaxError) continue;
    const result = schema.safeParse(file.data);
    if (!result.success) issues.push(...result.error.issues.map((issue) => asContentIssue(file.path, issue)));
    else if (name === 'urgent')
      for (const [kind, lists] of Object.entries(result.data)) stated.set(urgentPrefix + kind, lists as TermLists);
    else stated.set(name, result.data as TermLists);
  }
  const names = [...serviceTypes, ...urgentKinds.map((kind) => urgentPrefix + kind), notHereGroup];
  const groups = names.flatMap((name) => {
    const lists = stated.get(name);
    if (!lists) return [];
    const folded = (terms: readonly string[] = [], between: string): string[] => [
      ...new Set(
        terms.map((term) =>
          foldText(term)
            .text.replaceAll(/[^\p{L}\p{N}]+/gu, between)
            .trim(),
        ),
      ),
    ];
    const chinese = folded(
      wordLists.flatMap((list) => lists[list] ?? []),
      '',
    );
    const sentences = (lists.indirect ?? []).map((sentence) => foldText(sentence).text);
    return [{ name, chinese, sentences, english: folded(lists.en, ' '), uyghur: folded(lists.ug, ' ') }];
  });
  return { groups, issues };
}
