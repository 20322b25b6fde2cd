import { listCitations } from '../citations.ts';
import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';
import { groupNames } from '../wording.ts';

/** An entry for one group of children rests on documents, or clauses, about that group (design §4). */
export const groupsOfChildrenAreNeverMixed: Rule = (content) =>
  listCitations(content).flatMap(({ file, at, basis, group }): Complaint[] => {
    const document = content.catalogue.documents.get(basis.document)?.statement;
    if (!document || group === undefined) return [];
    const covered = document.clauses?.find(({ id }) => id === basis.clause)?.targetGroups ?? document.targetGroups;
    if (covered.includes(group)) return [];
    const clause = basis.clause === undefined ? '' : { zh: `第 ${basis.clause} 条`, en: `clause ${basis.clause}` };
    const groups = { zh: covered.map((each) => groupNames[each].zh).join('、'), en: covered.map((each) => groupNames[each].en).join(', ') };
    return [{ code: 'group-not-covered', file, at, params: { group: groupNames[group], document: basis.document, clause, groups } }];
  });
