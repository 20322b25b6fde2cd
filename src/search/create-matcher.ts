import type { ServiceType } from '../catalogue/vocabulary.ts';
import { strengths } from './evidence.ts';
import { type FoldedText, foldText } from './fold-text.ts';
import { headLength, type Lexicon, notHereGroup, urgentPrefix } from './lexicon.ts';
import { nearestTypes } from './nearest-types.ts';
import { dilution, piecesOf } from './pieces.ts';
import { foldSyllable, spell } from './pinyin.ts';
import { type Found, layOut, type Question, scan, type Stream, type Term, type Unit, valueAt } from './scan-stream.ts';
import { closeUp, lightWords, weighSyllables, weighWords } from './weigh-words.ts';
import { allowedMistakes, isNear, mistakesBetween, stemOf } from './words.ts';

/** What can be found: an entitlement of a list, or a canonical service. */
export interface Entry {
  id: string;
  /** Service types. */
  types: readonly string[];
  title: string;
  /** Everyday words that the list gives beside the lexicon. */
  keywords?: readonly string[];
}

/** Half-open range of UTF-16 units. */
export interface Span {
  from: number;
  to: number;
}

export interface Answer {
  id: string;
  score: number;
  /** Whether it may be shown as the answer; otherwise as “perhaps related”. */
  sure: boolean;
  /** The parts of the query, as typed, that speak for it. */
  why: Span[];
  /** The parts of its title that were asked for. */
  title: Span[];
}

export interface Matched {
  /** Needs that cannot wait, the likeliest first. */
  urgent: string[];
  /** What is asked for is on no list; another office answers. */
  notHere: boolean;
  /** Best first; of equal scores the entry with fewest types, which is most about it, then in the order of ids. What scores next to nothing is left out. */
  answers: Answer[];
  /** Service types that were understood, best first, whether or not an entry covers them. */
  types: { type: string; score: number }[];
}

export type Matcher = (query: string) => Matched;

/** Chosen in broad steps by cross-validation (docs/adr/0011); one step more or less changes hit rates by less than a point. */
export const weights = {
  /** Single characters, pairs, triples. */
  han: [0.85, 1, 0.8],
  /** What is learned of a character or a pair; of a pair by its sound alone. */
  learned: 16,
  learnedSound: 3,
  /** A pair or triple that only sounds the same. */
  homophone: 0.35,
  syllables: [0.1, 1, 1.1],
  nearSyllable: 0.8,
  words: [1, 0.8, 0.5],
  nearWord: 0.75,
  lightWord: 0.15,
  /** How soon another term with the same n-gram adds nothing. */
  saturation: 2,
  /** The one term that is covered best; more where the query is that term. */
  term: 1.2,
  whole: 2,
  head: 1.15,
  /** A term whose pinyin, or whose initials, are typed. */
  spelled: 1.2,
  initials: 3,
  /** Title and keywords of an entry, beside the lexicon. */
  title: 0.5,
  /** What a type that no entry covers lends to those that come nearest. */
  nearestType: 0.8,
  /** What an urgent need lends to the types that help; from which score, and with which likelihood, it counts. */
  urgentType: 1,
  urgentScore: 4,
  urgentLikelihood: 0.05,
  /** From which score it counts beside anything else, where one of its terms is said wholly. */
  urgentSaid: 12,
  /** Which part of the likeliest kind's score another one has to reach for its card to stand beside it. */
  urgentBeside: 0.8,
  /** An answer is sure if it is what is meant with this likelihood, not something else nor what is on no list. */
  sureLikelihood: 0.3,
  /** There is more that is on no list than anybody can write down: it counts for more than was learned of it, as a logit. */
  doubt: 2.5,
  /** Words and letters score lower than characters: by so much. */
  wordScale: 0.14,
  /** What is asked for is on no list with this likelihood, if it scores that much. */
  notHereScore: 5,
  notHereLikelihood: 0.33,
  /** Answers below this part of the best are left out. */
  leastShare: 0.08,
};
export type Weights = typeof weights;

/** What helps in an urgent need, beside the numbers on the card. */
const typesOfUrgent: Record<string, readonly string[]> = {
  'self-harm': ['counselling', 'mental-disorder-care'],
  violence: ['child-protection-hotline'],
  abuse: ['child-protection-hotline'],
  missing: ['child-protection-hotline', 'guardianship-care'],
  abandoned: ['guardianship-care', 'child-protection-hotline'],
  hunger: ['temporary-assistance'],
  medical: ['first-aid-and-health-knowledge', 'family-doctor'],
  distress: ['counselling'],
};

