import { listCitations } from '../citations.ts';
import type { Rule } from '../content-under-check.ts';
import { didYouMean, listOf } from '../describe-issue.ts';
import type { Complaint } from '../finding.ts';

/** Each document that is cited is in `content/documents`, and each clause in the document. */
export const everyBasisExists: Rule = (content) => {
  const { documents } = content.catalogue;
  const complaints: Complaint[] = [];
  const ofDocument = (file: string, at: (string | number)[], id: string): void => {
    if (documents.has(id) || content.brokenFiles.has(`documents/${id}.yaml`)) return;
    complaints.push({ code: 'unknown-document', file, at, params: { id, hint: didYouMean(id, documents.keys()) } });
  };
  for (const { file, at, basis } of listCitations(content)) {
    ofDocument(file, [...at, 'document'], basis.document);
    const clauses = documents.get(basis.document)?.statement.clauses?.map(({ id }) => id) ?? [];
    if (!documents.has(basis.document) || basis.clause === undefined || clauses.includes(basis.clause)) continue;
    const { document, clause } = basis;
    const known = clauses.length === 0 ? { zh: '（还没有列）', en: '(none yet)' } : listOf(clauses);
    complaints.push({
      code: 'unknown-clause',
      file,
      at: [...at, 'clause'],
      params: { document, clause, known, hint: didYouMean(clause, clauses) },
    });
  }
  for (const { edition } of content.editions) {
    if (edition.statement.document !== undefined) ofDocument(edition.file, ['document'], edition.statement.document);
  }
  for (const { file, statement } of documents.values()) {
    for (const [index, id] of (statement.basis ?? []).entries()) ofDocument(file, ['basis', index], id);
  }
  return complaints;
};
