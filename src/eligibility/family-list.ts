import type { Circumstances } from './circumstances.schema.ts';
import type { Entry } from './entry.ts';
import { type Answer, answerOf, type Stage, stages } from './guidance.ts';

/** One entry of the list as it stands for the family: the best of what it is for its children. */
export interface FamilyAnswer {
  entry: Entry;
  stage: Stage;
  /** In the order of the children. */
  children: readonly Answer[];
}

/** Every entry of the list, once, in the order of the list. */
export function familyList(entries: readonly Entry[], { children, needs }: Circumstances, today: string): FamilyAnswer[] {
  return entries.map((entry) => {
    const answers = children.map((child) => answerOf({ entry, child, needs, today }));
    const best = stages.find((stage) => answers.some((answer) => answer.stage === stage));
    return { entry, stage: best ?? 'ask', children: answers };
  });
}

/** A paper to bring, once, and the entries that ask for it. */
export interface PaperToBring {
  paper: string;
  entries: readonly string[];
}

/** The papers of all that is to be done, asked or come; what most entries ask for comes first. */
export function papersToBring(answers: readonly FamilyAnswer[]): PaperToBring[] {
  const papers = new Map<string, string[]>();
  for (const { entry, stage } of answers) {
    if (stage === 'not') continue;
    for (const paper of entry.papers) papers.set(paper, [...(papers.get(paper) ?? []), entry.id]);
  }
  return [...papers].map(([paper, entries]) => ({ paper, entries })).sort((one, other) => other.entries.length - one.entries.length);
}
