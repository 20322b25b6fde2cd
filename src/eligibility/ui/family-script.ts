/**
 * What a script adds to the family sheet: questions, and the list sorted by their answers. Answers live in this page only. Nothing is
 * fetched, sent or stored; an address with the answers is made when the family asks for one, and they stand after its `#`.
 */
import { z } from 'zod/mini';
import { fromFragment, toFragment } from '../answers-in-address.ts';
import { calendarOf } from '../calendar.ts';
import { type Circumstances, circumstancesSchema, mostChildren, type Problem, problemsOf, sinceBirth } from '../circumstances.schema.ts';
import type { Entry } from '../entry.ts';
import { type FamilyAnswer, familyList, papersToBring } from '../family-list.ts';
import type { Reason } from '../finding.ts';
import type { Answer } from '../guidance.ts';
import { type KeyDate, keyDates } from '../key-dates.ts';
import { type City, whoCounts } from '../who-counts.ts';
import { dayWith } from './day-text.ts';
import { filled } from './filled.ts';
import type { SheetWords } from './sheet-words.ts';

// `new Function` would be reported by Trusted Types.
z.config({ jitless: true });

// As in the DOM's own querySelector: the caller knows which element it has written.
/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters */
const all = <T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T[] =>
  Array.from(within.querySelectorAll<T>(selector));
