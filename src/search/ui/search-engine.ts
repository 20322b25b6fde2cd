/**
 * The matcher with the words it knows. The reader's own language comes first, another part only when its script is typed. Everything is
 * asked in this page: no text that was typed leaves it.
 */
import { createMatcher, type Entry, type Matched, type Matcher } from '../create-matcher.ts';
import type { Lexicon } from '../lexicon.ts';
import type { PackedLexicon } from '../pack-lexicon.ts';
import { readLexicon } from '../read-lexicon.ts';

type Part = keyof PackedLexicon;
/** Addresses of the lexicon's files. */
export type LexiconAddresses = Readonly<Record<Part, string>>;

export interface SearchEngine {
  /** The match with the words at hand; `more`, where there are others that may know better, loads them: then it is worth asking again. */
  ask: (typed: string) => { matched: Matched; more: (() => Promise<void>) | undefined };
  /** Whether a text is an ordinary word of what parents ask, or a part of one. */
  isWord: (text: string) => boolean;
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
      const missing = partsOf(typed, isSure, lexiconAtHand()).filter((part) => !files[part]);
      return { matched, more: missing.length > 0 ? () => Promise.all(missing.map(load)).then(() => undefined) : undefined };
    },
    isWord: (text) => {
      const { chinese, english, uyghur } = lexiconAtHand();
      return [chinese, english, uyghur].some((part) => part?.some((terms) => terms.some((term) => hasWord(term, text))) === true);
    },
  };
}

/** Latin letters may be English or pinyin: what the reader's own words cannot answer surely, the others are asked for. */
function partsOf(typed: string, isSure: boolean, { readings }: Lexicon): Part[] {
  const parts: Part[] = [];
  const text = typed.normalize('NFKC');
  if (/[\u3400-\u9fff]/.test(text)) parts.push('chinese');
  if (/[\u0600-\u06ff]/.test(text)) parts.push('uyghur');
  if (/[a-z]{2}/i.test(text) && !isSure) parts.push('english', 'chinese');
  if (readings.size > 0 && Array.from(text).some((one) => /[\u3400-\u9fff]/.test(one) && !readings.has(one))) parts.push('traditional');
  return parts;
}

function hasWord(term: string, text: string): boolean {
  const at = term.indexOf(text);
  if (at === -1 || !/^[a-z]/.test(text)) return at !== -1;
  return !/[a-z]/.test(term.charAt(at - 1)) && !/[a-z]/.test(term.charAt(at + text.length));
}