/** From which share of a term on it is said wholly. */
const wholly = 0.95;
/** Longer input is cut: a need is said by then. */
const longestQuery = 200;
/** What a unit of the query has to gain for a group to be shown as a reason. */
const leastReason = 0.6;

/**
 * A matcher over the entries of one list. Pure: the same query gives the same answers, whatever the order of the entries.
 * It is made in some ten milliseconds and answers in one or two; nothing is kept between queries.
 */
export function createMatcher(lexicon: Lexicon, entries: readonly Entry[], tuned: Weights = weights): Matcher {
  const { groups, readings, evidence } = lexicon;
  const typeCount = groups.length;
  const groupOf = new Map(groups.map((group, index) => [group, index]));
  const notHereIndex = groups.indexOf(notHereGroup);
  const isType = groups.map((name) => name !== notHereGroup && !name.startsWith(urgentPrefix));
  const entryTypes = entries.map(({ types }) => types.flatMap((type) => groupOf.get(type) ?? []));
  const isCovered = new Set(entryTypes.flat());
  const { unitOfCharacter, unitOfSyllable, unitOfWord, wordOf, gap } = numberUnits(readings);
  const fold = (text: string): FoldedText => foldText(text, lexicon.simplified);

  const hanTerms: Term[] = [];
  const wordTerms: Term[] = [];
  lexicon.chinese.forEach((terms, group) => {
    terms.forEach((text, index) => hanTerms.push({ text, group, units: Array.from(text, unitOfCharacter), head: index < headLength }));
  });
  const wordParts = [lexicon.english ?? [], lexicon.uyghur ?? []];
  groups.forEach((_, group) => {
    for (const text of wordParts.flatMap((part) => part[group] ?? [])) {
      wordTerms.push({ text, group, units: text.split(' ').map(unitOfWord), head: false });
    }
  });
  // Titles and keywords are terms of their entry; where a title's words stand is kept, to mark them.
  const titles: { entry: number; terms: Term[]; term: number; spans: Span[] }[] = [];
  entries.forEach(({ title, keywords = [] }, entry) => {
    [title, ...keywords].forEach((text, index) => {
      const folded = fold(text);
      for (const run of runsOf(folded.text)) {
        const terms = run.han ? hanTerms : wordTerms;
        const units = run.han ? Array.from(run.text, unitOfCharacter) : [unitOfWord(run.text)];
        const kept = run.han && index > 0 ? Array.from(closeUp(run.text), unitOfCharacter) : units;
        const lengths = run.han ? Array.from(run.text, ({ length }) => length) : [run.text.length];
        if (index === 0) titles.push({ entry, terms, term: terms.length, spans: spansOf(lengths, run.from, folded) });
        terms.push({ text: run.text, group: typeCount + entry, units: kept, head: false });
      }
    });
  });
  const hanStream = layOut(hanTerms, typeCount, typeCount + entries.length);
  const wordStream = layOut(wordTerms, typeCount, typeCount + entries.length);
  const vocabulary = [...new Set(wordTerms.flatMap(({ units }) => units.map(({ code }) => code)))];
  // What only letters need is made when the first are typed.
  let syllables: ReadonlySet<string> | undefined;
  let spelledTerms: SpelledTerm[] | undefined;
  let evidenceOfSounds: ReturnType<typeof evidenceBySound> | undefined;

  return (query) => {
    const folded = fold(query.slice(0, longestQuery));
    const runs = runsOf(folded.text);
    const scores = new Float64Array(typeCount + entries.length);
    const asked: Asked[] = [];
    const ask: Ask = (stream, spans, question, learned = []) => {
      if (spans.length === 0) return;
      const found = scan(stream, question, tuned);
      found.scores.forEach((score, group) => (scores[group] = valueAt(scores, group) + score));
      for (const { group, score } of learned) scores[group] = valueAt(scores, group) + score;
      asked.push({ found, stream, spans, learned });
    };
    askHan(runs, folded, ask);
    askLatin(
      runs.filter(({ text }) => /^[a-z]/.test(text)),
      folded,
      ask,
      scores,
    );
    askWords(
      runs.filter(({ han, text }) => !han && !/^\d+$/.test(text)),
      folded,
      ask,
    );
    return judge(
      scores,
      asked,
      runs.some(({ han }) => han),
    );
  };

  /** Characters: what is left out is skipped, so that what stands on both sides of it is a pair. */
  function askHan(runs: readonly Run[], folded: FoldedText, ask: Ask): void {
    const counts = weighWords(folded.text);
    const hanRuns = runs.filter(({ han }) => han);
    const apart = hanRuns.some(({ text }) => text.length > 1);
    const units: Unit[] = [];
    const spans: Span[] = [];
    const importance: number[] = [];
    const unitAt: number[] = [];
    for (const run of hanRuns) {
      if (apart && units.length > 0) {
        units.push(gap);
        spans.push({ from: 0, to: 0 });
        importance.push(0);
      }
      const lengths = Array.from(run.text, ({ length }) => length);
      let at = run.from;
      spansOf(lengths, run.from, folded).forEach((span, index) => {
        const length = lengths[index] ?? 1;
        if (counts[at] !== 0) {
          unitAt[at] = units.length;
          units.push(unitOfCharacter(folded.text.slice(at, at + length)));
          spans.push(span);
          importance.push(counts[at] ?? 1);
        }
        at += length;
      });
    }
    const pieces = piecesOf(folded.text);
    const share = tuned.learned / dilution(pieces);
    const learned = pieces.flatMap(({ text, weight, at }) =>
      (evidence.get(text) ?? []).map(({ group, strength }) => ({
        group,
        score: share * weight * (strengths[strength] ?? 0),
        units: at.map((each) => unitAt[each] ?? 0),
      })),
    );
    ask(hanStream, spans, { units, importance, weights: tuned.han, near: tuned.homophone, bySound: false, singles: false }, learned);
  }

  /** Letters as pinyin: by syllables, as a whole (being typed, or with mistakes), and as initials. */
  function askLatin(runs: readonly Run[], folded: FoldedText, ask: Ask, scores: Float64Array): void {
    const letters = runs.map(({ text }) => text).join('');
    if (letters.length < 2) return;
    const known = (syllables ??= new Set([...readings.values()].flat()));
    const spellings = runs.map(({ text, from }) => ({ ...spell(text, known), from }));
    const units = spellings.flatMap((spelling) => spelling.syllables.map(unitOfSyllable));
    const spans = spellings.flatMap((spelling) =>
      spelling.syllables.map((syllable, index) => {
        const from = spelling.from + (spelling.at[index] ?? 0);
        return original({ from, to: from + syllable.length }, folded);
      }),
    );
    const importance = weighSyllables(spellings.flatMap((spelling) => spelling.syllables));
    evidenceOfSounds ??= evidenceBySound(evidence, unitOfCharacter);
    const learned = learnedOfSounds(evidenceOfSounds, units, importance, tuned.learnedSound);
    ask(
      hanStream,
      spans,
      { units, importance, weights: tuned.syllables, near: tuned.nearSyllable, bySound: true, singles: false },
      learned,
    );

    spelledTerms ??= hanTerms.map(({ text }) => {
      const all = Array.from(text, (character) => readings.get(character)?.[0] ?? character);
      const whole = all.join('');
      return { whole, initials: all.map((reading) => reading.charAt(0)).join(''), letters: lettersOf(whole) };
    });
    const limit = letters.length < 5 ? 0 : allowedMistakes(letters.length);
    const typed = { whole: letters, letters: lettersOf(letters) };
    const wholes = new Float64Array(scores.length);
    spelledTerms.forEach((term, index) => {
      const { group, head, worth } = hanStream.terms[index] ?? { group: 0, head: false, worth: 0 };
      const share = shareOfSpelling(term, typed, limit);
      if (share > 0) wholes[group] = Math.max(valueAt(wholes, group), worth * share * share * (head ? tuned.head : 1));
    });
    wholes.forEach((value, group) => (scores[group] = valueAt(scores, group) + tuned.spelled * value));
    // 「jzz ban li」: what is no syllable may be initials, by itself or all together.
    const odd = spellings.flatMap(({ odd }, run) => (odd > 0 ? [runs[run]?.text ?? ''] : []));
    const short = new Set([...(letters.length < 4 || odd.length > 0 ? [letters] : []), ...odd]);
    for (const text of short) askInitials(text, scores);
  }

  function askInitials(text: string, scores: Float64Array): void {
    const fits = new Float64Array(scores.length);
    spelledTerms?.forEach(({ initials }, index) => {
      const { group, head } = hanStream.terms[index] ?? { group: 0, head: false };
      const fit = fitOfInitials(initials, text);
      fits[group] = valueAt(fits, group) + fit * fit * (head ? 2 : 1);
    });
    fits.forEach((fit, group) => (scores[group] = valueAt(scores, group) + (tuned.initials * text.length * 2 * fit) / (fit + 1)));
  }

  /** English and Uyghur, word by word. */
  function askWords(runs: readonly Run[], folded: FoldedText, ask: Ask): void {
    const spans = runs.map(({ text, from }) => original({ from, to: from + text.length }, folded));
    const units = runs.map(({ text }) => unitOfWord(text));
    const importance = runs.map(({ text }) => (runs.length > 1 && lightWords.has(text) ? tuned.lightWord : 1));
    const alike = runs.map(({ text }, at) => {
      const stem = stemOf(text);
      const beingTyped = at === runs.length - 1 && text.length > 2;
      return vocabulary.filter((code) => {
        const word = wordOf(code);
        return (
          word === stem || (beingTyped && word.startsWith(text)) || (/^[a-z]/.test(text) ? isNear(word, stem) : beginAlike(word, stem))
        );
      });
    });
    ask(wordStream, spans, { units, importance, weights: tuned.words, near: tuned.nearWord, bySound: false, singles: true, alike });
  }

  /** The kinds of urgent need that a query may well mean, the likeliest first. */
  function urgentNeeds(
    scores: Float64Array,
    asked: readonly Asked[],
    likelihoodOf: (score: number) => number,
  ): { kind: string; score: number }[] {
    const urgent = groups
      .map((name, group) => ({
        name,
        score: valueAt(scores, group),
        isSaid: asked.some(({ found }) => valueAt(found.shares, group) > wholly),
      }))
      .filter(
        ({ name, score, isSaid }) =>
          name.startsWith(urgentPrefix) &&
          ((score >= tuned.urgentScore && likelihoodOf(score) >= tuned.urgentLikelihood) || (isSaid && score >= tuned.urgentSaid)),
      )
      .sort((a, b) => b.score - a.score);
    return urgent
      .filter(({ score }) => score >= tuned.urgentBeside * (urgent[0]?.score ?? 0))
      .map(({ name, score }) => ({ kind: name.slice(urgentPrefix.length), score }));
  }

  function judge(scores: Float64Array, asked: readonly Asked[], hasHan: boolean): Matched {
    const scale = tuned.learned * (hasHan ? 1 : tuned.wordScale);
    const urgent = urgentNeeds(scores, asked, likelihoodsOver(scores.subarray(0, typeCount), scale));
    for (const { kind, score } of urgent) {
      for (const type of typesOfUrgent[kind] ?? []) {
        const helps = groupOf.get(type) ?? -1;
        scores[helps] = Math.max(valueAt(scores, helps), tuned.urgentType * score);
      }
    }
    // What the list lacks lends its score to what comes nearest.
    const lent = new Float64Array(typeCount);
    groups.forEach((name, group) => {
      if (isCovered.has(group)) return;
      for (const type of nearestTypes[name as ServiceType] ?? []) {
        const near = groupOf.get(type) ?? -1;
        lent[near] = Math.max(valueAt(lent, near), tuned.nearestType * valueAt(scores, group));
      }
    });
    const breadthOf = (entry: number): number => entryTypes[entry]?.length ?? 0;
    const scored = entries
      .map(({ id }, entry) => {
        const best = (of: Float64Array): number => (entryTypes[entry] ?? []).reduce((most, group) => Math.max(most, valueAt(of, group)), 0);
        const byTitle = tuned.title * valueAt(scores, typeCount + entry);
        const own = best(scores) + byTitle;
        return { id, entry, own, score: Math.max(own, best(lent) + byTitle) };
      })
      .sort((a, b) => b.score - a.score || breadthOf(a.entry) - breadthOf(b.entry) || (a.id < b.id ? -1 : 1));
    const types = groups
      .map((type, group) => ({ type, score: valueAt(scores, group) }))
      .filter(({ score }, group) => score > 0 && isType[group])
      .sort((a, b) => b.score - a.score || (a.type < b.type ? -1 : 1));
    const best = scored[0]?.score ?? 0;
    const likelihoodOf = likelihoodsOver(scores.subarray(0, typeCount), scale);
    const elsewhere = valueAt(scores, notHereIndex);
    const notHere = elsewhere >= tuned.notHereScore && likelihoodOf(elsewhere) >= tuned.notHereLikelihood;
    const anything = 1 + likelihoodOf(elsewhere) * (Math.exp(tuned.doubt) - 1);
    // Of an entry: the scores of its types, its title with the best of them.
    const likelihood = (entry: number, own: number): number => {
      const ofTypes = (entryTypes[entry] ?? []).map((group) => valueAt(scores, group));
      const byTitle = likelihoodOf(own) - likelihoodOf(Math.max(0, ...ofTypes));
      return (ofTypes.reduce((sum, score) => sum + likelihoodOf(score), 0) + byTitle) / (anything + byTitle);
    };
    const least = Math.max(0.5, tuned.leastShare * best);
    return {
      urgent: urgent.map(({ kind }) => kind),
      notHere,
      answers: scored
        .filter(({ score }) => score >= least)
        .map(({ id, entry, own, score }) => ({ id, entry, own, score, of: [...(entryTypes[entry] ?? []), typeCount + entry] }))
        .map(({ id, entry, own, score, of }) => ({
          id,
          score,
          sure: !notHere && likelihood(entry, own) >= tuned.sureLikelihood,
          why: reasonsFor(of, asked),
          title: titles
            .filter((title) => title.entry === entry)
            .flatMap(({ terms, term, spans }) =>
              joinSpans(
                asked.flatMap(({ stream, found }) => {
                  const cover = stream === (terms === hanTerms ? hanStream : wordStream) ? found.covers.get(term) : undefined;
                  return cover ? spans.filter((_, at) => valueAt(cover, at) > 0) : [];
                }),
              ),
            ),
        })),
      types,
    };
  }
}

