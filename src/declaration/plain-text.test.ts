import { describe, expect, it } from 'vitest';
import { month, phone, plainText, readMonth } from './plain-text.ts';

const name = plainText(50);
const codeOf = (result: { success: boolean; error?: { issues: { message: string }[] } | undefined }): string | undefined =>
  result.error?.issues[0]?.message;

describe('names of every people', () => {
  it.each([
    ['Han', '王小明', '王小明'],
    ['two signs', '王 二', '王 二'],
    ['a rare sign beyond the basic plane', '𬴊𠮷', '𬴊𠮷'],
    ['a sign of the private area', '\u{E863}某', '\u{E863}某'],
    ['Uyghur in Chinese signs', '阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['the same with a Japanese dot', '阿卜杜拉・买买提', '阿卜杜拉·买买提'],
    ['Uyghur', 'ئابدۇللا مەمتىمىن', 'ئابدۇللا مەمتىمىن'],
    ['Kazakh', 'ەرلان نۇرلان ۇلى', 'ەرلان نۇرلان ۇلى'],
    ['Tibetan with its tsheg', 'བཀྲ་ཤིས་', 'བཀྲ་ཤིས་'],
    ['Mongolian', 'ᠪᠠᠲᠤ', 'ᠪᠠᠲᠤ'],
    ['Yi', 'ꀉꃅ', 'ꀉꃅ'],
    ['Zhuang', 'Vangz Siujmingz', 'Vangz Siujmingz'],
    ['Dai', 'ᥔᥣᥭ', 'ᥔᥣᥭ'],
    ['Korean', '김영희', '김영희'],
    ['Latin with marks, composed', 'Nguye\u0302\u0303n', 'Nguy\u1EC5n'],
    ['an apostrophe', 'O’Brien', 'O’Brien'],
    ['a hyphen', 'Anne-Marie', 'Anne-Marie'],
    ['a joiner that the word needs', 'مە\u200Cن', 'مە\u200Cن'],
    ['a family name and what is called', '王家老二', '王家老二'],
    ['marks that a clipboard left', '\u200E王\uFEFF小明\u200F', '王小明'],
    ['ideographic and doubled blanks', '　王　 小明 ', '王 小明'],
    ['a number that belongs to it', '老2', '老2'],
    ['fifty signs', '𬴊'.repeat(50), '𬴊'.repeat(50)],
  ])('%s', (_what, typed, kept) => {
    expect(name.parse(typed)).toBe(kept);
  });

  it.each([
    ['nothing', '', 'required'],
    ['blanks', ' 　 ', 'required'],
    ['marks without a shape', '\u200B\uFEFF', 'required'],
    ['51 signs', '𬴊'.repeat(51), 'too-long'],
    ['only signs without letters', '···', 'no-letters'],
    ['an identity number', '王330106201805120011', 'no-numbers'],
    ['the same with blanks', '王 330106 20180512 001X', 'no-numbers'],
    ['the same full-width', '王３３０１０６２０１８', 'no-numbers'],
    ['a phone', '王13800138000', 'no-numbers'],
    ['Arabic digits', 'مە ١٣٨٠٠١٣٨٠٠٠', 'no-numbers'],
    ['NUL', '王\u0000', 'not-allowed-character'],
    ['a tab', '王\t明', 'not-allowed-character'],
    ['a line break', '王\n明', 'not-allowed-character'],
    ['escape', '王\u001B[31m', 'not-allowed-character'],
    ['a direction override', '王\u202E明', 'not-allowed-character'],
    ['an isolate', '\u2067王', 'not-allowed-character'],
    ['a line separator', '王\u2028', 'not-allowed-character'],
    ['half a sign', '王\uD84C', 'not-allowed-character'],
    ['a noncharacter', '王\uFFFF', 'not-allowed-character'],
    ['a broken sign', '王\uFFFD', 'not-allowed-character'],
    ['a tag', '王\u{E0041}', 'not-allowed-character'],
  ])('refuses %s', (_what, typed, code) => {
    expect(codeOf(name.safeParse(typed))).toBe(code);
  });
});

describe('months', () => {
  it.each(['2018-05', '2018-5', '2018.05', '2018/5', '201805', '2018年5月', '2018年05月', ' 2018 - 05 ', '２０１８－０５', '5/2018'])(
    'reads %s',
    (typed) => {
      expect(month.parse(readMonth(typed))).toBe('2018-05');
    },
  );

  it.each(['2018', '2018-00', '2018-13', '2018-05-12', '18-05', '05', 'May 2018', '2018-5-', '1899-01', '２０１８'])(
    'refuses %s',
    (typed) => {
      expect(codeOf(month.safeParse(readMonth(typed)))).toBe('not-a-month');
    },
  );
});

describe('phones', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['138 0013 8000', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['+86 13800138000', '13800138000'],
    ['008613800138000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['(0571) 8888 6666', '057188886666'],
    ['010-66667777', '01066667777'],
    ['\u202A13800138000\u202C', '13800138000'],
  ])('reads %s', (typed, kept) => {
    expect(phone.parse(typed)).toBe(kept);
  });

  it.each([
    '12800138000',
    '1380013800',
    '138001380000',
    '88886666',
    '110',
    'abc',
    '+1 212 555 0100',
    '13800138000,13900139000',
    '=1+1',
    '1380013800O',
  ])('refuses %s', (typed) => {
    expect(codeOf(phone.safeParse(typed))).toBe('not-a-phone');
  });
});
