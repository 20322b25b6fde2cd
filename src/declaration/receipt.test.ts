import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grouped, readReference, readSecret, receiptFromSecret, receiptFromToken, signs, tokenBytes } from './receipt.ts';

const token = Uint8Array.from({ length: tokenBytes }, (_, index) => index);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('a receipt', () => {
  it('follows from its token alone, for ever: a change here would lock parents out', () => {
    const receipt = receiptFromToken(token);
    expect({ ...receipt, lookupHash: hex(receipt.lookupHash), contentKey: hex(receipt.contentKey), receiptKey: hex(receipt.receiptKey) })
      .toMatchInlineSnapshot(`
      {
        "contentKey": "83c3f469489609fb9005368e5e70240fd1f97d93403913c5d28b0ad982c354ec",
        "id": "SXGURZEXKGVRQ64NXE5YPX24BA",
        "lookupHash": "85755d9c61c504c9b7b34115fb65c2d1cd01af167380b54901979d11787c5ae6",
        "receiptKey": "3a0ecdaeefdabdd64dbaf7156b60bd1e3f29482d3e8dfb54b4e7ff3c19fc0c4f",
        "reference": "EDPY-MKX3-VG",
        "secret": "7H86HM785YB3DTERGNGCGPSJ",
      }
    `);
  });

  it('follows from its secret as well', () => {
    const receipt = receiptFromToken(token);
    expect(receiptFromSecret(receipt.secret)).toEqual(receipt);
  });

  it('is another one for every token', () => {
    const receipts = Array.from({ length: 500 }, () => receiptFromToken(crypto.getRandomValues(new Uint8Array(tokenBytes))));
    for (const part of ['secret', 'id', 'reference'] as const) expect(new Set(receipts.map((receipt) => receipt[part])).size).toBe(500);
  });

  it('uses every sign, and evenly', () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 400; index += 1) {
      const { secret } = receiptFromToken(crypto.getRandomValues(new Uint8Array(tokenBytes)));
      for (const sign of secret.slice(0, 22)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
    expect(counts.size).toBe(32);
    expect(Math.min(...counts.values())).toBeGreaterThan(180); // 275 expected
  });
});

describe('a secret that was copied', () => {
  it('is read in small letters, with blanks, dashes, full-width signs', () => {
    const { secret, reference } = receiptFromToken(token);
    const fullWidth = Array.from(secret, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join('');
    for (const typed of [secret, secret.toLowerCase(), grouped(secret), grouped(secret).replaceAll('-', ' – '), ` ${secret} `, fullWidth]) {
      expect(readSecret(typed)).toBe(secret);
    }
    expect(readReference(reference.toLowerCase())).toBe(reference);
    expect(readReference(reference.replaceAll('-', ''))).toBe(reference);
  });

  it('is refused with any one sign wrong, and with any two neighbours swapped', () => {
    const { secret } = receiptFromToken(token);
    const read: string[] = [];
    for (let at = 0; at < secret.length; at += 1) {
      for (const sign of signs) {
        if (sign !== secret[at]) read.push(secret.slice(0, at) + sign + secret.slice(at + 1));
      }
      if (at > 0 && secret[at] !== secret[at - 1])
        read.push(`${secret.slice(0, at - 1)}${secret.charAt(at)}${secret.charAt(at - 1)}${secret.slice(at + 1)}`);
    }
    expect(read.length).toBeGreaterThan(740);
    expect(read.filter((typed) => readSecret(typed) !== undefined)).toEqual([]);
  });

  it('is a secret or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (typed) => {
        expect(readSecret(typed) ?? '').toMatch(/^$|^[2-9A-HJ-NP-Z]{24}$/u);
      }),
    );
  });
});
