import ICAL from 'ical.js';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import en from '../../../../content/messages/en.json';
import ug from '../../../../content/messages/ug.json';
import zh from '../../../../content/messages/zh.json';
import { aCatalogue, aFile, anArea, anEdition, anItem, areaIn, listIn } from '../../../../tests/support/build-catalogue.ts';
import { hsdsTable } from '../../../../tests/support/hsds-schema.ts';
import { csvFile } from '../../../desk/spreadsheet-cell.ts';
import { calendarOf } from '../../../eligibility/calendar.ts';
import { type Locale, localeList, nameIn } from '../../../i18n/locales.ts';
import { createTranslators } from '../../../i18n/translator.ts';
import type { Catalogue } from '../../catalogue.ts';
import { changeSteps } from '../../list-changes.ts';
import { resolveLists } from '../../resolve-lists.ts';
import { loadCatalogue } from '../../source/read-content.ts';
import { changesFeed } from './changes-feed.ts';
import type { Naming } from './entry-texts.ts';
import { type HsdsServices, listAsHsds, nameBasedId } from './list-as-hsds.ts';
import { listAsRows } from './list-as-rows.ts';
import { windowDays } from './window-days.ts';

const translators = createTranslators({ zh, en, ug });
const today = '2025-06-01';
const assured = { on: '2025-01-15', by: 'tongxiang' };

/** As the portal names things (`voice.ts`), of a catalogue at hand. */
function namingOf(catalogue: Catalogue, locale: Locale, on = today): Naming {
  const t = translators[locale];
  const named = (names: { zh: string } | undefined, id: string) => (names ? nameIn(names, locale) : { text: id, locale });
  return {
    voice: {
      locale,
      t,
      areaName: (path) => named(catalogue.areas.get(path)?.names, path),
      department: (id) => named(catalogue.departments.get(id)?.names, id),
      hotline: (number) => named([...catalogue.hotlines.values()].find((hotline) => hotline.number === number)?.names, ''),
      checker: (by) => ({ text: by, locale }),
      statedByHtml: () => '',
    },
    catalogue,
    today: on,
    pageOf: (id) => `https://example.gov.cn/zhejiang/${id}/`,
  };
}

const { catalogue } = aCatalogue({
  files: [
    aFile('required-documents.yaml', { lease: { names: { zh: '租房合同', en: 'Tenancy agreement' } } }),
    aFile('departments.yaml', { housing: { names: { zh: '住房部门', en: 'Housing' } } }),
  ],
  editions: [
    anEdition({
      year: '2024',
      items: {
        'rent-subsidy': anItem(
          {
            title: '租房补贴',
            plain: '租房有补贴',
            category: 'housing',
            status: 'verified',
            assured: { on: '2024-02-01', by: 'tongxiang' },
            basis: [{ document: 'law', clause: '9' }],
          },
          { en: { title: 'Rent subsidy' } },
        ),
      },
    }),
  ],
  areas: [
    anArea('zhejiang', {
      names: { zh: '浙江省', en: 'Zhejiang' },
      editions: [
        anEdition({
          year: '2025',
          items: {
            'rent-subsidy': anItem({
              plain: '=HYPERLINK("http://bad.invalid";"点这里")',
              provides: ['每月 200 元', '最多 12 个月'],
              audience: { group: 'migrant', ages: { from: 6, under: 16 } },
              requires: ['residence-permit'],
              requiredDocuments: ['lease'],
              departments: { lead: ['housing'] },
              channels: [
                { kind: 'phone', phone: '0571-12345678' },
                { kind: 'online', name: '浙里办', url: 'https://www.zj.gov.cn/rent' },
              ],
              windows: [{ id: 'spring', opens: '03-01', closes: '2025-08-31' }],
              windowLabels: { spring: '春季' },
              status: 'needs-check',
              assured,
            }),
          },
          corrections: [{ on: '2025-05-02', text: '电话改了 <新>' }],
        }),
        anEdition({ year: '2026', items: { 'rent-subsidy': anItem({ plain: '以后的' }) } }),
      ],
    }),
  ],
});
const zhejiang = 'china/zhejiang';
const office = {
  id: 'office',
  kind: 'office' as const,
  department: 'housing',
  name: { zh: '住房局' },
  phone: '0571-87654321',
  address: { zh: '文三路 1 号' },
  hours: { zh: '工作日 9 点到 17 点' },
  source: { zh: '官网' },
  status: 'needs-check' as const,
  assured,
};
const hsdsOf = (locale: Locale): HsdsServices =>
  listAsHsds(
    listIn(catalogue, zhejiang, today),
    { area: areaIn(catalogue, zhejiang), place: '浙江省', listPage: 'https://example.gov.cn/zhejiang/', contacts: [office] },
    namingOf(catalogue, locale),
  );

