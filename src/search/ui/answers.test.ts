import { expect, it } from 'vitest';
import type { Reply } from '../reply.ts';
import type { SearchWords } from '../search-words.ts';
import { answersTo, counted, type ShownEntry, statusOf } from './answers.ts';
import type { Piece } from './element-tree.ts';

const words = {
  locale: 'en',
  home: '/en/',
  texts: {
    found: 'FOUND',
    perhaps: 'PERHAPS',
    perhapsLead: 'LOOK',
    notHereText: 'ELSEWHERE',
    urgentMore: 'ALL NUMBERS',
    more: 'MORE',
    why: 'WHY ',
    nothing: 'NOTHING',
    notHere: 'NOT HERE',
    statusUrgent: 'CALL',
    call: 'C',
    byCategory: 'B',
  },
  statusSure: { one: '{{count}} answer', other: '{{count}} answers' },
  categories: [['health', 'Doctors']],
  urgent: { violence: { text: 'Leave', calls: [{ number: '110', name: { text: '报警', locale: 'zh' } }] } },
} as unknown as SearchWords;
const entry = (id: string, title: string): ShownEntry => ({
  id,
  types: [],
  title: { text: title, locale: 'en' },
  plain: { text: '一句话', locale: 'zh' },
});
const entries = new Map([entry('/a/', 'Free vaccination'), entry('/b/', 'School')].map((each) => [each.id, each]));
const nothing: Reply = { urgent: [], notHere: false, sure: [], perhaps: [] };

/** The pieces as one line, tags with their attributes. */
function written(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const attributes = Object.entries(piece.attributes).map(([name, value]) => ` ${name}=${value}`);
      return `<${piece.tag}${attributes.join('')}>${written(piece.children)}</${piece.tag}>`;
    })
    .join('');
}
const shown = (reply: Partial<Reply>, typed = 'get a vaccination'): string =>
  written(answersTo({ words, typed, reply: { ...nothing, ...reply }, entries, list: '/en/x/' }));

it('marks in the title what was asked for, and says which of the words spoke for it', () => {
  const answer = { id: '/a/', score: 9, sure: true, why: [{ from: 6, to: 17 }], title: [{ from: 5, to: 16 }] };
  expect(shown({ sure: [answer] })).toContain(
    '<h2>FOUND</h2><ol class=entries><li><a href=/a/>Free <mark>vaccination</mark></a><p lang=zh-CN>一句话</p><p class=small>WHY <mark dir=auto>vaccination</mark></p></li></ol>',
  );
});

it('puts what cannot wait above everything, with numbers to tap and names in their own language', () => {
  const html = shown({ urgent: ['violence', 'unheard-of'], sure: [{ id: '/b/', score: 9, sure: true, why: [], title: [] }] });
  expect(html.startsWith('<div class=alert data-urgent=violence><p><b>Leave</b></p>')).toBe(true);
  expect(html).toContain('<a href=tel:110><b>110</b> <span lang=zh-CN>报警</span></a>');
});

it('never ends in nothing: phone and categories remain', () => {
  for (const reply of [{}, { notHere: true }]) {
    expect(shown(reply)).toContain('<a href=tel:12345>C</a>');
    expect(shown(reply)).toContain('<a href=/en/x/#health>Doctors</a>');
  }
  expect(shown({})).toContain('NOTHING');
  expect(shown({ notHere: true })).not.toContain('NOTHING');
});

it('keeps what was typed a text', () => {
  const typed = '<b>x</b>';
  const pieces = answersTo({
    words,
    typed,
    entries,
    list: '/',
    reply: { ...nothing, sure: [{ id: '/a/', score: 9, sure: true, why: [{ from: 0, to: 8 }], title: [] }] },
  });
  expect(JSON.stringify(pieces)).toContain(JSON.stringify({ tag: 'mark', attributes: { dir: 'auto' }, children: [typed] }));
});

it('tells a screen reader how many, in the plural of its language', () => {
  const sure = { id: '/a/', score: 9, sure: true, why: [], title: [] };
  expect(statusOf(words, { ...nothing, sure: [sure] })).toBe('1 answer');
  expect(statusOf(words, { ...nothing, sure: [sure, sure], urgent: ['violence'] })).toBe('CALL. 2 answers');
  expect(counted({ other: '{{count}} 项' }, 1, 'zh-CN')).toBe('1 项');
});