function one<T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T {
  const found = within.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
/* eslint-enable @typescript-eslint/no-unnecessary-type-parameters */
function element(name: string, text = '', className = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}

function start(form: HTMLFormElement): void {
  const sheet = one('#sheet');
  const city = JSON.parse(sheet.dataset['city'] ?? '') as City;
  const words = JSON.parse(sheet.dataset['words'] ?? '') as SheetWords;
  const product = sheet.dataset['product'] ?? '';
  const rows = new Map<string, HTMLElement>();
  const entries: Entry[] = [];
  for (const row of all('[data-entry]', sheet)) {
    const entry = JSON.parse(row.dataset['entry'] ?? '') as Entry;
    entries.push(entry);
    rows.set(entry.id, row);
  }
  const today = todayHere();
  const say = (on: string): string => dayWith(words.dayFormat, on);
  const titleOf = (id: string): string => rows.get(id)?.querySelector('a')?.textContent.trim() ?? id;
  /** Titles with the language each is in, for readers of another. */
  const titles = (ids: readonly string[]): Node[] =>
    ids.reduce<Node[]>((nodes, id) => {
      const link = rows.get(id)?.querySelector('a');
      const title = element('bdi', titleOf(id));
      if (link?.lang) title.lang = link.lang;
      return nodes.length === 0 ? [title] : nodes.concat(document.createTextNode(words.separator), title);
    }, []);
  const children = one('#children', form);
  const district = one<HTMLSelectElement | HTMLInputElement>('[name=district]', form);

  for (const hidden of all('[data-with-script]')) hidden.hidden = false;
  for (const shown of all('[data-without-script]')) shown.hidden = true;
  form.hidden = false;

  const addChild = (): HTMLElement => {
    const made = document.importNode(one<HTMLTemplateElement>('#child-questions').content, true).querySelector('fieldset');
    if (!made) throw new Error('no questions');
    fillDates(made, today);
    made.addEventListener('change', () => {
      const isSameCity = one<HTMLSelectElement>('[name=registered]', made).value === 'same-city';
      for (const field of all('[data-field=registeredDistrict]', made)) field.hidden = !isSameCity;
      const isBirth = one<HTMLSelectElement>('[name=sinceYear]', made).value === sinceBirth;
      one('[data-field=since] label:last-child', made).hidden = isBirth;
    });
    one('[data-remove]', made).addEventListener('click', () => {
      made.remove();
      number();
      one('#add-child').focus();
    });
    children.append(made);
    number();
    return made;
  };
  const number = (): void => {
    const blocks = all('.child', children);
    blocks.forEach((block, index) => {
      const heading = one('h3', block);
      heading.textContent = filled(heading.dataset['number'] ?? '', { number: index + 1 });
      one('[data-remove]', block).hidden = blocks.length === 1;
    });
    one('#add-child').hidden = blocks.length >= mostChildren;
  };
  addChild();
  one('#add-child').addEventListener('click', () => {
    one('select', addChild()).focus();
  });

  form.addEventListener('change', (event) => {
    const box = event.target;
    if (box instanceof HTMLInputElement && box.name === 'needs' && box.checked) {
      for (const other of all<HTMLInputElement>('[name=needs]', form))
        if ((other.value === 'none') !== (box.value === 'none')) other.checked = false;
    }
    const ticked = all<HTMLInputElement>('[name=needs]:checked', form).map(({ value }) => value);
    const isAlone = all<HTMLSelectElement>('[name=livesWith]', form).some(({ value }) => value === 'nobody');
    one('#urgent').hidden = !isAlone && !ticked.some((need) => ['emergency', 'care', 'mind'].includes(need));
    offerDistrictSheet();
  });

  let shown: Circumstances | undefined;
  const offerDistrictSheet = (): void => {
    const note = document.getElementById('district-sheet');
    if (!note || !(district instanceof HTMLSelectElement)) return;
    const chosen = district.selectedOptions[0];
    const address = chosen?.dataset['sheet'];
    note.hidden = address === undefined;
    const link = one<HTMLAnchorElement>('a', note);
    if (address === undefined || !chosen) return;
    link.textContent = filled(note.dataset['text'] ?? '', { place: chosen.text.trim() });
    const read = circumstancesSchema(today).safeParse(readForm(form));
    link.href = read.success ? `${address}#${toFragment(read.data)}` : address;
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const read = circumstancesSchema(today).safeParse(readForm(form));
    const problems = read.success ? [] : problemsOf(read.error.issues);
    pointOut(form, problems, words);
    if (read.success) show(read.data, true);
  });

  const show = (circumstances: Circumstances, isMove: boolean): void => {
    shown = circumstances;
    const answers = familyList(entries, circumstances, today);
    const counting = circumstances.children.map((child) => whoCounts(child, circumstances, city, today));
    const childName = (index: number): string => filled(words.child, { number: index + 1 });
    const reasonText = (entry: Entry, { code, values = {} }: Reason): string => {
      const label = entry.windows.find(({ id }) => id === values['window'])?.label ?? words.window;
      const said = Object.entries(values).map(
        ([name, value]) => [name, name === 'month' || name === 'day' ? say(String(value)) : value] as const,
      );
      return filled(words.reason[code], { ...fromPairs(said), window: label });
    };

    const count = { now: 0, ask: 0, soon: 0, not: 0 };
    for (const place of all('[data-stage] > ul')) place.textContent = '';
    for (const { entry, stage, children: ofChildren } of answers) {
      const row = rows.get(entry.id);
      if (!row) continue;
      count[stage] += 1;
      row.querySelector('.why')?.remove();
      const text = one('div', row);
      text.insertBefore(why(entry, ofChildren, reasonText, childName), text.querySelector('.small'));
      for (const asked of all('.asked', row)) asked.hidden = true;
      one(`[data-stage=${stage}] > ul`).append(row);
    }
    for (const place of all('[data-stage]')) place.hidden = one('ul', place).children.length === 0;
    one('#plain-list').hidden = true;
    one('#as-of').textContent = filled(words.asOf, { day: say(today) });
    one('#summary').textContent = filled(words.summary, count);

    const dates = keyDates(answers, circumstances, counting, today);
    const dateText = ({ kind, figure = 0, child, window, entries: of }: KeyDate): string => {
      const label = entries.find(({ id }) => id === of[0])?.windows.find(({ id }) => id === window)?.label ?? words.window;
      return filled(words.date[kind], { figure, child: child === undefined ? '' : childName(child), window: label });
    };
    showDates(dates, dateText, titles, say, words);
    calendar = () =>
      calendarOf(
        dates.map((date) => ({
          day: date.on.length === 7 ? `${date.on}-01` : date.on,
          summary: dateText(date),
          ...(date.entries.length === 0 ? {} : { description: date.entries.map(titleOf).join('\n') }),
        })),
        { now: Date.now(), product },
      );

    const counts = one('#counts');
    counts.textContent = '';
    counting.forEach(({ outcome, reason, from }, index) => {
      const item = element('li');
      item.append(element('b', `${childName(index)}${words.colon}${words.outcome[outcome]}`), ' ');
      item.append(filled(words.counts[reason], { month: from === undefined ? '' : say(from) }));
      counts.append(item);
    });
    showPapers(answers, titles);
    showShare();
    one('#result').hidden = false;
    one('#share').hidden = false;
    form.hidden = true;
    if (!isMove) return;
    one('#result').focus();
    one('#result').scrollIntoView();
  };
  const why = (
    entry: Entry,
    answers: readonly Answer[],
    reasonText: (entry: Entry, reason: Reason) => string,
    childName: (index: number) => string,
  ): HTMLElement => {
    const box = element('div', '', 'why small');
    const texts = answers.map(({ guidance, findings }) => {
      const verdict = findings[0]?.verdict;
      const deciding = findings.filter((finding) => finding.verdict === verdict);
      // What is true of nearly every entry is said only where there is nothing else.
      const special = deciding.filter(({ reason }) => reason.code !== 'for-migrant-children');
      const reasons = (special.length > 0 ? special : deciding).map(({ reason }) => reasonText(entry, reason));
      return { guidance, reasons };
    });
    const isOne = texts.every((text) => JSON.stringify(text) === JSON.stringify(texts[0]));
    texts.slice(0, isOne ? 1 : undefined).forEach(({ guidance, reasons }, index) => {
      const line = element('p', '', guidance);
      line.append(element('b', `${isOne ? '' : `${childName(index)} · `}${words.guidance[guidance]}`));
      box.append(line);
      const list = element('ul');
      for (const reason of reasons) list.append(element('li', reason));
      box.append(list);
    });
    return box;
  };

  let calendar = (): string => '';
  one('#calendar button').addEventListener('click', () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([calendar()], { type: 'text/calendar' }));
    link.download = 'family.ics';
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(link.href);
    }, 10_000);
  });

  const showShare = (): void => {
    if (!shown) return;
    const isWith = one<HTMLInputElement>('#share input').checked;
    const bare = `${location.origin}${location.pathname}`;
    const place = district instanceof HTMLSelectElement && shown.district !== undefined ? `#d${shown.district}` : '';
    one('#share-warning').hidden = !isWith;
    one('#share-hint').hidden = isWith;
    one<HTMLTextAreaElement>('#share textarea').value = isWith ? `${bare}#${toFragment(shown)}` : `${bare}${place}`;
  };
  one('#share input').addEventListener('change', showShare);

  one('#edit').addEventListener('click', () => {
    form.hidden = false;
    form.scrollIntoView();
    one('select', form).focus();
  });
  one('#print').addEventListener('click', () => {
    print();
  });
  one('#forget').addEventListener('click', () => {
    location.reload();
  });

  openAddress();
  addEventListener('hashchange', openAddress);

  /** An address may bring the district alone, or all answers; then they go into the form, and out of the address. */
  function openAddress(): void {
    const fragment = location.hash.slice(1);
    if (/^d\d{6}$/.test(fragment)) {
      district.value = fragment.slice(1);
      offerDistrictSheet();
      return;
    }
    if (!fragment.startsWith('my.')) return;
    const circumstances = fromFragment(fragment, today);
    history.replaceState(null, '', location.pathname);
    const told = one('#opened');
    told.textContent = (circumstances ? told.dataset['read'] : told.dataset['unreadable']) ?? '';
    told.hidden = false;
    if (!circumstances) return;
    writeForm(form, circumstances, () => {
      addChild();
    });
    show(circumstances, false);
  }
}

