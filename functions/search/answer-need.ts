import { replyTo } from '../../src/search/reply.ts';
import { answersTo, urgentCard } from '../../src/search/ui/answers.ts';
import { element, type Piece } from '../../src/search/ui/element-tree.ts';
import { findPlaces, type Place } from '../../src/site/find-places.ts';
import type { PublishedSearch } from './published-search.ts';

export interface Asked {
  need: string;
  /** Path of the list from which is asked, `zhejiang/hangzhou`; empty where a place may stand in the sentence. */
  at: string;
}

/** A page to show, or a list to go to: nothing but a place was written. */
export type Answered = { pieces: Piece[] } | { goTo: string };

const mostPlaces = 20;

/** What a parent without a script is answered: the same places, the same matcher, the same pieces of page. */
export async function answerNeed({ need: typed, at }: Asked, search: PublishedSearch): Promise<Answered> {
  const { words, places, readPlace, isWord, services, listOf } = search;
  const { texts, sentence: said, home } = words;
  const sentence = typed.trim();
  if (sentence === '') return at === '' ? { pieces: [] } : { goTo: `${home}${at}/` };
  if (at !== '') return { pieces: await onList(at, sentence) };

  const { places: named, rest } = readPlace(sentence, isWord);
  const [only] = named;
  if (only && rest === '') return named.length === 1 ? { goTo: pathOf(only) } : { pieces: links(named) };
  if (only && named.length === 1) return { pieces: await onList(only.path, rest) };
  if (only) {
    const { urgent } = services.match(rest);
    return { pieces: [...urgentCard(words, urgent), element('h2', {}, [said.whichPlace]), choice(named, rest)] };
  }
  const alike = findPlaces(places, sentence);
  const reply = replyTo(services.match(sentence));
  if (alike.length > 0 && reply.sure.length + reply.urgent.length === 0) return { pieces: links(alike) };
  const above = [...(alike.length > 0 ? links(alike) : []), element('p', {}, [said.nationLead])];
  return { pieces: answersTo({ words, typed: sentence, reply, entries: services.entries, list: `${home}china/`, above }) };

  async function onList(path: string, need: string): Promise<Piece[]> {
    const list = await listOf(path);
    const place = places.find((each) => each.path === path);
    if (!list) return [element('p', { class: 'warn', role: 'alert' }, [said.unknownPlace])];
    const address = `${home}${path}/`;
    const reply = replyTo(list.match(need));
    const above = place ? [element('p', {}, [said.at.replace('{{place}}', place.label), element('b', { dir: 'auto' }, [need])])] : [];
    return [
      ...answersTo({ words, typed: need, reply, entries: list.entries, list: address, above }),
      element('p', {}, [element('a', { href: address }, [texts.whole])]),
    ];
  }

  function pathOf({ path }: Place): string {
    return `${home}${path}/`;
  }

  function links(several: readonly Place[]): Piece[] {
    const items = several.slice(0, mostPlaces).map((place) => element('li', {}, [element('a', { href: pathOf(place) }, [place.label])]));
    return [element('ul', { class: 'entries' }, items)];
  }

  /** Without a script there is no way to hand the need on but to send it once more. */
  function choice(several: readonly Place[], need: string): Piece {
    return element('form', { method: 'post', action: `${home}search/` }, [
      element('input', { type: 'hidden', name: 'need', value: need }),
      ...several
        .slice(0, mostPlaces)
        .map(({ path, label }) => element('p', {}, [element('button', { name: 'at', value: `/${path}/` }, [label])])),
    ]);
  }
}