/** As evidence was learned: how likely a score is what is meant, against those of everything that may be. */
function likelihoodsOver(scores: Float64Array, scale: number): (score: number) => number {
  const most = Math.max(...scores);
  const weightOf = (score: number): number => Math.exp((score - most) / scale);
  const all = scores.reduce((sum, score) => sum + weightOf(score), 0);
  return (score) => weightOf(score) / all;
}

interface Asked {
  found: Found;
  stream: Stream;
  /** Of each unit of the question, its place in the query as typed. */
  spans: readonly Span[];
  learned: readonly Learned[];
}

/** What units of the question say for a group by what is learned of them. */
interface Learned {
  group: number;
  score: number;
  units: readonly number[];
}
type Ask = (stream: Stream, spans: Span[], question: Question, learned?: readonly Learned[]) => void;

/** Pairs that sound much alike, as one: for each group the strongest of them, as a logit. */
function evidenceBySound(evidence: Lexicon['evidence'], unitOf: (character: string) => Unit): Map<string, Map<number, number>> {
  const sounds = new Map<string, Map<number, number>>();
  for (const text of evidence.keys()) {
    if (text.length !== 2) continue;
    const key = soundOf(Array.from(text, unitOf));
    const strongest = sounds.get(key) ?? new Map<number, number>();
    sounds.set(key, strongest);
    for (const { group, strength } of evidence.get(text) ?? [])
      strongest.set(group, Math.max(strongest.get(group) ?? 0, strengths[strength] ?? 0));
  }
  return sounds;
}

