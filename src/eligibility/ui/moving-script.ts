/** Two places' published lists, loaded when both are chosen and compared in the page. What is typed is matched here and sent nowhere. */
import type { EntitlementData, ListData } from '../../catalogue/list-as-data.ts';
import type { WordLocale } from '../../catalogue/vocabulary.ts';
import type { PlaceTree } from '../../site/find-places.ts';
import { type Compared, compareLists, contactsOf, type Difference, type Told } from '../compare-lists.ts';

interface MovingWords {
  failed: string;
  result: string;
  same: string;
  open: string;
  ages: string;
  none: string;
  nothing: string;
  better: string;
  worse: string;
  colon: string;
  separator: string;
  field: Record<Exclude<Difference['kind'], 'value'>, string>;
  requirement: Record<string, string>;
  unit: Record<string, string>;
  choose: string;
}
interface Place {
  /** `zhejiang/hangzhou/xihu` */
  path: string;
  /** 浙江省 杭州市 西湖区 */
  label: string;
  name: string;
}
/** A place's own data first, then that of the area whose entitlements it has. */
type Lists = readonly ListData[];

/** As `filled.ts`, which would become a file of its own to fetch if two pages had it in common. */
const filled = (message: string, values: Readonly<Record<string, string | number>>): string =>
  message.replace(/\{\{(\w+)\}\}/g, (all, name: string) => String(values[name] ?? all));
const languages: Record<WordLocale, string> = { zh: 'zh-CN', en: 'en', ug: 'ug' };

