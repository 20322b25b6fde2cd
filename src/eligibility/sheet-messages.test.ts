import { describe, expect, it } from 'vitest';
import en from '../../content/messages/en.json';
import ug from '../../content/messages/ug.json';
import zh from '../../content/messages/zh.json';
import { requirements } from '../catalogue/vocabulary.ts';
import { companions, insurances, needs, permits, problemCodes, registrations, schools } from './circumstances.schema.ts';
import { reasonCodes } from './finding.ts';
import { guidances, stages } from './guidance.ts';
import { keyDateKinds } from './key-dates.ts';
import { outcomes, whoCountsReasons } from './who-counts.ts';
import { dayWith } from './ui/day-text.ts';
import { filled } from './ui/filled.ts';

const groups = {
  reason: reasonCodes,
  requirement: requirements,
  guidance: guidances,
  stage: stages,
  stageHint: stages,
  date: keyDateKinds,
  problem: [...problemCodes, 'title'],
  'counts.outcome': outcomes,
  'counts.reason': whoCountsReasons,
  'option.registered': registrations,
  'option.livesWith': companions,
  'option.permit': permits,
  'option.insurance': insurances,
  'option.school': schools,
  'option.needs': [...needs, 'none'],
};

describe.each(Object.entries({ zh, en, ug }))('words of the family sheet: %s', (_locale, messages) => {
  it.each(Object.entries(groups))('%s has a message for each code, and none left over', (group, codes) => {
    const found = group.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], messages.family);
    expect(Object.keys(found as object).sort()).toEqual([...codes].sort());
  });

  it('never decides: nothing in it says that a family is or is not entitled', () => {
    expect(JSON.stringify(messages.family)).not.toMatch(/不合格|没有资格|您可以享受|批准您|not eligible|you are entitled|rejected/iu);
  });
});

describe('days', () => {
  const chinese = { day: '{{year}}年{{month}}月{{day}}日', month: '{{year}}年{{month}}月', annual: '{{month}}月{{day}}日' };
  const iso = { day: '{{year}}-{{month}}-{{day}}', month: '{{year}}-{{month}}', annual: '{{month}}-{{day}}' };
  it.each([
    ['2027-05-01', '2027年5月1日', '2027-05-01'],
    ['2027-05', '2027年5月', '2027-05'],
    ['08-31', '8月31日', '08-31'],
  ])('%s', (on, inChinese, inEnglish) => {
    expect([dayWith(chinese, on), dayWith(iso, on)]).toEqual([inChinese, inEnglish]);
  });
  it('a value that is not given stays a mark', () => {
    expect(filled('{{a}} {{b}}', { a: 1 })).toBe('1 {{b}}');
  });
});