describe('the list as CSV', () => {
  const rows = (locale: Locale) => listAsRows(areaIn(catalogue, zhejiang), listIn(catalogue, zhejiang, today), namingOf(catalogue, locale));
  const cell = (locale: Locale, heading: string): string | undefined => {
    const [header = [], ...[row = []]] = rows(locale);
    return row[header.indexOf(heading)];
  };

  it('has one row an entry, as many cells as headings, and says what the page says', () => {
    const [header = [], ...entries] = rows('zh');
    expect(entries).toHaveLength(1);
    expect(entries[0]).toHaveLength(header.length);
    expect(cell('zh', '项目')).toBe('租房补贴');
    expect(cell('zh', '能得到什么')).toBe('每月 200 元\n最多 12 个月');
    expect(cell('zh', '什么时候')).toBe('春季：从 每年 3月1日 起、到 2025年8月31日 止');
    expect(cell('zh', '由谁规定（近的在前）')).toContain('浙江省');
    expect(cell('zh', '注意')).toBe('待核实，请以当地公布为准\n已过核对期限，可能已经变了，请先打电话确认');
    expect(cell('zh', '核对日期')).toBe('2024-02-01');
    expect(cell('en', 'Service')).toBe('Rent subsidy');
    expect(cell('en', 'What to bring')).toBe('Tenancy agreement');
  });

  it('has a mark of its encoding for Excel, and nothing that Excel would calculate', () => {
    const text = csvFile(rows('zh'));
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://bad.invalid""`);
  });
});