function compareInPage(box: HTMLElement): void {
  const words = JSON.parse(box.dataset['words'] ?? '') as MovingWords;
  const locale = box.dataset['locale'] as WordLocale;
  const [home = '/', listHome = '/'] = [box.dataset['home'], box.dataset['lists']];
  const numbers = new Intl.NumberFormat('en');

  box.hidden = false;
  for (const shown of Array.from(document.querySelectorAll<HTMLElement>('[data-without-script]'))) shown.hidden = true;

  let places: Promise<PlaceTree> | undefined;
  const load = (): Promise<PlaceTree> => {
    places ??= loadJson<PlaceTree>(`${home}places.json`);
    places.catch(() => (places = undefined));
    return places;
  };
  const say = (text: string): void => {
    const told = inside(box, '#moving-failed');
    told.textContent = text;
    told.hidden = text === '';
  };
  const selectsOf = (end: 'from' | 'to'): HTMLSelectElement[] => Array.from(box.querySelectorAll(`[data-end=${end}] select`));

  for (const end of ['from', 'to'] as const) {
    const selects = selectsOf(end);
    selects.forEach((select, level) => {
      select.addEventListener('change', () => {
        for (const below of selects.slice(level + 1)) empty(below);
        const next = selects[level + 1];
        if (!next || select.value === '') return;
        load()
          .then((tree) => {
            // Chosen anew while the names were loading: the later choice fills the next question itself.
            const rows = rowsBelow(tree, selects.slice(0, level + 1));
            if (next.options.length > 1) return;
            for (const [slug, name] of rows) next.add(new Option(name, slug));
            const shown = next.closest('p');
            if (shown) shown.hidden = rows.length === 0;
          })
          .catch(() => {
            say(words.failed);
          });
      });
    });
  }
  inside(box, '#compare').addEventListener('click', () => {
    const [from, to] = [placeIn(selectsOf('from')), placeIn(selectsOf('to'))];
    say('');
    if (from && to) void compare(from, to);
    else say(words.choose);
  });

  const listsOf = async (path: string): Promise<Lists> => {
    const own = await loadJson<ListData>(`${listHome}${path}/list.json`);
    if (!own.sameAs) return [own];
    const source = own.sameAs.path.replace(/^china\//, '');
    return [own, await loadJson<ListData>(`${listHome}${source}/list.json`)];
  };
  const entitlementsOf = (lists: Lists): EntitlementData[] => lists.flatMap(({ entitlements = [] }) => entitlements);

  async function compare(from: Place, to: Place): Promise<void> {
    let both: [Lists, Lists];
    try {
      both = await Promise.all([listsOf(from.path), listsOf(to.path)]);
    } catch {
      say(words.failed);
      return;
    }
    const [here, there] = both;
    const result = compareLists(entitlementsOf(here), entitlementsOf(there), locale);
    const papers = { ...names(here), ...names(there) };
    const shown = inside(box, '#moving-result');
    inside(shown, '.names').textContent = filled(words.result, { from: from.label, to: to.label });
    const isSame = result.gained.length + result.lost.length + result.different.length === 0;
    inside(shown, '.same-list').hidden = !isSame;
    inside(shown, '.same').textContent = filled(words.same, { count: result.same });
    for (const part of ['gained', 'lost', 'different'] as const) {
      const section = inside(shown, `[data-part=${part}]`);
      section.hidden = isSame;
      const list = inside(section, 'ul');
      list.textContent = '';
      for (const each of result[part]) list.append(itemOf(each, from, to, papers));
      if (result[part].length === 0) list.append(textItem(words.none));
    }
    const calls = inside(shown, '.call');
    for (const old of Array.from(calls.querySelectorAll('[data-office]'))) old.remove();
    for (const { phone = '', name } of contactsOf(there)) {
      const item = document.createElement('li');
      item.dataset['office'] = '';
      const link = document.createElement('a');
      link.href = `tel:${phone}`;
      const number = document.createElement('b');
      number.textContent = phone;
      const own = name[locale];
      link.append(number, ' ', inLanguage('span', own === undefined ? { text: name.zh, locale: 'zh' } : { text: own, locale }));
      item.append(link);
      calls.append(item);
    }
    const opens = inside(shown, '.opens');
    opens.textContent = '';
    const open = document.createElement('a');
    open.href = `${home}${to.path}/`;
    open.textContent = filled(words.open, { place: to.label });
    opens.append(open);
    shown.hidden = false;
    shown.focus();
    shown.scrollIntoView();
  }

  const names = (lists: Lists): Record<string, string> => {
    const found: Record<string, string> = {};
    for (const { requiredDocuments = {} } of lists)
      for (const id of Object.keys(requiredDocuments)) found[id] = requiredDocuments[id]?.[locale] ?? requiredDocuments[id]?.zh ?? id;
    return found;
  };
  const inLanguage = (name: string, { text, locale: language }: Told): HTMLElement => {
    const made = document.createElement(name);
    made.textContent = text;
    if (language === locale) return made;
    made.lang = languages[language];
    made.dir = language === 'ug' ? 'rtl' : 'ltr';
    return made;
  };
  const textItem = (text: string): HTMLElement => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  };
  function itemOf({ title, differences }: Compared, from: Place, to: Place, papers: Record<string, string>): HTMLElement {
    const item = document.createElement('li');
    item.append(inLanguage('b', title));
    for (const difference of differences) {
      const [label, before, after, mark] = inWords(difference, papers);
      const heading = document.createElement('p');
      heading.append(label, ...(mark === '' ? [] : [' ', tagOf(mark)]));
      const facts = document.createElement('dl');
      facts.className = 'facts';
      for (const [place, told] of [
        [from, before],
        [to, after],
      ] as const) {
        const term = document.createElement('dt');
        term.textContent = place.name;
        const definition = document.createElement('dd');
        definition.append(inLanguage('span', told));
        facts.append(term, definition);
      }
      item.append(heading, facts);
    }
    return item;
  }
  const tagOf = (text: string): HTMLElement => {
    const tag = document.createElement('span');
    tag.className = 'tag';
    tag.textContent = text;
    return tag;
  };
  /** Label, what the old place says, what the new one says, better or worse. */
  function inWords(difference: Difference, papers: Record<string, string>): [HTMLElement | string, Told, Told, string] {
    const own = (text: string): Told => ({ text: text === '' ? words.nothing : text, locale });
    if (difference.kind === 'value') {
      const { label, before, after, isBetter } = difference;
      const value = (of: typeof before): Told => own(of ? filled(words.unit[of.unit] ?? '', { value: numbers.format(of.value) }) : '');
      return [inLanguage('span', label), value(before), value(after), isBetter === undefined ? '' : isBetter ? words.better : words.worse];
    }
    const label = words.field[difference.kind];
    if (difference.kind === 'ages') {
      const ages = (of: typeof difference.before): Told => own(of?.ages ? filled(words.ages, of.ages) : '');
      return [label, ages(difference.before), ages(difference.after), ''];
    }
    if (difference.kind === 'conditions') {
      const told = (texts: readonly string[]): Told =>
        texts.length === 0 ? own('') : { text: texts.join(' '), locale: difference.locale };
      return [label, told(difference.before), told(difference.after), ''];
    }
    const nameOf = (id: string): string => (difference.kind === 'requires' ? words.requirement[id] : papers[id]) ?? id;
    const told = (ids: readonly string[]): Told => own(ids.map(nameOf).join(words.separator));
    return [label, told(difference.before), told(difference.after), ''];
  }
}

/** The question is asked anew, and not before its turn. */
function empty(select: HTMLSelectElement): void {
  while (select.options.length > 1) select.remove(1);
  const shown = select.closest('p');
  if (shown) shown.hidden = true;
}

function rowsBelow(tree: PlaceTree, chosen: readonly HTMLSelectElement[]): PlaceTree {
  return chosen.reduce((rows, { value }) => {
    const children = rows.find(([slug]) => slug === value)?.[2];
    return children === undefined || children === 0 ? [] : children;
  }, tree);
}

/** As far down as was chosen; a province alone is too wide to compare. */
function placeIn(selects: readonly HTMLSelectElement[]): Place | undefined {
  const chosen = selects.filter(({ value }) => value !== '');
  const names = chosen.map(({ selectedOptions }) => selectedOptions[0]?.text.trim() ?? '');
  const isWhole = chosen.length > 1 || selects[1]?.closest('p')?.hidden === true;
  if (chosen.length === 0 || !isWhole) return undefined;
  return { path: chosen.map(({ value }) => value).join('/'), label: names.join(' '), name: names[names.length - 1] ?? '' };
}

function inside(within: ParentNode, selector: string): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

async function loadJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as T;
}

const box = document.getElementById('moving');
if (box) compareInPage(box);
