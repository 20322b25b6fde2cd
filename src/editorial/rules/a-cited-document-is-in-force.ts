import { findEditionInForce } from '../../catalogue/find-edition-in-force.ts';
import { listCitations } from '../citations.ts';
import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';

/** What is granted today rests on a document that is valid today; what begins later, on one that is valid then. */
export const aCitedDocumentIsInForce: Rule = (content) => {
  const { today, catalogue } = content;
  return listCitations(content).flatMap(({ file, at, basis, edition }): Complaint[] => {
    const document = catalogue.documents.get(basis.document)?.statement;
    if (!document) return [];
    const begins = edition?.statement.inForce.from ?? today;
    const day = begins > today ? begins : today;
    if (document.effectiveOn !== undefined && document.effectiveOn > day) {
      return [
        {
          code: 'document-not-yet-in-force',
          file,
          at: [...at, 'document'],
          params: { document: basis.document, day: document.effectiveOn },
        },
      ];
    }
    const area = edition && catalogue.areas.get(edition.area);
    const past = edition && area && begins <= today && findEditionInForce(area, today) !== edition;
    const lapsed =
      ['expired', 'repealed'].includes(document.validity) || (document.repealedOn !== undefined && document.repealedOn <= today);
    return lapsed && !past ? [{ code: 'document-lapsed', file, at: [...at, 'document'], params: { document: basis.document } }] : [];
  });
};
