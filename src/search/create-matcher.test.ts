import { describe, expect, it } from 'vitest';
import { createMatcher, type Entry } from './create-matcher.ts';
import { partsFor, readLexicon } from './read-lexicon.ts';
import { packedContentLexicon } from '../../tests/support/content-lexicon.ts';

const packed = packedContentLexicon();
const lexicon = readLexicon(packed.chinese, packed);
const chineseOnly = readLexicon(packed.chinese);

const entries: Entry[] = [
  { id: 'compulsory-education', types: ['compulsory-education'], title: '义务教育入学' },
  { id: 'counselling', types: ['counselling', 'mental-disorder-care'], title: '心理健康关爱' },
  { id: 'disability-allowances', types: ['disability-allowances'], title: '残疾人两项补贴' },
  { id: 'health-insurance', types: ['health-insurance'], title: '在居住地参加居民医保' },
  { id: 'housing', types: ['public-rental-housing', 'rent-subsidy'], title: '公租房和租赁补贴' },
  { id: 'kindergarten', types: ['kindergarten'], title: '就近上普惠性幼儿园' },
  { id: 'legal-aid', types: ['legal-aid'], title: '法律援助' },
  { id: 'residence-permit', types: ['residence-permit'], title: '居住证' },
  { id: 'vaccination', types: ['vaccination'], title: '国家免疫规划疫苗接种', keywords: ['小本子'] },
];
const match = createMatcher(lexicon, entries);
const first = (query: string): string | undefined => match(query).answers[0]?.id;

it('of equals, the entry that is about nothing else comes first', () => {
  const both = createMatcher(lexicon, [
    { id: 'a-desk-for-all', types: ['child-health-checks', 'vaccination'], title: '一站式' },
    { id: 'vaccination', types: ['vaccination'], title: '疫苗' },
  ]);
  expect(both('vacination').answers.map(({ id }) => id)).toEqual(['vaccination', 'a-desk-for-all']);
});

describe('what parents type', () => {
  it.each([
    ['everyday words', '打疫苗', 'vaccination'],
    ['a long message', '您好我是河南的在这边厂里上班孩子九月份要读一年级了', 'compulsory-education'],
    ['dialect', '细路仔打针', 'vaccination'],
    ['a need without its name', '房租太高了', 'housing'],
    ['a word of the list alone', '小本子', 'vaccination'],
    ['what is missing is not what is asked for', '没有居住证能上小学吗', 'compulsory-education'],
    ['a wrong character that sounds the same', '打役苗', 'vaccination'],
    ['another one', '居住正', 'residence-permit'],
    ['pinyin', 'juzhuzheng', 'residence-permit'],
    ['pinyin with blanks', 'da yi miao', 'vaccination'],
    ['pinyin with a mistake', 'juzhuzhneg', 'residence-permit'],
    ['pinyin as southerners say it', 'juzuzen', 'residence-permit'],
    ['a sentence in pinyin', 'haizi yao shang xiaoxue', 'compulsory-education'],
    ['pinyin being typed', 'youer', 'kindergarten'],
    ['initials', 'jzz', 'residence-permit'],
    ['initials', 'dym', 'vaccination'],
    ['English', 'where can my child get a vaccine', 'vaccination'],
    ['English with a mistake', 'kindergaten', 'kindergarten'],
    ['Uyghur', 'ۋاكسىنا', 'vaccination'],
    ['both scripts', '给娃打 yimiao', 'vaccination'],
    ['blanks between characters', '打 疫 苗', 'vaccination'],
    ['a title', '法律援助', 'legal-aid'],
  ])('%s: %s', (_, query, id) => {
    expect(first(query)).toBe(id);
  });

  it.each([
    ['traditional', '打預防針', '打预防针'],
    ['full width', 'ｊｕｚｈｕｚｈｅｎｇ', 'juzhuzheng'],
    ['capitals', 'JuZhuZheng', 'juzhuzheng'],
  ])('%s is the same: %s, %s', (_, typed, same) => {
    const scores = (query: string) => match(query).answers.map(({ id, score }) => [id, score]);
    expect(scores(typed)).toEqual(scores(same));
    expect(scores(typed).length).toBeGreaterThan(0);
  });

  it('a syllable as it is written counts more than one that other sounds are mistaken for', () => {
    const scoreOf = (query: string) => match(query).types.find(({ type }) => type === 'residence-permit')?.score ?? 0;
    expect(scoreOf('zenme xu juzhu')).toBeGreaterThan(scoreOf('zenme xu juzu'));
    expect(scoreOf('zenme xu juzu')).toBeGreaterThan(0);
  });

  it('what says nothing finds nothing', () => {
    for (const query of ['', ' ', '？！', '😀', '\u202e', 'x'])
      expect(match(query)).toEqual({ urgent: [], notHere: false, answers: [], types: [] });
  });
});

