import { describe, expect, it } from 'vitest';
import { recordOf } from '../../tests/support/desk-records.ts';
import { type DeskSelection, isSelected } from './selection.ts';

const record = recordOf('A', { state: 'seen' });

describe('the selection', () => {
  it.each<[DeskSelection, boolean]>([
    [{}, true],
    [{ state: 'seen' }, true],
    [{ state: 'received' }, false],
    [{ halfYear: '2026H2' }, true],
    [{ halfYear: '2026H1' }, false],
    [{ need: 'school' }, true],
    [{ need: 'harm' }, false],
    [{ callSoon: true }, false],
    [{ words: '阿卜杜拉买买提' }, true],
    [{ words: ' 1380013 ' }, true],
    [{ words: 'edpymkx3' }, true],
    [{ words: '翠苑' }, true],
    [{ words: '北山' }, false],
    [{ state: 'seen', words: '北山' }, false],
  ])('%j: %s', (selection, expected) => {
    expect(isSelected(record, selection)).toBe(expected);
  });

  it('shows a tombstone only where nothing inside is asked for', () => {
    const gone = { ...record, state: 'withdrawn', content: undefined } as const;
    expect(isSelected(gone, {})).toBe(true);
    expect(isSelected(gone, { need: 'school' })).toBe(false);
    expect(isSelected(gone, { words: '翠苑' })).toBe(false);
  });
});
