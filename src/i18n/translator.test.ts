import { describe, expect, it } from 'vitest';
import { createTranslators } from './translator.ts';

type PlainTranslate = (key: string, values?: object) => string;
const translators = createTranslators({
  zh: { greeting: '您好', place: '{{name}}的清单', count_other: '{{count}} 项', only: '只有中文', group: { inner: '里面' } },
  en: { greeting: 'Hello', place: 'List of {{name}}', count_one: '{{count}} entry', count_other: '{{count}} entries' },
  ug: { greeting: 'ياخشىمۇسىز', count_one: '{{count}} تۈر', count_other: '{{count}} تۈرلەر' },
}) as unknown as Record<'zh' | 'en' | 'ug', PlainTranslate>;
const { zh, en, ug } = translators;

describe('a translator', () => {
  it('speaks its own language', () => {
    expect([zh('greeting'), en('greeting'), ug('greeting')]).toEqual(['您好', 'Hello', 'ياخشىمۇسىز']);
    expect([zh('greeting'), en('greeting'), ug('greeting')], 'asked again').toEqual(['您好', 'Hello', 'ياخشىمۇسىز']);
    expect(zh('group.inner')).toBe('里面');
  });

  it('puts values in as they are, anew each time, leaving the escaping to the page', () => {
    expect(en('place', { name: 'Xihu' })).toBe('List of Xihu');
    expect(en('place', { name: '<b>&' })).toBe('List of <b>&');
    expect(en('place', { name: 'Kunshan' })).toBe('List of Kunshan');
  });

  it('counts as its language does', () => {
    expect([en('count', { count: 1 }), en('count', { count: 2 }), en('count', { count: 0 })]).toEqual([
      '1 entry',
      '2 entries',
      '0 entries',
    ]);
    expect([zh('count', { count: 1 }), zh('count', { count: 2 })]).toEqual(['1 项', '2 项']);
    expect([ug('count', { count: 1 }), ug('count', { count: 5 })]).toEqual(['1 تۈر', '5 تۈرلەر']);
  });

  it('falls back to Chinese where a message is missing', () => {
    expect([en('only'), ug('only'), ug('group.inner')]).toEqual(['只有中文', '只有中文', '里面']);
    expect(ug('place', { name: '西湖区' })).toBe('西湖区的清单');
  });

  it('gives the key back where nobody has the message', () => {
    expect(en('no.such.message')).toBe('no.such.message');
  });
});