describe('the list as HSDS 3', () => {
  it.each(localeList)('fits the specification, in %s', (locale) => {
    expect(hsdsTable('$page').safeParse(hsdsOf(locale)).error).toBeUndefined();
  });

  it('says who, what, where, whom to call, what to bring and what to beware of', () => {
    const [service] = hsdsOf('zh').contents;
    expect(service).toMatchObject({
      name: '租房补贴',
      minimum_age: 6,
      maximum_age: 15,
      assured_date: '2024-02-01',
      alert: expect.stringContaining('待核实') as string,
      organization: { id: service?.organization_id, name: '住房部门（浙江省）' },
      phones: [
        { number: '0571-12345678', type: 'voice' },
        { number: '0571-87654321', description: '住房局' },
      ],
      required_documents: [{ document: '租房合同' }],
      service_areas: [{ name: '浙江省', uri: 'https://example.gov.cn/zhejiang/' }],
      service_at_locations: [
        { location: { location_type: 'physical', description: '文三路 1 号', schedules: [{ description: '工作日 9 点到 17 点' }] } },
        { location: { location_type: 'virtual', url: 'https://www.zj.gov.cn/rent', name: '浙里办' } },
      ],
    });
    const terms = (service?.['attributes'] as { link_type: string; value: string; link_id: string }[]).map(
      ({ link_type: type, value, link_id: link }) => [type, value, link === service?.id],
    );
    expect(terms).toEqual([
      ['category', 'housing', true],
      ['audience', 'migrant', true],
      ['eligibility', 'residence-permit', true],
    ]);
  });

  it('gives one thing one id, two things two, in every language the same', () => {
    expect(hsdsOf('en').contents.map(({ id }) => id)).toEqual(hsdsOf('zh').contents.map(({ id }) => id));
    expect(nameBasedId('a')).not.toBe(nameBasedId('b'));
    expect(nameBasedId('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  });

  it('fits it for every area that publishes today, and uses no id twice in a file', () => {
    const { catalogue: published } = loadCatalogue('content');
    const lists = resolveLists(published, '2026-11-22');
    const areas = [...published.areas.values()].filter(({ editions }) => editions.length > 0);
    expect(areas.length).toBeGreaterThan(20);
    const naming = namingOf(published, 'en', '2026-11-22');
    for (const area of areas) {
      const data = listAsHsds(
        lists.get(area.path)!,
        { area, place: area.names.zh, listPage: 'https://example.gov.cn/', contacts: area.statement?.contacts ?? [] },
        naming,
      );
      expect(hsdsTable('$page').safeParse(data).error, area.path).toBeUndefined();
      const ids = [
        ...JSON.stringify(data.contents.map(({ organization: _, attributes: __, ...rest }) => rest)).matchAll(/"id":"(?<id>[^"]+)"/gu),
      ];
      // A location is named by the link to it and by itself.
      expect(new Set(ids.map(({ groups }) => groups?.['id'])).size, area.path).toBe(ids.length);
    }
  });
});

interface FeedElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: FeedElement[];
}
/** Elements of an XML text; `htmlparser2` in XML mode keeps names and case. */
function elementsOf(xml: string): FeedElement {
  const root: FeedElement = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element = { name, attributes, text: '', children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext: (text) => {
        open.at(-1)!.text += text;
      },
      onclosetag: () => open.pop(),
    },
    { xmlMode: true },
  );
  parser.end(xml);
  expect(open).toHaveLength(1);
  return root;
}

describe('the feed of changes', () => {
  const feedOf = (locale: Locale, day = today) => {
    const area = areaIn(catalogue, zhejiang);
    const xml = changesFeed(changeSteps(area, listIn(catalogue, 'china', today)), listIn(catalogue, zhejiang, today), {
      locale,
      t: translators[locale],
      area,
      place: '浙江省',
      author: '童享 & 民政',
      self: 'https://example.gov.cn/zhejiang/changes.atom',
      page: 'https://example.gov.cn/zhejiang/changes/',
      today: day,
    });
    const [feed] = elementsOf(xml).children.filter(({ name }) => name === 'feed');
    const one = (element: FeedElement | undefined, name: string): FeedElement | undefined => {
      const found = element?.children.filter((child) => child.name === name) ?? [];
      expect(found.length, name).toBeLessThanOrEqual(1);
      return found[0];
    };
    return { xml, feed, one, entries: feed?.children.filter(({ name }) => name === 'entry') ?? [] };
  };
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/u;

  it.each(localeList)('is what RFC 4287 asks, in %s', (locale) => {
    const { feed, one, entries } = feedOf(locale);
    expect(feed?.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom');
    for (const element of [feed, ...entries]) {
      expect(one(element, 'id')?.text).toMatch(/^urn:uuid:[0-9a-f-]{36}$/u);
      expect(one(element, 'title')?.text).not.toBe('');
      expect(one(element, 'updated')?.text).toMatch(moment);
    }
    expect(one(one(feed, 'author'), 'name')?.text).toBe('童享 & 民政');
    const self = feed?.children.filter(({ name, attributes }) => name === 'link' && attributes['rel'] === 'self');
    expect(self?.map(({ attributes }) => attributes['href'])).toEqual(['https://example.gov.cn/zhejiang/changes.atom']);
    expect(new Set(entries.map((entry) => one(entry, 'id')?.text)).size).toBe(entries.length);
    expect(one(feed, 'updated')?.text).toBe(one(entries[0], 'updated')?.text);
  });

  it('tells the latest first: editions by their day, corrections by theirs, and nothing ahead of its day', () => {
    const { one, entries } = feedOf('zh');
    expect(entries.map((entry) => one(entry, 'updated')?.text.slice(0, 10))).toEqual(['2025-05-02', '2025-01-01']);
    // Markup of the page inside; what content says stays text.
    expect(one(entries[0], 'content')?.text).toBe('电话改了 &lt;新&gt;');
    expect(one(feedOf('zh', '2026-01-01').entries[0], 'updated')?.text).toBe('2026-01-01T00:00:00+08:00');
  });

  it('keeps ids when another day, host or language of the reader comes, and gives each language its own', () => {
    const ids = (locale: Locale, day: string) => feedOf(locale, day).entries.map(({ children }) => children[0]?.text);
    expect(ids('zh', '2026-06-01').slice(-2)).toEqual(ids('zh', today));
    expect(ids('en', today)).not.toEqual(ids('zh', today));
  });
});

describe('the calendar of windows', () => {
  it('has a day every year where it is so, and a single day where it is not', () => {
    const days = windowDays(listIn(catalogue, zhejiang, today), {
      t: translators.zh,
      locale: 'zh',
      pageOf: (id) => `https://example.gov.cn/${id}/`,
    });
    const text = calendarOf(days, { now: Date.UTC(2025, 0, 15), product: '童享', isPublic: true });
    const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      const rule = component.getFirstPropertyValue('rrule');
      return [event.startDate.toString(), event.summary, rule?.toString(), component.getFirstPropertyValue('class')?.toString()];
    });
    expect(events).toEqual([
      ['2025-03-01', '租房补贴 · 春季：开始', 'FREQ=YEARLY', 'PUBLIC'],
      ['2025-08-31', '租房补贴 · 春季：最后一天', undefined, 'PUBLIC'],
    ]);
  });
});
