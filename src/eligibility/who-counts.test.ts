import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/source/read-content.ts';
import { type Child, type Circumstances, circumstancesSchema } from './circumstances.schema.ts';
import { cityOf, sheetAreaOf } from './sheet-areas.ts';
import { type City, whoCounts } from './who-counts.ts';

const today = '2026-11-21';
/** Seven years old, here with the mother for a year, registered in another province. */
const child: Child = { born: '2019-05', registered: 'elsewhere', since: '2025-09', livesWith: 'mother' };
const noCity: City = { centralDistricts: null, districts: [] };
const outcome = (
  changed: Partial<Child>,
  { needs, district, city = noCity, on = today }: { needs?: Circumstances['needs']; district?: string; city?: City; on?: string } = {},
) => {
  const said = { district, children: [{ ...child, ...changed }], needs };
  const read = circumstancesSchema(on).parse(JSON.parse(JSON.stringify(said)));
  const { outcome, reason } = whoCounts(read.children[0]!, read, city, on);
  return `${outcome}: ${reason}`;
};

const { catalogue } = loadCatalogue(`${import.meta.dirname}/../../content`);
const byCode = new Map([...catalogue.areas.values()].map((area) => [area.code, area]));
/** The city as the page of that district gives it. */
const cityWith = (district: string): City => {
  const area = byCode.get(district)!;
  return cityOf(catalogue, sheetAreaOf(catalogue, area.path)!);
};
const moved = (from: string, to: string, centralDistricts: City['centralDistricts'] = null): string => {
  const city = { ...cityWith(to), centralDistricts };
  const isSameCity = city.districts.some(({ code }) => code === from);
  return outcome(isSameCity ? { registered: 'same-city', registeredDistrict: from } : { registered: 'elsewhere' }, { district: to, city });
};

describe('the decision table, row by row (民发〔2024〕35号 clause 4)', () => {
  it('1: sixteen and over is not a migrant child', () => {
    expect(outcome({ born: '2010-10' })).toBe('sixteen-or-over: sixteen');
    expect(outcome({ born: '2008-12' })).toBe('sixteen-or-over: sixteen');
  });
  it('2: stayed at home while the parents work away', () => {
    expect(outcome({ livesWith: 'at-home' })).toBe('perhaps-left-behind: left-behind');
  });
  it('2: here, but without a guardian', () => {
    expect(outcome({ livesWith: 'nobody' })).toBe('not-now: no-guardian');
  });
  it('3: same county, same township', () => {
    expect(outcome({ registered: 'same-township' })).toBe('not-now: local');
  });
  it('3: same county, other township; with help asked, the list for special care (clause 5)', () => {
    expect(outcome({ registered: 'same-district' })).toBe('not-now: other-township');
    expect(outcome({ registered: 'same-district' }, { needs: [] })).toBe('not-now: other-township');
    expect(outcome({ registered: 'same-district' }, { needs: ['hardship'] })).toBe('not-now: help-asked');
  });
  it('4: two districts of one city, both central', () => {
    expect(moved('330105', '330106', ['330105', '330106'])).toBe('not-now: within-centre');
  });
  it('4: two districts of one city, one outside the centre', () => {
    expect(moved('330109', '330106', ['330105', '330106'])).toBe('counts: all-met');
    expect(moved('330106', '330109', ['330105', '330106'])).toBe('counts: all-met');
  });
  it('4: the city has not defined its centre: to be confirmed, never a hard no', () => {
    expect(moved('330109', '330106')).toBe('to-be-confirmed: centre-not-defined');
  });
  it('4: other cities and provinces', () => {
    expect(outcome({ registered: 'elsewhere' })).toBe('counts: all-met');
  });
  it('5: half a year', () => {
    expect(outcome({ since: '2026-04' })).toBe('counts: all-met');
    expect(outcome({ since: '2026-05' })).toBe('to-be-confirmed: half-year-this-month');
    expect(outcome({ since: '2026-06' })).toBe('not-now: less-than-half-year');
  });
  it('6: all met', () => {
    expect(outcome({})).toBe('counts: all-met');
  });
});