const soundOf = (pair: readonly Unit[]): string => pair.map(({ near }) => near).join(' ');

/** What neighbouring syllables say for each group by the pairs that sound so. */
function learnedOfSounds(
  sounds: ReadonlyMap<string, ReadonlyMap<number, number>>,
  units: readonly Unit[],
  importance: readonly number[],
  learned: number,
): Learned[] {
  const share = learned / Math.sqrt(importance.reduce((sum, each) => sum + each, 0));
  return units.slice(1).flatMap((unit, before) => {
    const weight = Math.min(importance[before] ?? 1, importance[before + 1] ?? 1);
    const said = sounds.get(soundOf([units[before] ?? unit, unit])) ?? new Map<number, number>();
    return Array.from(said, ([group, strength]) => ({ group, score: share * weight * strength, units: [before, before + 1] }));
  });
}

/** What each unit of the question gains for a group, from terms and from what is learned. */
function gainsOf({ found, learned }: Asked, group: number): Float64Array {
  const gains = found.gains(group);
  for (const { group: of, score, units } of learned) {
    if (of === group) for (const unit of units) gains[unit] = valueAt(gains, unit) + score / units.length;
  }
  return gains;
}

function reasonsFor(groups: readonly number[], asked: readonly Asked[]): Span[] {
  return joinSpans(
    asked.flatMap((each) =>
      groups.flatMap((group) => {
        const gains = gainsOf(each, group);
        return each.spans.filter((_, at) => valueAt(gains, at) >= leastReason);
      }),
    ),
  );
}

