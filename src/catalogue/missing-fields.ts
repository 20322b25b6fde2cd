import type { ResolvedEntitlement } from './resolve-lists.ts';

/**
 * What a parent needs (国办秘函〔2019〕19号: 条件、材料、流程、时限、地点、电话) and nobody has stated yet.
 * Said on the page instead of being passed over or invented.
 */
export const neededFields = ['requiredDocuments', 'steps', 'where', 'cost', 'time', 'phone'] as const;
export type NeededField = (typeof neededFields)[number];

export function missingFields({ fields }: Pick<ResolvedEntitlement, 'fields'>, officePhoneKnown: boolean): NeededField[] {
  const stated: Record<NeededField, boolean> = {
    requiredDocuments: fields.requiredDocuments !== undefined,
    steps: fields.steps !== undefined,
    where: fields.where !== undefined || (fields.channels?.value.some((channel) => channel.kind !== 'phone') ?? false),
    cost: fields.cost !== undefined,
    time: fields.time !== undefined,
    phone: officePhoneKnown || (fields.channels?.value.some((channel) => channel.phone !== undefined) ?? false),
  };
  return neededFields.filter((field) => !stated[field]);
}
