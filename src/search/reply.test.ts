import { expect, it } from 'vitest';
import type { Answer, Matched } from './create-matcher.ts';
import { replyTo } from './reply.ts';

const answer = (id: string, score: number, sure = score >= 5): Answer => ({ id, score, sure, why: [], title: [] });
const matched = (answers: Answer[], more: Partial<Matched> = {}): Matched => ({ urgent: [], notHere: false, answers, types: [], ...more });
const ids = (answers: readonly Answer[]): string => answers.map(({ id }) => id).join('');

it('gives three sure answers at most, and what may be related apart from them', () => {
  const { sure, perhaps } = replyTo(
    matched([answer('a', 20), answer('b', 18), answer('c', 15), answer('d', 14), answer('e', 9), answer('f', 2)]),
  );
  expect(ids(sure)).toBe('abc');
  expect(ids(perhaps)).toBe('de');
});

it('is not sure below the cut, and shows more that may be related', () => {
  const { sure, perhaps } = replyTo(matched(Array.from('abcdefghij', (id) => answer(id, 3))));
  expect(ids(sure)).toBe('');
  expect(ids(perhaps)).toBe('abcdefgh');
});

it('does not guess where another office answers', () => {
  const reply = replyTo(matched([answer('a', 3, false)], { notHere: true, urgent: ['violence'] }));
  expect(reply).toEqual({ urgent: ['violence'], notHere: true, sure: [], perhaps: [] });
});

it('has nothing to show where nothing fits', () => {
  expect(replyTo(matched([]))).toEqual({ urgent: [], notHere: false, sure: [], perhaps: [] });
});
