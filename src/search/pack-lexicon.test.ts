import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import type { LexiconGroup } from './assemble-lexicon.ts';
import { closeUp } from './weigh-words.ts';
import { packReadings } from './pack-readings.ts';
import { readLexicon } from './read-lexicon.ts';
import { packContentLexicon } from './source/pack-content-lexicon.ts';
import { readContentLexicon } from './source/read-content-lexicon.ts';
import { charactersInOrder, readingsOf, unpackReadings } from './unpack-readings.ts';
import { packedContentLexicon } from '../../tests/support/content-lexicon.ts';

const group = (name: string, chinese: string[]): LexiconGroup => ({
  name,
  chinese,
  sentences: [],
  english: ['bus fare'],
  uyghur: ['ئاپتوبۇس'],
});
const packed = packContentLexicon([
  group('bus-travel', ['公交优惠', '坐公交', '学生卡', '1米2', '囡囡坐车', '银行', '坐公佼', '公交车几点有', '地铁里孩子要不要票']),
  group('school-transfer', ['转学', '学籍', '插班', '從']),
]);
const lexicon = readLexicon(packed.chinese, packed);

describe('what is packed is read again', () => {
  it('groups, heads first, and terms without what is left out', () => {
    expect(lexicon.groups).toEqual(['bus-travel', 'school-transfer']);
    expect(lexicon.chinese[0]?.slice(0, 3).sort()).toEqual(['公交优惠', '坐公交', '学生卡'].sort());
    expect(lexicon.chinese[0]).toEqual(expect.arrayContaining(['1米2', '坐车', '银行']));
  });

  it('a term that only sounds like another one goes', () => {
    expect(lexicon.chinese[0]).not.toContain('坐公佼');
  });

  it('English, Uyghur, traditional characters', () => {
    expect(lexicon.english).toEqual([['bus fare'], ['bus fare']]);
    expect(lexicon.uyghur).toEqual([['ئاپتوبۇس'], ['ئاپتوبۇس']]);
    expect(lexicon.simplified.get('轉')).toBe('转');
    expect(lexicon.simplified.get('學')).toBe('学');
  });

  it('readings, also of characters beyond the ordered ones and of a second kind', () => {
    expect(readingsOf(lexicon.readings, '囡')).toEqual(['nan']);
    expect(readingsOf(lexicon.readings, '行')).toEqual(['xing', 'hang']);
    expect(readingsOf(lexicon.readings, '女')).toEqual(['nv']);
  });
});

it('every ordinary character is read as pinyin-pro reads it', () => {
  const read = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true });
  const readings = unpackReadings(packReadings([], read).split('\n'));
  const ordered = Array.from(charactersInOrder());
  expect([ordered.length, ordered[0], ordered.at(-1)]).toEqual([3755, '啊', '座']);
  expect(ordered.filter((one) => readingsOf(readings, one)[0] !== read(one)[0])).toEqual([]);
});

describe('the lexicon that is published', () => {
  const groups = readContentLexicon('content');
  const published = packedContentLexicon();
  const words = readLexicon(published.chinese, published);

  it('keeps every group, its head, and every short term but for its sound', () => {
    expect(words.groups).toEqual(groups.map(({ name }) => name));
    const spoken = (term: string): string => pinyin(term, { toneType: 'none' });
    for (const [index, { chinese }] of groups.entries()) {
      const kept = new Set(words.chinese[index]?.map(spoken));
      expect(kept.size, groups[index]?.name).toBeGreaterThan(10);
      const first = chinese[0] ?? '';
      expect(words.chinese[index]?.slice(0, 3)).toContain(closeUp(first).length > 1 ? closeUp(first) : first);
    }
  });

  it('says nothing that is not in content', () => {
    for (const [index, { chinese }] of groups.entries()) {
      const said = chinese.flatMap((term) => [term, closeUp(term)]).join(' ');
      expect(words.chinese[index]?.filter((term) => !said.includes(term))).toEqual([]);
    }
  });
});
