/** A text as the matcher compares it, and where each of its characters stood in the original. */
export interface FoldedText {
  text: string;
  /** Index in the original of each UTF-16 unit of `text`; one more at the end. */
  at: number[];
}

/**
 * Most texts have no other characters, and nothing to fold but capitals and traditional ones: punctuation separates, however wide it is. Unicode's
 * classes of characters, which the others need, take a slow phone as long to make ready as a search takes.
 */
export const usualText = /^[ -~\u2010-\u2027\u3001\u3002\u3008-\u3011\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff20]*$/;

/**
 * NFKC, lower case, simplified characters: full and half width, capitals and traditional characters become one. Marks above letters go:
 * nobody types them the same way twice.
 */
export function foldText(original: string, simplified?: ReadonlyMap<string, string>): FoldedText {
  const simplify = (character: string): string => simplified?.get(character) ?? character;
  const lower = original.toLowerCase();
  if (usualText.test(lower))
    return { text: Array.from(lower, simplify).join(''), at: Array.from({ length: original.length + 1 }, (_, unit) => unit) };
  let text = '';
  const at: number[] = [];
  // Characters that stay as they are come in runs, but for one that has marks.
  for (const { 0: written, 1: plain, index } of original.matchAll(/([a-z0-9 \u4e00-\u9fff]+)(?!\p{M})|[^]\p{M}*/gu)) {
    if (plain !== undefined) {
      text += simplified ? Array.from(plain, simplify).join('') : plain;
      for (let unit = 0; unit < plain.length; unit++) at.push(index + unit);
      continue;
    }
    let folded = simplify(written);
    if (!/^[a-z0-9 \u4e00-\u9fff]$/.test(folded)) {
      folded = folded
        .normalize('NFKC')
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .normalize('NFC');
      if (simplified) folded = Array.from(folded, simplify).join('');
    }
    text += folded;
    while (at.length < text.length) at.push(index);
  }
  at.push(original.length);
  return { text, at };
}
