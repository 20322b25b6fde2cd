import { tokenBytes } from '../../src/declaration/receipt.ts';

/** The token as the form carries it: base64url without padding. */
export const writeToken = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

export function readToken(text: string | undefined): Uint8Array | undefined {
  if (text === undefined || !/^[\w-]{43}$/u.test(text)) return undefined;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  return bytes.length === tokenBytes ? bytes : undefined;
}
