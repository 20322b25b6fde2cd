import type { Basis } from '../../catalogue/fields.schema.ts';
import type { Catalogue, PolicyDocument } from '../../catalogue/catalogue.ts';
import { readItemNumber, squash } from './cell-text.ts';

/**
 * The documents of `content/documents` that a text names by number or title, with each clause that is listed there;
 * `complete` when the text names nothing else.
 */
export function findCitedDocuments(catalogue: Pick<Catalogue, 'documents'>, text: string): { cited: Basis[]; complete: boolean } {
  const segments = text.split(/[；;\n]/u).filter((segment) => squash(segment) !== '');
  const found = segments.map((segment) => citedIn(catalogue, segment));
  const cited = found.flatMap(({ cited: some }) => some);
  return { cited: withoutRepeats(cited), complete: found.every(({ complete }) => complete) };
}

function citedIn({ documents }: Pick<Catalogue, 'documents'>, segment: string): { cited: Basis[]; complete: boolean } {
  // Brackets around the year of a number are written in every way.
  const squashed = squash(segment);
  let rest = squashed;
  const found: { at: number; document: PolicyDocument }[] = [];
  for (const { document, names } of namesOf(documents)) {
    const named = names.filter((name) => squashed.includes(name));
    const [first] = named;
    if (first === undefined) continue;
    for (const name of named) rest = rest.replaceAll(name, '');
    found.push({ at: squashed.indexOf(first), document });
  }
  found.sort((a, b) => a.at - b.at);
  const named = found.map(({ at, document }, index) => ({
    document,
    clauses: [...squashed.slice(at, found[index + 1]?.at).matchAll(clauseSign)].map((sign) => clauseIn(document, sign[1] ?? '')),
  }));
  const cited = named.flatMap(({ document, clauses }): Basis[] => {
    const known = clauses.filter((clause) => clause !== undefined);
    return known.length > 0 ? known.map((clause) => ({ document: document.id, clause })) : [{ document: document.id }];
  });
  const isEachClauseKnown = named.every(({ clauses }) => !clauses.includes(undefined));
  return { cited, complete: isEachClauseKnown && found.length > 0 && rest.replaceAll(clauseSign, '') === '' };
}

const namesOfDocuments = new WeakMap<Catalogue['documents'], { document: PolicyDocument; names: string[] }[]>();

function namesOf(documents: Catalogue['documents']): { document: PolicyDocument; names: string[] }[] {
  const known = namesOfDocuments.get(documents);
  if (known) return known;
  const named = [...documents.values()].map((document) => {
    const { documentNumber, title, shortTitle } = document.statement;
    const names = [title.zh, shortTitle?.zh, documentNumber].flatMap((name) => (name === undefined ? [] : [squash(name)]));
    return { document, names: names.filter((name) => name.length > 5) };
  });
  namesOfDocuments.set(documents, named);
  return named;
}

/** `第七条`, `第 7 项`. */
const clauseSign = /第([\d一二三四五六七八九十]+)[条项款部]/gu;

function clauseIn({ statement }: PolicyDocument, sign: string): string | undefined {
  const id = String(readItemNumber(sign) ?? '');
  return statement.clauses?.some((clause) => clause.id === id) ? id : undefined;
}

function withoutRepeats(cited: readonly Basis[]): Basis[] {
  return cited.filter(
    (basis, index) => cited.findIndex((other) => other.document === basis.document && other.clause === basis.clause) === index,
  );
}

/** A basis as an official table writes it: 《标题》（文号）第 7 条. */
export function nameBasis(catalogue: Pick<Catalogue, 'documents'>, { document, clause }: Basis): string {
  const statement = catalogue.documents.get(document)?.statement;
  const title = (statement?.shortTitle ?? statement?.title)?.zh ?? document;
  const number = statement?.documentNumber === undefined ? '' : `（${statement.documentNumber}）`;
  return `${title.startsWith('《') ? title : `《${title}》`}${number}${clause !== undefined && /^\d+$/u.test(clause) ? `第${clause}条` : ''}`;
}