/** Everything that is compared becomes a number: characters, syllables, syllables that sound alike, words. */
function numberUnits(readings: Lexicon['readings']) {
  const symbols = new Map<string, number>();
  const texts: string[] = [];
  const symbolOf = (text: string): number => {
    let symbol = symbols.get(text);
    if (symbol === undefined) {
      texts.push(text);
      symbols.set(text, (symbol = texts.length));
    }
    return symbol;
  };
  const remember = <T>(make: (text: string) => T): ((text: string) => T) => {
    const made = new Map<string, T>();
    return (text) => {
      let known = made.get(text);
      if (known === undefined) made.set(text, (known = make(text)));
      return known;
    };
  };
  const near = remember((syllable) => symbolOf(`~${foldSyllable(syllable)}`));
  const unitOfSyllable = remember((syllable): Unit => ({ code: -1, sound: symbolOf(`=${syllable}`), near: near(syllable), other: 0 }));
  return {
    unitOfSyllable,
    unitOfCharacter: remember((character): Unit => {
      const code = symbolOf(character);
      const [reading, second] = readings.get(character) ?? [];
      if (reading === undefined) return { code, sound: -1, near: code, other: 0 };
      const { sound, near: alike } = unitOfSyllable(reading);
      return { code, sound, near: alike, other: second === undefined ? 0 : near(second) };
    }),
    unitOfWord: remember((word): Unit => {
      const code = symbolOf(`.${stemOf(word)}`);
      return { code, sound: -1, near: code, other: 0 };
    }),
    wordOf: (code: number): string => (texts[code - 1] ?? '').slice(1),
    gap: { code: -2, sound: -2, near: symbolOf('|'), other: 0 },
  };
}