describe('an answer', () => {
  it('shows which words of the query spoke for it, and which of its title were asked for', () => {
    const query = '請問孩子打疫苗去哪';
    const [answer] = match(query).answers;
    expect(answer?.id).toBe('vaccination');
    expect(answer?.why.map(({ from, to }) => query.slice(from, to))).toEqual(['打疫苗']);
    expect(answer?.title.map(({ from, to }) => '国家免疫规划疫苗接种'.slice(from, to))).toEqual(['疫苗']);
  });

  it('shows it for pinyin, too', () => {
    const query = 'da Yimiao';
    expect(match(query).answers[0]?.why.map(({ from, to }) => query.slice(from, to))).toContain('Yimiao');
    expect(match(query).answers[0]?.title.map(({ from, to }) => '国家免疫规划疫苗接种'.slice(from, to))).toEqual(['疫苗']);
  });

  it('is sure only where it is plainly asked for', () => {
    expect(match('打疫苗').answers[0]?.sure).toBe(true);
    expect(match('天').answers.some(({ sure }) => sure)).toBe(false);
  });

  it('is not sure where another type is meant that no entry covers', () => {
    const { answers, types } = match('学籍怎么转过来');
    expect(types[0]?.type).toBe('school-transfer');
    expect(answers.some(({ sure }) => sure)).toBe(false);
  });
});

describe('beside the answers', () => {
  it.each([
    ['我不想活了', 'self-harm'],
    ['老公喝醉了打我和孩子', 'violence'],
    ['邻居摸我女儿下面', 'abuse'],
    ['孩子不见了', 'missing'],
    ['路边捡到一个婴儿', 'abandoned'],
    ['两天没吃饭了', 'hunger'],
    ['zisha', 'self-harm'],
    ['zhao huo le', 'fire'],
    ['mei qian chi fan hai zi e', 'hunger'],
    ['haizi he le nongyao', 'medical'],
    ['baba da wo hao teng', 'violence'],
    ['my child is missing', 'missing'],
  ])('%s cannot wait: %s', (query, kind) => {
    expect(match(query).urgent[0]).toBe(kind);
  });

  it.each(['打疫苗', '居住证到期了', '公租房', '幼儿园报名', 'yibao'])('%s can wait', (query) => {
    expect(match(query).urgent).toEqual([]);
  });

  it.each(['火车票', '驾照换证', '护照'])('%s is not here', (query) => {
    const { notHere, answers } = match(query);
    expect(notHere).toBe(true);
    expect(answers.some(({ sure }) => sure)).toBe(false);
  });
});

describe('parts of the lexicon', () => {
  it.each([
    ['打疫苗', false, ['chinese']],
    ['ABC', false, ['english', 'chinese']],
    ['yimiao', true, []],
    ['ۋاكسىنا', false, ['uyghur']],
    ['打預防針', true, ['chinese', 'traditional']],
  ])('%s, sure %j, needs %j', (query, isSure, parts) => {
    expect(partsFor(query, isSure, chineseOnly)).toEqual(parts);
  });

  it('the Chinese part alone answers Chinese and pinyin as well', () => {
    const alone = createMatcher(chineseOnly, entries);
    for (const query of ['打疫苗', 'juzhuzheng', '房租太高了']) expect(alone(query).answers[0]?.id).toBe(first(query));
  });
});
