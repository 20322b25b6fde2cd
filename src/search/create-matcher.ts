import type { ServiceType } from '../catalogue/vocabulary.ts';
import { alphabetOfCharacters, alphabetOfWords } from './alphabets.ts';
import { type FoldedText, foldText, usualText } from './fold-text.ts';
import { type Learned, type LearnedSounds, learnedSounds } from './learned-sounds.ts';
import { headLength, type Lexicon, notHereGroup, urgentPrefix } from './lexicon.ts';
import { nearestTypes } from './nearest-types.ts';
import { add, raise, valueAt } from './numbers.ts';
import { dilution, piecesOf } from './pieces.ts';
import { isTold, spell } from './pinyin.ts';
import { type Found, layOut, type Question, scan, type Stream, type Term, type Unit, worthOfTerm } from './scan-stream.ts';
import { fitOfInitials, lettersOf, shareOfSpelling, type SpelledTerm } from './spelled-terms.ts';
import { readingsOf } from './unpack-readings.ts';
import { closeUp, fillIfFew, lightWords, weighSyllables, weighWords } from './weigh-words.ts';
import { allowedMistakes, isNear, stemOf } from './words.ts';

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
  /** What is learned of a character or a pair. */
  learned: 16,
  /** The same by its sound alone; a character that nothing else speaks for. */
  learnedSound: { weight: 6, guess: 0.8 },
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
  /** Syllables and words score lower than characters: by so much. */
  syllableScale: 0.3,
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
/** Letters with more that fit no syllable are another language. */
const mostOdd = 0.1;
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
  const groupsOf = (types: readonly string[] = []): number[] => types.flatMap((type) => groupOf.get(type) ?? []);
  const characters = alphabetOfCharacters(readings);
  const words = alphabetOfWords();
  const fold = (text: string): FoldedText => foldText(text, lexicon.simplified);

  const hanTerms: Term[] = [];
  const wordTerms: Term[] = [];
  lexicon.chinese.forEach((terms, group) => {
    terms.forEach((text, index) => hanTerms.push({ text, group, units: text, head: index < headLength }));
  });
  for (const part of [lexicon.english, lexicon.uyghur]) {
    part?.forEach((terms, group) => {
      for (const text of terms) wordTerms.push({ text, group, units: words.unitsOf(text), head: false });
    });
  }
  // Titles and keywords are terms of their entry; where a title's words stand is kept, to mark them.
  const listed = entries.map(({ id, types, title, keywords = [] }, index): ListedEntry => {
    const entry: ListedEntry = { id, types: groupsOf(types), own: typeCount + index, title: [] };
    [title, ...keywords].forEach((text, keyword) => {
      const folded = fold(text);
      for (const run of runsOf(folded.text)) {
        const terms = run.han ? hanTerms : wordTerms;
        const units = !run.han ? words.unitsOf(run.text) : keyword > 0 ? closeUp(run.text) : run.text;
        if (keyword === 0) entry.title.push({ han: run.han, term: terms.length, spans: spansIn(run, folded) });
        terms.push({ text: run.text, group: entry.own, units, head: false });
      }
    });
    return entry;
  });
  const isCovered = new Set(listed.flatMap(({ types }) => types));
  const hanStream = layOut(hanTerms, characters, typeCount, typeCount + entries.length);
  const wordStream = layOut(wordTerms, words.alphabet(), typeCount, typeCount + entries.length);
  // What only letters need is made when the first are typed.
  let syllables: ReadonlySet<string> | undefined;
  let spelledTerms: (SpelledTerm & { term: Term })[] | undefined;
  let learnOfSounds: LearnedSounds | undefined;

  return (query) => {
    const folded = fold(query.slice(0, longestQuery));
    const runs = runsOf(folded.text);
    const scores = new Float64Array(typeCount + entries.length);
    const asked: Asked[] = [];
    const ask: Ask = (stream, spans, question, learn) => {
      if (spans.length === 0) return;
      const found = scan(stream, question, tuned);
      const learned = learn?.(found) ?? [];
      found.scores.forEach((score, group) => {
        add(scores, group, score);
      });
      for (const { group, score } of learned) add(scores, group, score);
      asked.push({ found, stream, spans, learned });
    };
    askHan(runs, folded, ask);
    const isSpelled = askLatin(
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
    const scale = runs.some(({ han }) => han) ? 1 : isSpelled ? tuned.syllableScale : tuned.wordScale;
    return judge(scores, asked, tuned.learned * scale);
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
        units.push(characters.gap);
        spans.push({ from: 0, to: 0 });
        importance.push(0);
      }
      spansIn(run, folded).forEach((span, index) => {
        const at = run.from + index;
        const count = valueAt(counts, at);
        if (count === 0) return;
        unitAt[at] = units.length;
        units.push(characters.unitOf(run.text.charAt(index)));
        spans.push(span);
        importance.push(count);
      });
    }
    const pieces = piecesOf(folded.text);
    const share = tuned.learned / dilution(pieces);
    const learned = pieces.flatMap(({ text, weight, at }) =>
      evidence.of(text).map(({ group, logit }) => ({
        group,
        score: share * weight * logit,
        units: at.map((each) => valueAt(unitAt, each)),
      })),
    );
    ask(hanStream, spans, { units, importance, weights: tuned.han, near: tuned.homophone, bySound: false, singles: false }, () => learned);
  }

  /** Letters as pinyin: by syllables, as a whole (being typed, or with mistakes), and as initials. Whether they are pinyin. */
  function askLatin(runs: readonly Run[], folded: FoldedText, ask: Ask, scores: Float64Array): boolean {
    const letters = runs.map(({ text }) => text).join('');
    if (letters.length < 2) return false;
    const known = (syllables ??= new Set(readings.syllables));
    const spellings = runs.map(({ text, from }) => ({ ...spell(text, known), from }));
    const spans = spellings.flatMap((spelling) =>
      spelling.syllables.map((syllable, index) => {
        const from = spelling.from + valueAt(spelling.at, index);
        return original({ from, to: from + syllable.length }, folded);
      }),
    );
    const typed = spellings.flatMap((spelling) => spelling.syllables);
    const units = typed.map(characters.unitOfSyllable);
    const weighed = weighSyllables(typed);
    const isSpelled = spellings.reduce((sum, { odd }) => sum + odd, 0) <= mostOdd * letters.length;
    const learn = (learnOfSounds ??= learnedSounds(evidence, characters.readingsOf, tuned.learnedSound));
    ask(
      hanStream,
      spans,
      { units, importance: fillIfFew(weighed), weights: tuned.syllables, near: tuned.nearSyllable, bySound: true, singles: false },
      ({ heard }) => (isSpelled ? learn(units, weighed, heard, typed.some(isTold)) : []),
    );

    spelledTerms ??= hanTerms.map((term) => {
      const all = Array.from(term.text, (character) => readingsOf(readings, character)[0] ?? character);
      const whole = all.join('');
      return { term, whole, initials: all.map((reading) => reading.charAt(0)).join(''), letters: lettersOf(whole) };
    });
    const limit = letters.length < 5 ? 0 : allowedMistakes(letters.length);
    const asTyped = { whole: letters, letters: lettersOf(letters) };
    const wholes = new Float64Array(scores.length);
    for (const { term, ...spelled } of spelledTerms) {
      const share = shareOfSpelling(spelled, asTyped, limit);
      if (share > 0) raise(wholes, term.group, worthOfTerm(term, hanStream) * share * share * (term.head ? tuned.head : 1));
    }
    wholes.forEach((value, group) => {
      add(scores, group, tuned.spelled * value);
    });
    // 「jzz ban li」: what is no syllable may be initials, by itself or all together.
    const odd = spellings.flatMap(({ odd }, run) => (odd > 0 ? [runs[run]?.text ?? ''] : []));
    const short = new Set([...(letters.length < 4 || odd.length > 0 ? [letters] : []), ...odd]);
    for (const text of short) askInitials(text, scores);
    return isSpelled;
  }

  function askInitials(text: string, scores: Float64Array): void {
    const fits = new Float64Array(scores.length);
    spelledTerms?.forEach(({ term, initials }) => {
      const fit = fitOfInitials(initials, text);
      add(fits, term.group, fit * fit * (term.head ? 2 : 1));
    });
    fits.forEach((fit, group) => {
      add(scores, group, (tuned.initials * text.length * 2 * fit) / (fit + 1));
    });
  }

  /** English and Uyghur, word by word. */
  function askWords(runs: readonly Run[], folded: FoldedText, ask: Ask): void {
    const spans = runs.flatMap((run) => spansIn(run, folded));
    const units = runs.map(({ text }): Unit => {
      const code = words.codeOf(text) ?? -1 - runs.findIndex((run) => run.text === text);
      return { code, sound: 0, near: code };
    });
    const importance = runs.map(({ text }) => (runs.length > 1 && lightWords.has(text) ? tuned.lightWord : 1));
    const alike = runs.map(({ text }, at) => {
      const stem = stemOf(text);
      const beingTyped = at === runs.length - 1 && text.length > 2;
      const isAlike = (word: string): boolean =>
        word === stem || (beingTyped && word.startsWith(text)) || (/^[a-z]/.test(text) ? isNear(word, stem) : beginAlike(word, stem));
      return words.stems.flatMap((word, index) => (isAlike(word) ? [index + 1] : []));
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

  function judge(scores: Float64Array, asked: readonly Asked[], scale: number): Matched {
    const urgent = urgentNeeds(scores, asked, likelihoodsOver(scores.subarray(0, typeCount), scale));
    for (const { kind, score } of urgent) {
      for (const helps of groupsOf(typesOfUrgent[kind])) raise(scores, helps, tuned.urgentType * score);
    }
    // What the list lacks lends its score to what comes nearest.
    const lent = new Float64Array(typeCount);
    groups.forEach((name, group) => {
      if (isCovered.has(group)) return;
      for (const near of groupsOf(nearestTypes[name as ServiceType])) raise(lent, near, tuned.nearestType * valueAt(scores, group));
    });
    const best = (entry: ListedEntry, of: Float64Array): number => Math.max(0, ...entry.types.map((type) => valueAt(of, type)));
    const scored = listed
      .map((entry) => {
        const byTitle = tuned.title * valueAt(scores, entry.own);
        const own = best(entry, scores) + byTitle;
        return { entry, own, score: Math.max(own, best(entry, lent) + byTitle) };
      })
      .sort((a, b) => b.score - a.score || a.entry.types.length - b.entry.types.length || (a.entry.id < b.entry.id ? -1 : 1));
    const types = groups
      .map((type, group) => ({ type, score: valueAt(scores, group) }))
      .filter(({ score }, group) => score > 0 && isType[group])
      .sort((a, b) => b.score - a.score || (a.type < b.type ? -1 : 1));
    const likelihoodOf = likelihoodsOver(scores.subarray(0, typeCount), scale);
    const elsewhere = valueAt(scores, notHereIndex);
    const notHere = elsewhere >= tuned.notHereScore && likelihoodOf(elsewhere) >= tuned.notHereLikelihood;
    const anything = 1 + likelihoodOf(elsewhere) * (Math.exp(tuned.doubt) - 1);
    // Of an entry: the scores of its types, its title with the best of them.
    const likelihood = (entry: ListedEntry, own: number): number => {
      const byTitle = likelihoodOf(own) - likelihoodOf(best(entry, scores));
      return (entry.types.reduce((sum, type) => sum + likelihoodOf(valueAt(scores, type)), 0) + byTitle) / (anything + byTitle);
    };
    const least = Math.max(0.5, tuned.leastShare * (scored[0]?.score ?? 0));
    return {
      urgent: urgent.map(({ kind }) => kind),
      notHere,
      answers: scored
        .filter(({ score }) => score >= least)
        .map(({ entry, own, score }) => ({
          id: entry.id,
          score,
          sure: !notHere && likelihood(entry, own) >= tuned.sureLikelihood,
          why: reasonsFor([...entry.types, entry.own], asked),
          title: entry.title.flatMap(({ han, term, spans }) =>
            joinSpans(
              asked.flatMap(({ stream, found }) => {
                const cover = stream === (han ? hanStream : wordStream) ? found.covers.get(term) : undefined;
                return cover ? spans.filter((_, at) => valueAt(cover, at) > 0) : [];
              }),
            ),
          ),
        })),
      types,
    };
  }
}

/** An entry as numbers: its groups, and where its title lies. */
interface ListedEntry {
  id: string;
  types: number[];
  /** The group of its own words. */
  own: number;
  title: { han: boolean; term: number; spans: Span[] }[];
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

type Ask = (stream: Stream, spans: Span[], question: Question, learn?: (found: Found) => readonly Learned[]) => void;

/** What each unit of the question gains for a group, from terms and from what is learned. */
function gainsOf({ found, learned }: Asked, group: number): Float64Array {
  const gains = found.gains(group);
  for (const { group: of, score, units } of learned) {
    if (of === group) for (const unit of units) add(gains, unit, score / units.length);
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
  const runs = usualText.test(text) ? usualRuns : anyRuns;
  return [...text.matchAll(runs)].map((match) => ({ text: match[0], from: match.index, han: /[\u3400-\u9fff]/.test(match[0]) }));
}
const usualRuns = /\d*[\u3400-\u9fff][\d\u3400-\u9fff]*|[a-z\d]+/g;
const anyRuns = /\d*[\u3400-\u9fff][\d\u3400-\u9fff]*|(?:(?![\u3400-\u9fff])[\p{L}\p{N}])+/gu;

const original = ({ from, to }: Span, { at }: FoldedText): Span => ({ from: valueAt(at, from), to: valueAt(at, to) });

/** The places in the original of what a run has: characters, or one word. */
const spansIn = ({ text, from, han }: Run, folded: FoldedText): Span[] =>
  han
    ? Array.from(text, (_, index) => original({ from: from + index, to: from + index + 1 }, folded))
    : [original({ from, to: from + text.length }, folded)];

function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined[joined.length - 1];
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else if (span.to > span.from) joined.push({ ...span });
  }
  return joined;
}
