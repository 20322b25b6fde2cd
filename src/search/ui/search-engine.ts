/**
 * The matcher with the words it knows. The reader's own language comes first, another part only when its script is typed. Everything is
 * asked in this page: no text that was typed leaves it.
 */
import { createMatcher, type Entry, type Matched, type Matcher } from '../create-matcher.ts';
import type { Lexicon } from '../lexicon.ts';
import type { PackedLexicon } from '../pack-lexicon.ts';
import { partsFor, readLexicon } from '../read-lexicon.ts';

type Part = keyof PackedLexicon;
/** Addresses of the lexicon's files. */
export type LexiconAddresses = Readonly<Record<Part, string>>;

export interface SearchEngine {
  /** The match with the words at hand; `more`, where there are others that may know better, loads them: then it is worth asking again. */
  ask: (typed: string) => { matched: Matched; more: (() => Promise<void>) | undefined };
  /** The words at hand. */
  lexicon: () => Lexicon;
}

/** `groups`: the lexicon's, in order. `fetchBytes` gives a file of this site; it may be under way already. */
export async function openSearchEngine(
  addresses: LexiconAddresses,
  own: Part,
  groups: readonly string[],
  entries: readonly Entry[],
  fetchBytes: (address: string) => Promise<ArrayBuffer>,
): Promise<SearchEngine> {
  const under = new Map<Part, Promise<void>>();
  const files: Partial<Record<Part, Uint8Array>> = {};
  let lexicon: Lexicon | undefined;
  let matcher: Matcher | undefined;
  const load = (part: Part): Promise<void> => {
    const loading =
      under.get(part) ??
      fetchBytes(addresses[part]).then((bytes) => {
        files[part] = new Uint8Array(bytes);
        lexicon = matcher = undefined;
      });
    under.set(part, loading);
    loading.catch(() => under.delete(part));
    return loading;
  };
  const textOf = (part: Part): string => new TextDecoder().decode(files[part]);
  const lexiconAtHand = (): Lexicon =>
    // Without the Chinese part, its groups alone.
    (lexicon ??= readLexicon(files.chinese ?? new TextEncoder().encode(`\n\n\n${groups.join()}\n`), {
      english: textOf('english'),
      uyghur: textOf('uyghur'),
      traditional: textOf('traditional'),
    }));
  await load(own);

  return {
    ask: (typed) => {
      matcher ??= createMatcher(lexiconAtHand(), entries);
      const matched = matcher(typed);
      const isSure = matched.notHere || matched.urgent.length > 0 || matched.answers[0]?.sure === true;
      const missing = partsFor(typed, isSure, lexiconAtHand()).filter((part) => !files[part]);
      return { matched, more: missing.length > 0 ? () => Promise.all(missing.map(load)).then(() => undefined) : undefined };
    },
    lexicon: lexiconAtHand,
  };
}
