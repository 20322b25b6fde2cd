import type { DeclarationData, PublishedContact, PublishedNames } from '../../src/declaration/declaration-data.ts';
import { type Districts, districtsOf } from '../../src/declaration/districts.ts';
import type { Desk, DeskOf } from './desks.ts';

/** What the build has published, ready for use: places and who receives in them. */
export interface Published {
  url: string;
  districts: Districts;
  deskOf: DeskOf;
  /** The nearest places to go to: the district's own, else those of the areas above it. */
  contactsOf: (district: string) => readonly PublishedContact[];
}

/** Public halves of the demonstration's keys. */
export interface DemonstrationDesk {
  operator: string;
  /** So that an export of several can be tried. */
  approver: string;
  recovery: string;
}

/** `demonstration`: serves every district that has no desk of its own. Never in production. */
export function publishedFrom(data: DeclarationData, demonstration?: DemonstrationDesk): Published {
  const districts = districtsOf(data.divisions, data.former);
  const parentOf = new Map(data.divisions.map(([code, parent]) => [code, parent]));
  const platformsOf = (code: string): PublishedNames[] => {
    const above = parentOf.get(code);
    return [...(data.platforms[code] ?? []), ...(above === undefined ? [] : platformsOf(above))];
  };
  // A city may name a platform of its province again.
  const platformsFor = (code: string): PublishedNames[] => [...new Map(platformsOf(code).map((names) => [names.zh, names])).values()];
  const approversOf = (code: string): string[] => {
    const above = parentOf.get(code);
    return above === undefined ? [] : [...(data.exportApprovers?.[above] ?? []), ...approversOf(above)];
  };
  const deskOf = (code: string): Desk | undefined => {
    if (!districts.has(code)) return undefined;
    const desk = data.desks[code];
    if (desk) {
      return {
        recipients: [
          ...desk.operators.map((publicKey) => ({ publicKey, role: 'operator' as const })),
          { publicKey: desk.recoveryKey, role: 'recovery' as const },
        ],
        approvers: approversOf(code),
        retentionMonths: desk.retentionMonths,
        backupDays: desk.backupDays,
        handler: desk.handler,
        handlerPhone: desk.phone,
        officer: desk.officer,
        officerPhone: desk.officerPhone,
        platforms: platformsFor(code),
        isDemonstration: false,
      };
    }
    return demonstration === undefined ? undefined : demonstrationDesk(demonstration, platformsFor(code));
  };
  const contactsOf = (code: string): readonly PublishedContact[] => {
    const above = parentOf.get(code);
    return data.contacts?.[code] ?? (above === undefined ? [] : contactsOf(above));
  };
  return { url: data.url, districts, deskOf, contactsOf };
}

const demonstrationDesk = ({ operator, approver, recovery }: DemonstrationDesk, platforms: readonly PublishedNames[]): Desk => ({
  recipients: [
    { publicKey: operator, role: 'operator' },
    { publicKey: recovery, role: 'recovery' },
  ],
  approvers: [approver],
  retentionMonths: 13,
  backupDays: 35,
  handler: { zh: '演示' },
  handlerPhone: undefined,
  officer: undefined,
  officerPhone: undefined,
  platforms,
  isDemonstration: true,
});
