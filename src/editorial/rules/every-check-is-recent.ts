import { assuredUntil, isOverdue } from '../../catalogue/assurance.ts';
import type { Assured } from '../../catalogue/fields.schema.ts';
import { findEditionInForce } from '../../catalogue/find-edition-in-force.ts';
import type { ContentUnderCheck, Rule } from '../content-under-check.ts';
import type { Complaint, FieldPath } from '../finding.ts';

interface Check {
  file: string;
  at: FieldPath;
  assured: Assured;
  /** Superseded editions are history: nobody checks them again. */
  past: boolean;
}

/** Somebody checked each entry, contact and guide on a day that has come, and it still counts. */
export const everyCheckIsRecent: Rule = (content) =>
  listChecks(content).flatMap(({ file, at, assured, past }): Complaint[] => {
    const { today } = content;
    if (assured.until !== undefined && assured.until < assured.on) return [{ code: 'wrong-assurance-dates', file, at: [...at, 'until'] }];
    if (assured.on > today) return [{ code: 'assured-in-the-future', file, at: [...at, 'on'], params: { day: assured.on } }];
    if (past || !isOverdue(assured, today)) return [];
    return [
      {
        code: 'overdue-assurance',
        file,
        at: [...at, assured.until === undefined ? 'on' : 'until'],
        params: { until: assuredUntil(assured) },
      },
    ];
  });

function listChecks({ editions, guides, catalogue, today }: ContentUnderCheck): Check[] {
  const checks: Check[] = [];
  const add = (file: string, at: FieldPath, assured: Assured | undefined, past = false): void => {
    if (assured) checks.push({ file, at, assured, past });
  };
  for (const { area, edition } of editions) {
    const past = edition.statement.inForce.from <= today && findEditionInForce(area, today) !== edition;
    add(edition.file, ['assured'], edition.statement.assured, past);
    for (const { file, statement } of edition.items.values()) add(file, ['assured'], statement.assured, past);
  }
  for (const { path, statement } of catalogue.areas.values()) {
    for (const [index, { assured }] of (statement?.contacts ?? []).entries())
      add(`areas/${path}/area.yaml`, ['contacts', index, 'assured'], assured);
  }
  for (const { file, statement } of guides) add(file, ['assured'], statement.assured);
  return checks;
}
