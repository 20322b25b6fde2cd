// Declarations as the store sees them: closed. Their bytes are chance, their shape is real.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Amendment, NewDeclaration, SealedContent } from '../../functions/declarations/declaration-inbox.ts';
import type { Access } from '../../functions/declarations/declaration-register.ts';

export const today = '2026-11-21';
export const thisHalfYear = '2026H2';
export const nextHalfYear = '2027H1';
/** No test's purge comes near this day. */
export const farOff = '2028-01-01';

export function bytes(length = 32): Uint8Array {
  return new Uint8Array(randomBytes(length));
}

/** A district that no other test and no earlier run has used. */
export function someDistrict(): string {
  return String(randomInt(100_000, 1_000_000)) + randomBytes(3).toString('hex');
}

export interface SomeContent extends SealedContent {
  /** Known to the test as to whoever opens the content. */
  confirmCode: Uint8Array;
}

export function someContent(sizeClass = 1024): SomeContent {
  const confirmCode = bytes(16);
  return {
    sealed: bytes(sizeClass + 298),
    keyIds: ['k-desk-1', 'k-recovery'],
    sizeClass,
    contentMac: bytes(),
    confirmHash: new Uint8Array(createHash('sha256').update(confirmCode).digest()),
    confirmCode,
  };
}

export type SomeDeclaration = NewDeclaration & SomeContent;

export function someDeclaration(district: string, over: Partial<NewDeclaration> = {}): SomeDeclaration {
  return {
    ...someContent(),
    id: randomBytes(16).toString('hex'),
    lookupHash: bytes(),
    district,
    halfYear: thisHalfYear,
    receivedOn: today,
    eraseAfter: farOff,
    suspect: false,
    callSoon: false,
    hour: `${today}T09`,
    ...over,
  };
}

/** Without what only the test knows: a port gets exactly what its type names. */
export function declared({ confirmCode: _, ...declaration }: SomeDeclaration): NewDeclaration {
  return declaration;
}

export function someAmendment(lookupHash: Uint8Array, basedOn: number, over: Partial<Amendment> = {}): Amendment & SomeContent {
  return { ...someContent(), lookupHash, basedOn, on: today, halfYear: thisHalfYear, eraseAfter: farOff, callSoon: false, ...over };
}

export function accessTo(district: string, over: Partial<Access> = {}): Access {
  return { district, operator: 'k-desk-1', purpose: 'round', at: Date.UTC(2026, 10, 21, 1, 30), on: today, ...over };
}
