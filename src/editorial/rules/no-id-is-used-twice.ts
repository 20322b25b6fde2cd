import type { Rule } from '../content-under-check.ts';
import type { Complaint, FieldPath } from '../finding.ts';

/** Contacts, zones, platforms, windows and clauses have ids of their own. */
export const noIdIsUsedTwice: Rule = ({ catalogue, items }) => {
  const complaints: Complaint[] = [];
  const check = (file: string, at: FieldPath, list: readonly { id: string }[] = []): void => {
    const seen = new Set<string>();
    for (const [index, { id }] of list.entries()) {
      if (seen.has(id)) complaints.push({ code: 'duplicate-id', file, at: [...at, index, 'id'], params: { id } });
      seen.add(id);
    }
  };
  for (const { path, statement } of catalogue.areas.values()) {
    const file = `areas/${path}/area.yaml`;
    check(file, ['contacts'], statement?.contacts);
    check(file, ['zones'], statement?.zones);
    check(file, ['platforms'], statement?.platforms);
  }
  for (const { item } of items) check(item.file, ['windows'], item.statement.windows);
  for (const { file, statement } of catalogue.documents.values()) check(file, ['clauses'], statement.clauses);
  return complaints;
};
