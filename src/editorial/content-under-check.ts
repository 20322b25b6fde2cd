import { Temporal } from 'temporal-polyfill';
import type { Guide } from '../catalogue/assemble-guides.ts';
import { type Area, type Catalogue, type Edition, type Item, pathsUpwards } from '../catalogue/catalogue.ts';
import type { ContentFile, ContentIssue } from '../catalogue/content-file.ts';
import { listsOnDays } from '../catalogue/lists-on-days.ts';
import type { ResolvedList } from '../catalogue/resolve-lists.ts';
import type { WordLocale } from '../catalogue/vocabulary.ts';
import { lexiconIssues } from '../search/content-rules/lexicon-rules.ts';
import type { Complaint } from './finding.ts';
import { type MarkdownParts, readMarkdown } from './markdown.ts';

export interface Content {
  catalogue: Catalogue;
  issues: readonly ContentIssue[];
  files: readonly ContentFile[];
  guides: readonly Guide[];
}

/** What a rule looks at. `today` is an argument, never the clock. */
export interface ContentUnderCheck extends Content {
  today: string;
  /** Files that contribute nothing because they cannot be read; what they would have said is not missed elsewhere. */
  brokenFiles: ReadonlySet<string>;
  /** Every edition of every area, the nation's first. */
  editions: readonly { area: Area; edition: Edition }[];
  /** Every entry of every edition. */
  items: readonly { area: Area; edition: Edition; item: Item }[];
  /** Entries and guides, for what they have in common. */
  texts: readonly TranslatedText[];
  /** What stands in a Markdown body, read once for each distinct one. */
  readBody: (body: string) => MarkdownParts;
  /** The list of an area on a day, resolved once for each set of editions in force. */
  listOn: (area: string, day: string) => ResolvedList | undefined;
  /** The list above an area on a day; undefined above the nation. */
  listAbove: (area: Area, day: string) => ResolvedList | undefined;
  /** The days on which what an edition must hold against can change: its first, and while it is in force each on which one above begins or has run out. */
  turningDays: (area: Area, edition: Edition) => string[];
}

/** A rule is a sentence that is true when all is well; it names every place where it is not. */
export type Rule = (content: ContentUnderCheck) => Iterable<Complaint>;

/** Chinese words with their translations: an entry or a guide. */
export interface TranslatedText {
  file: string;
  statement: { plain?: string | undefined };
  wordsDigest: string;
  translations: Partial<Record<WordLocale, { file: string; statement: { plain?: string | undefined; translates?: string | undefined } }>>;
}

export function putUnderCheck(content: Content, today: string): ContentUnderCheck {
  const { catalogue } = content;
  const issues = [...content.issues, ...lexiconIssues(content.files)];
  const editions = catalogue.areasTopDown.flatMap((area) => area.editions.map((edition) => ({ area, edition })));
  const listOn = listsOnDays(catalogue);
  const turningDays = (area: Area, edition: Edition): string[] => {
    const { from, to } = edition.statement.inForce;
    const next = area.editions.find((other) => other.statement.inForce.from > from)?.statement.inForce.from;
    const above = pathsUpwards(area.path).slice(1);
    const changes = above.flatMap((path) => catalogue.areas.get(path)?.editions.flatMap((other) => daysOfChange(other)) ?? []);
    const within = changes.filter((day) => day > from && (to === undefined || day <= to) && (next === undefined || day < next));
    return [...new Set([from, ...within.sort()])];
  };
  const items = editions.flatMap(({ area, edition }) => [...edition.items.values()].map((item) => ({ area, edition, item })));
  const bodies = new Map<string, MarkdownParts>();
  const readBody = (body: string): MarkdownParts => {
    let parts = bodies.get(body);
    if (!parts) bodies.set(body, (parts = readMarkdown(body)));
    return parts;
  };
  return {
    ...content,
    issues,
    today,
    texts: [...items.map(({ item }) => item), ...content.guides],
    readBody,
    brokenFiles: new Set([
      ...issues.map(({ file }) => file),
      ...content.files.flatMap(({ path, syntaxError }) => (syntaxError ? [path] : [])),
    ]),
    turningDays,
    editions,
    items,
    listOn,
    listAbove: (area, day) => (area.parent === undefined ? undefined : listOn(area.parent, day)),
  };
}

function daysOfChange({ statement }: Edition): string[] {
  const { from, to } = statement.inForce;
  return to === undefined ? [from] : [from, Temporal.PlainDate.from(to).add({ days: 1 }).toString()];
}
