import { barePlaceName } from '../catalogue/bare-place-name.ts';
import type { Place } from './find-places.ts';

/** What a sentence like “余杭打疫苗” says of a place, and what is left of it. */
export interface PlaceInSentence {
  /** The places that may be meant: several where the name is not enough, none where no place is named. */
  places: Place[];
  /** The sentence without the place. */
  rest: string;
}

/** `isWord` says whether a text is also an ordinary word of what parents ask: 合作 of 合作医疗, though there is a city of that name. */
export type PlaceReader = (sentence: string, isWord: (text: string) => boolean) => PlaceInSentence;

interface Mention {
  from: number;
  to: number;
  places: Place[];
}

const longestName = 15;
const longestSentence = 200;
const han = /[\u3400-\u9fff]/;
/** “安徽户口” says where a family comes from, not where it lives. */
const originBefore = /(?:户口(?:是|在)?|户籍(?:是|在)?|老家(?:是|在)?)$/;
const originAfter = /^(?:省|市|县|区)?(?:的)?(?:户口|户籍|籍|人(?!才|社|民|员))/;
const livingBefore = /(?:我们|我|家)?(?:现在)?(?:住在|在|到|去|来|住)$/;
const latinBefore = /\b(?:in|at|near|zai|dao)\s+$/;
const latinKind = /^(?:[\s-]*(?:district|county|city|province|prefecture|banner|xian|qu|shi|sheng)\b)/;
const syllable =
  '(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)';
const spelled = new RegExp(`^(?:${syllable}){2,}$`);
const uyghurEnding = /^(?:(?:د|ت)(?:ا|ە|ىكى|ىن)|(?:غا|گە|قا|كە)|نىڭ|نى)?$/;
const uyghurKind = / (?:ئاپتونوم رايونى|ئاپتونوم ئوبلاستى|ئاپتونوم ناھىيىسى|ئۆلكىسى|ئوبلاستى|ۋىلايىتى|شەھىرى|ناھىيىسى|رايونى)$/;

/** Learns the names of all places once. */
export function createPlaceReader(places: readonly Place[]): PlaceReader {
  const byName = new Map<string, Place[]>();
  const bySlug = new Map<string, Place[]>();
  const add = (names: Map<string, Place[]>, name: string, place: Place): void => {
    const known = names.get(name);
    if (!known) names.set(name, [place]);
    else if (!known.includes(place)) known.push(place);
  };
  for (const place of places) {
    for (const name of [place.name, ...place.others]) {
      if (han.test(name)) for (const each of [name, barePlaceName(name)]) add(byName, each, place);
      else add(byName, fold(name).replace(uyghurKind, ''), place);
    }
    add(bySlug, place.slug.replace(/-/g, ''), place);
  }

  return (sentence, isWord) => {
    const text = fold(sentence.slice(0, longestSentence));
    const mentions = [...hanMentions(text, byName, isWord), ...wordMentions(text, byName, bySlug, isWord)];
    const [first, ...others] = mentions;
    if (!first) return { places: [], rest: sentence.trim() };
    const meant = others.reduce((sofar, { places: more }) => joined(sofar, more), first.places);
    const rest = mentions.reduceRight((left, { from, to }) => `${left.slice(0, from).replace(livingBefore, '')} ${left.slice(to)}`, text);
    return { places: meant, rest: rest.replace(/\s+/g, ' ').replace(/^[\s,.:;，。：；、]+|[\s,.，。]+$/g, '') };
  };
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** 杭州 then 余杭 is one place; two that have nothing to do with each other may both be meant. */
function joined(before: readonly Place[], after: readonly Place[]): Place[] {
  const isBelow = (place: Place, above: readonly Place[]): boolean => above.some(({ path }) => place.path.startsWith(`${path}/`));
  const below = after.filter((place) => isBelow(place, before));
  if (below.length > 0) return below;
  const stillBelow = before.filter((place) => isBelow(place, after));
  if (stillBelow.length > 0) return stillBelow;
  const same = before.filter((place) => after.includes(place));
  return same.length > 0 ? same : before.concat(after);
}

function hanMentions(text: string, byName: ReadonlyMap<string, Place[]>, isWord: (text: string) => boolean): Mention[] {
  const mentions: Mention[] = [];
  for (let from = 0; from < text.length; from++) {
    if (!han.test(text.charAt(from))) continue;
    for (let length = Math.min(longestName, text.length - from); length > 1; length--) {
      const name = text.slice(from, from + length);
      const places = byName.get(name);
      if (!places) continue;
      const before = text.slice(0, from);
      const isWhole = length > 2 && places.some(({ name: whole, others }) => whole === name || others.includes(name));
      if (!isWhole && isWord(name) && !livingBefore.test(before)) continue;
      const isOrigin = originBefore.test(before) || originAfter.test(text.slice(from + length));
      if (!isOrigin) mentions.push({ from, to: from + length, places });
      from += length - 1;
      break;
    }
  }
  return mentions;
}

/** Pinyin, English and Uyghur: words between blanks. */
function wordMentions(
  text: string,
  byName: ReadonlyMap<string, Place[]>,
  bySlug: ReadonlyMap<string, Place[]>,
  isWord: (text: string) => boolean,
): Mention[] {
  const mentions: Mention[] = [];
  const word = /[a-z'’-]+|[\u0600-\u06ff]+/g;
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const [found] = match;
    const from = match.index;
    const after = text.slice(from + found.length);
    if (!/^[a-z]/.test(found)) {
      const name = [...byName.keys()].find(
        (each) => found.startsWith(each) && each.length > 2 && uyghurEnding.test(found.slice(each.length)),
      );
      if (name !== undefined) mentions.push({ from, to: from + found.length, places: byName.get(name) ?? [] });
      continue;
    }
    const letters = found.replace(/['’-]/g, '');
    const kind = latinKind.exec(after)?.[0] ?? '';
    const isMarked = kind !== '' || latinBefore.test(text.slice(0, from));
    const places = bySlug.get(letters);
    if (places && (isMarked || (letters.length > 3 && !isWord(letters)))) {
      mentions.push({ from, to: from + found.length + kind.length, places });
      continue;
    }
    // “yuhangdayimiao”: the longest name at the head, if what follows reads like pinyin.
    for (let length = letters.length - 4; length > 3 && found === letters && !isWord(letters); length--) {
      const head = bySlug.get(letters.slice(0, length));
      if (!head || !spelled.test(letters.slice(length))) continue;
      mentions.push({ from, to: from + length, places: head });
      break;
    }
  }
  return mentions;
}
