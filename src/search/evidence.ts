/** What a character or a pair of characters says for a group: how strongly, as an index of `strengths`. */
export interface Hint {
  group: number;
  strength: number;
}

/** Learned from sentences: for a character, or two neighbours, the groups that they speak for. */
export type Evidence = ReadonlyMap<string, readonly Hint[]>;

/** Logits; a coarser scale costs a point of hits, a finer one costs bytes. */
export const strengths = [0.3, 0.6, 1.1, 1.7, 2.5, 3.5, 4.9, 7.2] as const;