/** A term in letters; which letters there are, as bits. */
interface SpelledTerm {
  whole: string;
  initials: string;
  letters: number;
}

function lettersOf(text: string): number {
  let bits = 0;
  for (let index = 0; index < text.length; index++) bits |= 1 << (text.charCodeAt(index) & 31);
  return bits;
}

/** How much of a term is typed: all of it, its beginning, or all with a few mistakes. */
function shareOfSpelling(term: SpelledTerm, typed: Omit<SpelledTerm, 'initials'>, limit: number): number {
  const { length } = typed.whole;
  if (term.whole === typed.whole) return 1;
  if (length > 2 && term.whole.startsWith(typed.whole)) return Math.max(0.5, length / term.whole.length);
  if (limit === 0 || Math.abs(term.whole.length - length) > limit) return 0;
  // Each mistake adds one letter and takes one away at most.
  let different = 0;
  for (let bits = term.letters ^ typed.letters; bits !== 0; bits &= bits - 1) different++;
  if (different > 2 * limit) return 0;
  const mistakes = mistakesBetween(term.whole, typed.whole, limit);
  return mistakes > limit ? 0 : 1 - (1.5 * mistakes) / length;
}

function fitOfInitials(initials: string, letters: string): number {
  if (initials === letters) return 1;
  if (letters.length < 3) return 0;
  if (initials.startsWith(letters)) return (0.6 * letters.length) / initials.length;
  return initials.includes(letters) ? (0.5 * letters.length) / initials.length : 0;
}

/** Uyghur puts endings on words: what begins alike is the same word. */
function beginAlike(a: string, b: string): boolean {
  let equal = 0;
  while (equal < a.length && a[equal] === b[equal]) equal++;
  return equal >= 4 && equal >= 0.6 * Math.max(a.length, b.length);
}

interface Run {
  text: string;
  from: number;
  han: boolean;
}

/** Han characters with the digits among them; words and numbers otherwise. */
function runsOf(text: string): Run[] {
  const runs = /\d*[\u3400-\u9fff][\d\u3400-\u9fff]*|(?:(?![\u3400-\u9fff])[\p{L}\p{N}])+/gu;
  return [...text.matchAll(runs)].map((match) => ({ text: match[0], from: match.index, han: /[\u3400-\u9fff]/.test(match[0]) }));
}

const original = ({ from, to }: Span, { at }: FoldedText): Span => ({ from: valueAt(at, from), to: valueAt(at, to) });

/** The places in the original of neighbours of given lengths. */
function spansOf(lengths: readonly number[], from: number, folded: FoldedText): Span[] {
  let next = from;
  return lengths.map((length) => original({ from: next, to: (next += length) }, folded));
}

function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined[joined.length - 1];
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else if (span.to > span.from) joined.push({ ...span });
  }
  return joined;
}
