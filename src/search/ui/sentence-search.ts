/**
 * One box for place and need: “余杭打疫苗”. The place is cut out; the rest goes to the place's own page behind the `#` of its address, which
 * no server sees. Where no place is named, what the nation grants is searched.
 */
import './older-browsers.ts';
import { findPlaces, type Place, placesOf, type PlaceTree } from '../../site/find-places.ts';
import { createPlaceReader, type PlaceInSentence } from '../../site/place-in-sentence.ts';
import { locales } from '../../i18n/locales.ts';
import type { Matched } from '../create-matcher.ts';
import { isWordIn } from '../is-word.ts';
import { replyTo } from '../reply.ts';
import { ownPart } from '../own-part.ts';
import type { SentenceWords } from '../search-words.ts';
import { answersTo, counted, type ShownEntry, statusOf, urgentCard } from './answers.ts';
import { element, type Piece, showPieces } from './element-tree.ts';
import { offerFullText } from './full-text-button.ts';
import { recallPlace, rememberPlace } from './last-place.ts';
import { openSearchEngine, type SearchEngine } from './search-engine.ts';
import { afterPause, followTyping, type OpenSearch } from './search-box.ts';

const mostPlaces = 20;
const inAddress = (need: string): string => (need === '' ? '' : `#need=${encodeURIComponent(need)}`);

export const openSearch: OpenSearch<SentenceWords> = async (form, files) => {
  const { places: placesAddress = '', services: servicesAddress = '' } = form.dataset;
  const found = document.getElementById('found');
  const status = document.getElementById('search-status');
  const input = form.querySelector<HTMLInputElement>('input[type="search"]');
  if (!found || !status || !input) return;
  const { words } = files;
  const { texts, sentence, home } = words;
  const places: Place[] = placesOf(await files.fetchJson<PlaceTree>(placesAddress));
  const read = createPlaceReader(places);

  // The words of needs are loaded when there is a need: a place alone does without.
  let engine: SearchEngine | undefined;
  let opening: Promise<void> | undefined;
  const entries = new Map<string, ShownEntry>();
  const openEngine = (): Promise<void> => {
    opening ??= files.fetchJson<ShownEntry[]>(servicesAddress).then(async (services) => {
      for (const service of services) entries.set(service.id, service);
      engine = await openSearchEngine(
        files.lexicon,
        ownPart[files.locale],
        words.groups,
        services.map(({ id, types, title }) => ({ id, types, title: title.text })),
        files.fetchBytes,
      );
    });
    opening.catch(() => (opening = undefined));
    return opening;
  };

  const pathOf = ({ path }: Place): string => `${home}${path}/`;
  const linksTo = (several: readonly Place[], need: string): Piece =>
    element(
      'ul',
      { class: 'entries', id: 'place-results' },
      several
        .slice(0, mostPlaces)
        .map((place) => element('li', {}, [element('a', { href: pathOf(place) + inAddress(need) }, [place.label])])),
    );
  const oneLink = (path: string, label: string, need: string, text: string): Piece =>
    element('p', { class: 'call' }, [
      element('a', { href: path + inAddress(need) }, [text.replace('{{place}}', label), element('b', { dir: 'auto' }, [need])]),
    ]);

  let current = { need: '', types: [] as string[], area: '' };
  const answer = (): void => {
    const typed = input.value;
    if (typed.trim() === '') {
      showPieces(found, []);
      status.textContent = '';
      return;
    }
    const { places: named, rest }: PlaceInSentence = read(typed, (text) => engine !== undefined && isWordIn(engine.lexicon(), text));
    const need = named.length > 0 ? rest : typed.trim();
    const alike = need === '' || named.length === 0 ? findPlaces(places, typed) : [];
    const asked = engine && need !== '' ? engine.ask(need) : undefined;
    const matched: Matched | undefined = asked?.matched;
    const reply = matched && replyTo(matched);
    const pieces: Piece[] = [];
    if (reply && named.length > 0) pieces.push(...urgentCard(words, reply.urgent));
    const [only] = named;
    if (need !== '' && only && named.length === 1) pieces.push(oneLink(pathOf(only), only.label, need, sentence.at));
    else if (need !== '' && named.length > 1) pieces.push(element('h2', {}, [sentence.whichPlace]), linksTo(named, need));
    else if (alike.length > 0) pieces.push(linksTo(alike, ''));
    if (reply && named.length === 0 && (alike.length === 0 || reply.sure.length + reply.urgent.length > 0)) {
      const last = recallPlace(home);
      const above = [
        ...pieces.splice(0),
        ...(last ? [oneLink(last.path, '', need, sentence.lastPlace), element('p', { class: 'small' }, [last.label])] : []),
        element('p', {}, [sentence.nationLead]),
      ];
      pieces.push(...answersTo({ words, typed: need, reply, entries, list: `${home}china/`, above }));
    }
    showPieces(found, pieces);
    const offered = need !== '' && named.length > 0 ? named : alike;
    if (reply && (named.length === 0 || reply.urgent.length > 0)) status.textContent = statusOf(words, reply);
    else status.textContent = offered.length > 0 ? counted(words.statusPlaces, offered.length, locales[words.locale].language) : '';
    current = { need: need || typed, types: matched ? matched.types.slice(0, 3).map(({ type }) => type) : [], area: only?.path ?? '' };
    whenPaused(asked?.more);
    if (!engine && need !== '' && alike.length === 0) {
      openEngine().then(
        () => {
          if (input.value === typed) answer();
        },
        () => {
          status.textContent = texts.offline;
        },
      );
    }
  };

  const whenPaused = afterPause(answer);
  found.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    const place = link && places.find((each) => pathOf(each) === link.pathname);
    if (place) rememberPlace({ path: pathOf(place), label: place.label });
  });
  followTyping(form, input, answer, () => {
    const first = found.querySelector('a');
    // Where one place is meant, Enter goes there; where there is a choice, it is offered.
    if (first && places.some((place) => pathOf(place) === first.pathname)) first.click();
    else first?.focus();
  });
  offerFullText(words, () => current);
  answer();
};