describe('the examples', () => {
  it.each([
    ['昆山 → 吴中: a county-level city', '320583', '320506', 'counts: all-met'],
    ['萧山 → 西湖: Hangzhou has not said', '330109', '330106', 'to-be-confirmed: centre-not-defined'],
    ['淳安 → 上城: a county', '330127', '330102', 'counts: all-met'],
    ['上城 → 淳安: the other way', '330102', '330127', 'counts: all-met'],
    ['武汉江岸 → 广州天河', '420102', '440106', 'counts: all-met'],
    ['黄岛 → 西海岸新区: one code, two names', '370211', '370211', 'not-now: other-township'],
  ])('%s', (_name, from, to, expected) => {
    expect(moved(from, to)).toBe(expected);
  });
  it('银川, its three districts among each other: excluded once the city has said so', () => {
    const central = ['640104', '640105', '640106'];
    for (const from of central) for (const to of central) if (from !== to) expect(moved(from, to, central)).toBe('not-now: within-centre');
  });
});

describe('edge cases', () => {
  it('municipalities: districts of one municipality are tested like those of a city', () => {
    expect(moved('110101', '110105')).toBe('to-be-confirmed: centre-not-defined');
    expect(moved('110101', '110105', ['110101', '110105'])).toBe('not-now: within-centre');
  });
  it('Chongqing’s counties are counties', () => {
    const county = [...byCode.values()].find(({ code, type }) => code.startsWith('5002') && type === '县')!;
    expect(moved(county.code, '500103', ['500103', county.code])).toBe('counts: all-met');
  });
  it('cities without counties (东莞, 中山, 儋州, 嘉峪关) are one county: there is no other district to move to', () => {
    for (const code of ['441900', '442000', '460400', '620200']) {
      expect(cityWith(code).districts).toEqual([{ code, isUrban: false }]);
      expect(outcome({ registered: 'same-district' }, { district: code, city: cityWith(code) })).toBe('not-now: other-township');
    }
  });
  it('districts without a city (济源, 仙桃 …) are their own', () => {
    expect(cityWith('419001').districts.map(({ code }) => code)).toEqual(['419001']);
  });
  it('exactly six months count', () => {
    expect(outcome({ since: '2026-05' }, { on: '2026-11-30' })).toBe('counts: all-met');
  });
  it('from the sixteenth birthday on no longer; in its month only the family knows', () => {
    expect(outcome({ born: '2010-11' })).toBe('to-be-confirmed: sixteen-this-month');
    expect(outcome({ born: '2010-11' }, { on: '2026-11-30' })).toBe('sixteen-or-over: sixteen');
    expect(outcome({ born: '2010-12' })).toBe('counts: all-met');
  });
  it('one parent is enough, or another guardian', () => {
    for (const livesWith of ['both-parents', 'mother', 'father', 'other-guardian'] as const)
      expect(outcome({ livesWith })).toBe('counts: all-met');
  });
  it('born here, registered elsewhere: from birth on', () => {
    expect(outcome({ since: 'birth' })).toBe('counts: all-met');
    expect(outcome({ born: '2026-08', since: 'birth' })).toBe('not-now: less-than-half-year');
  });
  it('no registration, or from outside the mainland: outside the wording', () => {
    expect(outcome({ registered: 'not-registered' })).toBe('to-be-confirmed: not-registered');
    expect(outcome({ registered: 'outside-mainland' })).toBe('to-be-confirmed: outside-mainland');
  });
  it('migrant and in hardship: needs change nothing about a child that counts', () => {
    expect(outcome({}, { needs: ['hardship', 'disability'] })).toBe('counts: all-met');
  });
  it('the register was moved here: no longer', () => {
    expect(outcome({ registered: 'same-township', since: '2020-01' })).toBe('not-now: local');
  });
  it.each([
    [{ registered: undefined }, 'registration-not-answered'],
    [{ livesWith: undefined }, 'companion-not-answered'],
    [{ since: undefined }, 'since-not-answered'],
    [{ registered: 'same-city' }, 'district-not-answered'],
  ] as const)('what is not answered (%j) is to be confirmed', (changed, reason) => {
    expect(outcome(changed, { city: cityWith('330106'), district: '330106' })).toBe(`to-be-confirmed: ${reason}`);
  });
  it('a county at one end settles it, even where the other end was not chosen', () => {
    expect(outcome({ registered: 'same-city', registeredDistrict: '330127' }, { city: cityWith('330106') })).toBe('counts: all-met');
  });
});

it('the guide for parents names every outcome that the table has', () => {
  const guide = readFileSync(`${import.meta.dirname}/../../content/pages/who-counts/zh.md`, 'utf8');
  for (const words of ['在摸排范围里', '暂时不在范围里', '需要社区核实', '可能是留守儿童', '满 16 周岁'])
    expect(guide).toContain(`**${words}**`);
});
