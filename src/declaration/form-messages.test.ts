import { describe, expect, it } from 'vitest';
import zh from '../../content/messages/zh.json';
import wording from '../../content/declaration/2026-11-21.json';
import { localeList } from '../i18n/locales.ts';
import { declarationStates } from './declaration-states.ts';
import { allFields } from './form-steps.ts';
import { problemCodes } from './problems.ts';
import { hintKey, labelKey, message, optionKey, whyKey } from './ui/frame.ts';

const messageAt = (key: string): unknown =>
  key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], zh);
const missing = (keys: (string | undefined)[]): string[] =>
  [...new Set(keys)].filter((key): key is string => key !== undefined && typeof messageAt(key) !== 'string');

describe('messages that data asks for', () => {
  it('are there for every field, its reason, its hint and its options', () => {
    const wanted = allFields.flatMap((placed) => [
      labelKey(placed),
      ...(placed.step.name === 'consents' ? [] : [whyKey(placed)]),
      hintKey(placed),
      ...('options' in placed.field ? placed.field.options.map((value) => optionKey(placed, value)) : []),
    ]);
    expect(missing(wanted)).toEqual([]);
  });

  it('are there for every problem, step and state', () => {
    expect(
      missing([
        ...problemCodes.map((code) => message('declare.problem', code)),
        ...allFields.map(({ step }) => message('declare.step', step.name)),
        ...declarationStates.map((state) => message('receipt.state', state)),
      ]),
    ).toEqual([]);
  });
});

it('has each consent in each language', () => {
  for (const sentence of Object.values(wording.wordings)) {
    for (const locale of localeList) expect(sentence[locale].length).toBeGreaterThan(10);
  }
});
