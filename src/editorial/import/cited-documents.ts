import type { Basis } from '../../catalogue/fields.schema.ts';
import type { Catalogue, PolicyDocument } from '../../catalogue/catalogue.ts';
import { readItemNumber, squash, withoutBlanks } from './cell-text.ts';

/**
 * The documents of `content/documents` that a text names by number or title, each with its clause where that is listed;
 * `complete` when the text names nothing else.
 */
export function findCitedDocuments(catalogue: Pick<Catalogue, 'documents'>, text: string): { cited: Basis[]; complete: boolean } {
  const words = withoutBlanks(text).replaceAll(/[［[【(（](?<year>20\d{2})[\]］】)）]/gu, '〔$<year>〕');
  const squashed = squash(text);
  const cited: { at: number; basis: Basis }[] = [];
  let rest = squashed;
  for (const document of catalogue.documents.values()) {
    const { documentNumber, title, shortTitle } = document.statement;
    const names = [title.zh, shortTitle?.zh, documentNumber].filter(
      (name) => name !== undefined && squash(name).length > 5 && squashed.includes(squash(name)),
    );
    const named = names.at(-1);
    if (named === undefined) continue;
    for (const name of names) rest = rest.replaceAll(squash(name ?? ''), '');
    const at = squashed.indexOf(squash(named));
    cited.push({ at, basis: { document: document.id, ...clauseAfter(document, words, named) } });
  }
  const clauses = cited.filter(({ basis }) => basis.clause !== undefined).length;
  const remains = rest.replaceAll(/第[\d一二三四五六七八九十]+[条项款部]/gu, '');
  const named = rest.length - remains.length > 0 ? (rest.match(/第[\d一二三四五六七八九十]+[条项款部]/gu)?.length ?? 0) : 0;
  return { cited: cited.sort((a, b) => a.at - b.at).map(({ basis }) => basis), complete: remains === '' && named === clauses };
}

/** `第七条`, `第 7 项` after the name, before the next `《`. */
function clauseAfter({ statement }: PolicyDocument, words: string, named: string): { clause?: string } {
  const from = words.indexOf(withoutBlanks(named));
  const after = from === -1 ? words : words.slice(from + withoutBlanks(named).length);
  const sign = /^[^《；;]*?第(?<number>[\d一二三四五六七八九十]+)[条项款部]/u.exec(after)?.groups?.['number'];
  const clause = sign === undefined ? undefined : String(readItemNumber(sign) ?? '');
  return clause !== undefined && statement.clauses?.some(({ id }) => id === clause) ? { clause } : {};
}

/** A basis as an official table writes it: 《标题》（文号）第 7 条. */
export function nameBasis(catalogue: Pick<Catalogue, 'documents'>, { document, clause }: Basis): string {
  const statement = catalogue.documents.get(document)?.statement;
  const title = (statement?.shortTitle ?? statement?.title)?.zh ?? document;
  const number = statement?.documentNumber === undefined ? '' : `（${statement.documentNumber}）`;
  return `${title.startsWith('《') ? title : `《${title}》`}${number}${clause !== undefined && /^\d+$/u.test(clause) ? `第${clause}条` : ''}`;
}
