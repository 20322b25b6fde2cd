// Declarations that follow from their name alone: whoever checks after a crash knows every byte that was acknowledged.
import { createHash } from 'node:crypto';
import type { Amendment, NewDeclaration, SealedContent } from '../../functions/declarations/declaration-inbox.ts';

export const districts = ['330106', '330110', '330212', '650102'] as const;
export const receivedOn = '2026-11-21';
export const hour = `${receivedOn}T09`;
export const eraseAfter = '2028-01-01';

export function digest(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text).digest());
}

export function lookupHashOf(id: string): Uint8Array {
  return digest(`lookup ${id}`);
}

export function districtOf(id: string): string {
  return districts[(digest(`district ${id}`)[0] ?? 0) % districts.length] ?? districts[0];
}

export function wantsCall(id: string): boolean {
  return (digest(`call ${id}`)[0] ?? 0) < 64;
}

export function confirmCodeOf(id: string, revision: number): Uint8Array {
  return digest(`confirm ${id} ${revision}`).slice(0, 16);
}

export function contentFor(id: string, revision: number): SealedContent {
  const code = confirmCodeOf(id, revision);
  const size = [1024, 2048, 4096][(digest(`size ${id} ${revision}`)[0] ?? 0) % 3] ?? 1024;
  const block = digest(`sealed ${id} ${revision}`);
  const sealed = new Uint8Array(size + 298);
  for (let at = 0; at < sealed.length; at += 32) sealed.set(block.subarray(0, Math.min(32, sealed.length - at)), at);
  return {
    sealed,
    keyIds: ['k-desk-1', 'k-recovery'],
    sizeClass: size,
    contentMac: digest(`mac ${id} ${revision}`),
    confirmHash: new Uint8Array(createHash('sha256').update(code).digest()),
  };
}

export function declarationFor(id: string): NewDeclaration {
  return {
    ...contentFor(id, 1),
    ...{ id, lookupHash: lookupHashOf(id), district: districtOf(id), halfYear: '2026H2', receivedOn, eraseAfter },
    ...{ suspect: false, callSoon: wantsCall(id), hour },
  };
}

export function amendmentFor(id: string, basedOn: number): Amendment {
  return {
    ...contentFor(id, basedOn + 1),
    lookupHash: lookupHashOf(id),
    basedOn,
    on: receivedOn,
    halfYear: '2026H2',
    eraseAfter,
    callSoon: false,
  };
}
