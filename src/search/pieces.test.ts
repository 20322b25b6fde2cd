import { describe, expect, it } from 'vitest';
import { dilution, piecesOf } from './pieces.ts';

const textsOf = (text: string): string[] => piecesOf(text).map((piece) => piece.text);

describe('the pieces of a text', () => {
  it('are its characters and neighbours, with the digits among them', () => {
    expect(textsOf('医保卡')).toEqual(
      ['医', '医保', '保', '保卡', '卡'].sort((a, b) => textsOf('医保卡').indexOf(a) - textsOf('医保卡').indexOf(b)),
    );
    expect(textsOf('满6岁')).toEqual(expect.arrayContaining(['6', '满6', '6岁']));
  });

  it('have nothing of what is left out, whose neighbours are neighbours then', () => {
    expect(textsOf('房东要赶我们走')).toEqual(expect.arrayContaining(['东赶', '赶走']));
    expect(textsOf('房东要赶我们走')).not.toContain('我');
  });

  it('end where the sentence pauses', () => {
    expect(textsOf('疫苗，学校')).not.toContain('苗学');
  });

  it('come once, and stand where they count most', () => {
    const [piece] = piecesOf('疫苗疫苗');
    expect(piece).toEqual({ text: '疫', weight: 1, at: [0] });
    expect(textsOf('疫苗疫苗')).toHaveLength(new Set(textsOf('疫苗疫苗')).size);
  });

  it('of a longer text count less each; nothing is divided by nothing', () => {
    expect(dilution(piecesOf('疫苗本'))).toBeGreaterThan(dilution(piecesOf('疫苗')));
    expect(dilution(piecesOf('abc'))).toBe(1);
  });
});