function todayHere(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

const fromPairs = (pairs: readonly (readonly [string, string | number])[]): Record<string, string | number> => {
  const record: Record<string, string | number> = {};
  for (const [name, value] of pairs) record[name] = value;
  return record;
};

/** The years of a childhood, this one first, and the twelve months. */
function fillDates(block: HTMLElement, today: string): void {
  const year = Number(today.slice(0, 4));
  const addOption = (select: HTMLSelectElement, value: string): void => {
    select.add(new Option(value, value));
  };
  for (const select of all<HTMLSelectElement>('[data-years]', block))
    for (let back = 0; back <= 18; back += 1) addOption(select, String(year - back));
  for (const select of all<HTMLSelectElement>('[data-months]', block))
    for (let month = 1; month <= 12; month += 1) addOption(select, String(month));
}

const childFields = ['registered', 'registeredDistrict', 'livesWith', 'permit', 'insurance', 'school'] as const;

/** What stands in the form, for the schema to judge. A question that is not shown is not answered. */
function readForm(form: HTMLFormElement): unknown {
  const children = all('.child', form).map((block) => {
    const value = (name: string): string => block.querySelector<HTMLSelectElement>(`[name=${name}]`)?.value ?? '';
    const month = (name: string): string => {
      const [year, monthOfYear] = [value(`${name}Year`), value(`${name}Month`)];
      if (year === sinceBirth) return year;
      return year === '' && monthOfYear === '' ? '' : `${year}-${monthOfYear.padStart(2, '0')}`;
    };
    const child: Record<string, string> = {};
    for (const name of ['born', 'since'] as const) if (month(name) !== '') child[name] = month(name);
    for (const name of childFields) {
      const isAsked = name !== 'registeredDistrict' || value('registered') === 'same-city';
      if (isAsked && value(name) !== '') child[name] = value(name);
    }
    return child;
  });
  const ticked = all<HTMLInputElement>('[name=needs]:checked', form).map(({ value }) => value);
  const district = one<HTMLInputElement | HTMLSelectElement>('[name=district]', form).value;
  return {
    children,
    ...(district === '' ? {} : { district }),
    ...(ticked.length === 0 ? {} : { needs: ticked.filter((need) => need !== 'none') }),
  };
}

/** The other way: answers that came with an address. */
function writeForm(form: HTMLFormElement, { district, children, needs }: Circumstances, addChild: () => void): void {
  const field = one<HTMLInputElement | HTMLSelectElement>('[name=district]', form);
  if (field instanceof HTMLSelectElement && district !== undefined) field.value = district;
  while (all('.child', form).length < children.length) addChild();
  all('.child', form).forEach((block, index) => {
    const child = children[index];
    if (!child) return;
    const set = (name: string, value: string): void => {
      const select = block.querySelector<HTMLSelectElement>(`[name=${name}]`);
      if (select) select.value = value;
    };
    for (const name of ['born', 'since'] as const) {
      const month = child[name] ?? '';
      set(`${name}Year`, month === sinceBirth ? month : month.slice(0, 4));
      set(`${name}Month`, month === sinceBirth ? '' : month.slice(5).replace(/^0/, ''));
    }
    for (const name of childFields) set(name, child[name] ?? '');
    block.dispatchEvent(new Event('change'));
  });
  for (const box of all<HTMLInputElement>('[name=needs]', form)) {
    box.checked = needs !== undefined && (needs.length === 0 ? box.value === 'none' : needs.some((need) => need === box.value));
  }
  form.dispatchEvent(new Event('change'));
}

/** Says at each question what to mend, and in a summary above, which gets the focus. */
function pointOut(form: HTMLFormElement, problems: readonly Problem[], words: SheetWords): void {
  for (const said of all('.wrong', form)) said.remove();
  for (const field of all('[data-wrong]', form)) {
    delete field.dataset['wrong'];
    for (const select of all('select', field)) select.removeAttribute('aria-invalid');
  }
  const summary = one('#problems');
  const list = one('ul', summary);
  list.textContent = '';
  summary.hidden = problems.length === 0;
  for (const { field: name, code } of problems) {
    const [, child, question = name] = /^children\.(\d)\.(\w+)/.exec(name) ?? [];
    const block = child === undefined ? form : all('.child', form)[Number(child)];
    const field = block?.querySelector<HTMLElement>(`[data-field=${question}]`);
    const input = field?.querySelector('select');
    const label = field?.querySelector('legend, label > span, label')?.firstChild?.textContent?.trim() ?? '';
    const id = `problem-${name.replace(/\./g, '-')}`;
    const said = element('p', words.problem[code], 'wrong');
    said.id = id;
    if (field && input) {
      field.dataset['wrong'] = 'true';
      field.insertBefore(said, field.querySelector('.pair, label'));
      for (const select of Array.from(field.querySelectorAll('select'))) {
        select.setAttribute('aria-invalid', 'true');
        select.setAttribute('aria-describedby', id);
      }
    }
    const item = element('li');
    const link = document.createElement('a');
    link.href = `#${id}`;
    link.textContent = [child === undefined ? '' : filled(words.child, { number: Number(child) + 1 }), label, words.problem[code]]
      .filter(Boolean)
      .join(' · ');
    link.addEventListener('click', (event) => {
      event.preventDefault();
      input?.focus();
    });
    item.append(link);
    list.append(item);
  }
  if (problems.length > 0) summary.focus();
}

function showDates(
  dates: readonly KeyDate[],
  dateText: (date: KeyDate) => string,
  titles: (ids: readonly string[]) => Node[],
  say: (on: string) => string,
  words: SheetWords,
): void {
  const list = one('#dates');
  list.textContent = '';
  for (const date of dates) {
    const item = element('li');
    item.append(element('b', say(date.on)), `${words.colon}${dateText(date)}`);
    if (date.entries.length > 0) {
      const uses = element('span', ' ', 'small');
      uses.append(...titles(date.entries));
      item.append(uses);
    }
    list.append(item);
  }
  one('#no-dates').hidden = dates.length > 0;
  one('#calendar').hidden = dates.length === 0;
}

/** Each paper once, with what it is for; what no answer asks for is not shown. */
function showPapers(answers: readonly FamilyAnswer[], titles: (ids: readonly string[]) => Node[]): void {
  const papers = papersToBring(answers);
  const list = one('#papers ul');
  for (const item of all('[data-paper]', list)) item.hidden = true;
  for (const { paper, entries } of papers) {
    const item = list.querySelector<HTMLElement>(`[data-paper="${paper}"]`);
    if (!item) continue;
    item.hidden = false;
    const uses = one('[data-for]', item);
    uses.textContent = ` ${uses.dataset['for'] ?? ''}`;
    uses.append(...titles(entries));
    list.append(item);
  }
  one('#no-papers').hidden = papers.length > 0;
}

const form = document.querySelector<HTMLFormElement>('#family');
if (form) start(form);
