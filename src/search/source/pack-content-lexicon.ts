import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import type { LexiconGroup } from '../assemble-lexicon.ts';
import { packLexicon, type PackedLexicon } from '../pack-lexicon.ts';

/** `packLexicon` with the tables of pinyin-pro and OpenCC, which are too large for a phone. */
export function packContentLexicon(groups: readonly LexiconGroup[]): PackedLexicon {
  return packLexicon(groups, (text) => pinyin(text, { toneType: 'none', type: 'array', v: true }), simplifications());
}

function simplifications(): Map<string, string> {
  const simplify = Converter({ from: 't', to: 'cn' });
  const pairs = new Map<string, string>();
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const character = String.fromCharCode(code);
    const simplified = simplify(character);
    if (simplified !== character && simplified.length === 1) pairs.set(character, simplified);
  }
  return pairs;
}
