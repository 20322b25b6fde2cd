/** A piece of page before it is made: the page's script makes elements of it, the function React's. One template for both. */
export interface Element {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly Piece[];
}
export type Piece = Element | string;

export function element(tag: string, attributes: Readonly<Record<string, string>> = {}, children: readonly Piece[] = []): Element {
  return { tag, attributes, children };
}

/** Real elements; texts stay texts, so nothing that was typed can become markup. */
export function toNodes(document: Document, pieces: readonly Piece[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      fragment.appendChild(document.createTextNode(piece));
      continue;
    }
    const node = document.createElement(piece.tag);
    for (const name of Object.keys(piece.attributes)) node.setAttribute(name, piece.attributes[name] ?? '');
    node.appendChild(toNodes(document, piece.children));
    fragment.appendChild(node);
  }
  return fragment;
}

/** Puts the pieces in place of what is shown. What stands there already stays, and so does the focus: no tap and no key is lost. */
export function showPieces(shown: HTMLElement, pieces: readonly Piece[]): void {
  const fresh = shown.cloneNode();
  fresh.appendChild(toNodes(document, pieces));
  if (fresh.isEqualNode(shown)) return;
  const hadFocus = shown.contains(document.activeElement);
  shown.textContent = '';
  shown.append(...fresh.childNodes);
  if (hadFocus) shown.querySelector('a')?.focus();
}
