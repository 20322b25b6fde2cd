import { createElement, Fragment, type ReactElement, type ReactNode } from 'react';
import type { Piece } from '../../src/search/ui/element-tree.ts';

/** The pages' own template as React elements, which escape every text. */
export function reactFrom(pieces: readonly Piece[]): ReactElement {
  return createElement(Fragment, null, ...pieces.map(nodeFrom));
}

function nodeFrom(piece: Piece): ReactNode {
  if (typeof piece === 'string') return piece;
  const { class: className, ...attributes } = piece.attributes;
  return createElement(piece.tag, className === undefined ? attributes : { ...attributes, className }, ...piece.children.map(nodeFrom));
}
