import type { Assured, Basis } from '../../catalogue/fields.schema.ts';
import type { ContentUnderCheck, Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';

interface Claim {
  file: string;
  status: string | undefined;
  basis: readonly Basis[] | undefined;
  assured: Assured | undefined;
}

/** “Verified” is said only of what somebody compared with the full text of a document, on a day. */
export const verifiedMeansBasisAndAssurance: Rule = (content) => {
  const { documents } = content.catalogue;
  return claimsIn(content).flatMap(({ file, status, basis, assured }): Complaint[] => {
    if (status !== 'verified') return [];
    const complaints: Complaint[] = [];
    if (!basis) complaints.push({ code: 'verified-without-basis', file, at: ['status'] });
    if (!assured) complaints.push({ code: 'verified-without-assurance', file, at: ['status'] });
    for (const { document } of basis ?? []) {
      if (documents.get(document)?.statement.held !== 'cited') continue;
      complaints.push({ code: 'verified-without-full-text', file, at: ['status'], params: { document } });
    }
    return complaints;
  });
};

/** An edition rests on its own document. */
function claimsIn({ items, editions, guides }: ContentUnderCheck): Claim[] {
  return [
    ...items.map(({ item: { file, statement } }) => ({
      file,
      status: statement.status,
      basis: statement.basis,
      assured: statement.assured,
    })),
    ...editions.map(({ edition: { file, statement } }) => ({
      file,
      status: statement.status,
      basis: statement.document === undefined ? undefined : [{ document: statement.document }],
      assured: statement.assured,
    })),
    ...guides.map(({ file, statement }) => ({ file, status: statement.status, basis: statement.basis, assured: statement.assured })),
  ];
}
