import { type LocalText, fragmentAttributes, type Locale, locales } from '../../i18n/locales.ts';
import type { Answer, Span } from '../create-matcher.ts';
import type { UrgentKind } from '../lexicon.schema.ts';
import type { Reply } from '../reply.ts';
import type { SearchWords } from '../search-words.ts';
import { element, type Piece } from './element-tree.ts';

/** An entry as it is shown and searched: of a list, or one that the nation grants. */
export interface ShownEntry {
  /** Its address, which is also its id. */
  id: string;
  types: readonly string[];
  title: LocalText;
  plain?: LocalText;
}

export interface AnswerView {
  words: SearchWords;
  typed: string;
  reply: Reply;
  entries: ReadonlyMap<string, ShownEntry>;
  /** Address of the list that is searched, without a fragment: its categories are what remains where nothing fits. */
  list: string;
  /** What stands above the answers, but below what cannot wait. */
  above?: readonly Piece[];
}

/** Everything below the box: what cannot wait, answers with why, what may be related, and a way on in any case. */
export function answersTo({ words, typed, reply, entries, list, above = [] }: AnswerView): Piece[] {
  const { texts } = words;
  const { sure, perhaps, notHere } = reply;
  const listed = (answers: readonly Answer[], tag: 'ol' | 'ul'): Piece =>
    element(
      tag,
      { class: 'entries' },
      answers.flatMap((answer) => {
        const entry = entries.get(answer.id);
        return entry ? [entryPiece(entry, answer, typed, words)] : [];
      }),
    );
  return [
    ...urgentCard(words, reply.urgent),
    ...above,
    ...(notHere
      ? [element('div', { class: 'note' }, [element('p', {}, [element('b', {}, [texts.notHere])]), element('p', {}, [texts.notHereText])])]
      : []),
    ...(sure.length > 0 ? [element('h2', {}, [texts.found]), listed(sure, 'ol')] : []),
    ...(perhaps.length > 0 ? perhapsPieces(words, sure.length > 0, listed(perhaps, 'ul')) : []),
    ...(sure.length + perhaps.length === 0 && !notHere ? [element('p', {}, [texts.nothing])] : []),
    element('p', { class: 'call' }, [element('a', { href: 'tel:12345' }, [texts.call])]),
    element('h2', {}, [texts.byCategory]),
    element(
      'ul',
      { class: 'places' },
      words.categories.map(([id, name]) => element('li', {}, [element('a', { href: `${list}#${id}` }, [name])])),
    ),
  ];
}

function perhapsPieces({ texts }: SearchWords, isMore: boolean, list: Piece): Piece[] {
  return isMore
    ? [element('h2', {}, [texts.more]), list]
    : [element('h2', {}, [texts.perhaps]), element('p', {}, [texts.perhapsLead]), list];
}

/** A card for each kind of need that cannot wait, with numbers to tap. */
export function urgentCard(words: SearchWords, kinds: readonly string[]): Piece[] {
  const known = kinds.filter((kind): kind is UrgentKind => kind in words.urgent);
  if (known.length === 0) return [];
  return [
    element('div', { class: 'alert', 'data-urgent': known.join(' ') }, [
      ...known.flatMap((kind): Piece[] => {
        const { text, calls } = words.urgent[kind];
        return [
          element('p', {}, [element('b', {}, [text])]),
          element(
            'ul',
            { class: 'call' },
            calls.map(({ number, name }) =>
              element('li', {}, [
                element('a', { href: `tel:${number}` }, [
                  element('b', {}, [number]),
                  ' ',
                  element('span', fragmentOf(words.locale, name), [name.text]),
                ]),
              ]),
            ),
          ),
        ];
      }),
      element('p', {}, [element('a', { href: `${words.home}guides/emergency/` }, [words.texts.urgentMore])]),
    ]),
  ];
}

function entryPiece({ id, title, plain }: ShownEntry, answer: Answer, typed: string, { texts, locale }: SearchWords): Piece {
  // One character out of a sentence explains nothing.
  const why = answer.why.filter(({ from, to }) => to - from > 1);
  return element('li', {}, [
    element('a', { href: id, ...fragmentOf(locale, title) }, marked(title.text, answer.title)),
    ...(plain ? [element('p', fragmentOf(locale, plain), [plain.text])] : []),
    ...(why.length > 0
      ? [
          element('p', { class: 'small' }, [
            texts.why,
            ...why.flatMap(({ from, to }, index): Piece[] => [
              ...(index > 0 ? [' … '] : []),
              element('mark', { dir: 'auto' }, [typed.slice(from, to)]),
            ]),
          ]),
        ]
      : []),
  ]);
}

/** The text with its spans marked. */
function marked(text: string, spans: readonly Span[]): Piece[] {
  let at = 0;
  const pieces: Piece[] = [];
  for (const { from, to } of spans) {
    if (from > at) pieces.push(text.slice(at, from));
    pieces.push(element('mark', {}, [text.slice(from, to)]));
    at = to;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
}

const fragmentOf = (locale: Locale, { locale: of }: LocalText): Record<string, string> => {
  const { lang, dir } = fragmentAttributes(locale, of);
  return { ...(lang === undefined ? {} : { lang }), ...(dir === undefined ? {} : { dir }) };
};

/** What a screen reader is told of a reply, in few words. */
export function statusOf({ texts, statusSure, locale }: SearchWords, { urgent, notHere, sure, perhaps }: Reply): string {
  const urgentFirst = urgent.length > 0 ? [texts.statusUrgent] : [];
  const found = notHere
    ? texts.notHere
    : sure.length > 0
      ? counted(statusSure, sure.length, locales[locale].language)
      : perhaps.length > 0
        ? texts.statusPerhaps
        : texts.statusNothing;
  return [...urgentFirst, found].join(locale === 'zh' ? '，' : '. ');
}

/** The sentence for a number, in the plural form that the language asks for. */
export function counted(forms: Readonly<Record<string, string>>, count: number, language: string): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms['other'] ?? '';
  return form.replace('{{count}}', String(count));
}
