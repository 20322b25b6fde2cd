import type { ResolvedEntitlement } from '../resolve-lists.ts';

/** The last day (ISO) on which any entry of a list was checked; empty where none was. */
export const lastCheckedOf = (entitlements: readonly Pick<ResolvedEntitlement, 'layers'>[]): string =>
  entitlements.map(({ layers }) => layers[0]?.statement.assured?.on ?? '').reduce((a, b) => (a > b ? a : b), '');
