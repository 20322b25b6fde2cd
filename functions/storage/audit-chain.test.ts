import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../declarations/declaration-register.ts';
import { AuditVerifier, chainStart, hashOfLine } from './audit-chain.ts';

function chain(length: number): AuditEntry[] {
  const lines: AuditEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const line = {
      district: '330106',
      seq,
      at: seq,
      operator: 'k',
      action: 'opened',
      purpose: 'round',
      declarations: ['a'],
      detail: '',
    } as const;
    lines.push({ ...line, hash: hashOfLine(lines.at(-1)?.hash ?? chainStart.hash, line) });
  }
  return lines;
}

describe('the chain', () => {
  it('is what anybody can compute: SHA-256 over the hash before and the line as JSON', () => {
    expect(Buffer.from(chain(2)[1]!.hash).toString('hex')).toMatchInlineSnapshot(
      `"30fe0e20b7def05374d0b6a0f15979a27f1e20a3f04c45e6aff10abe62573c7f"`,
    );
  });

  it('stays broken where it broke first', () => {
    const lines = chain(5);
    const verifier = new AuditVerifier('330106');
    for (const line of [lines[0]!, { ...lines[1]!, operator: 'other' }, { ...lines[2]!, operator: 'other' }]) verifier.read(line);
    expect(verifier.end({ seq: 5, hash: lines[4]!.hash })).toEqual({ sound: false, seq: 2, reason: 'altered' });
  });

  it('written anew from a line on is found by a head that was noted elsewhere, and only by it', () => {
    const noted = chain(5)[3]!;
    const anew = chain(2);
    for (let seq = 3; seq <= 5; seq += 1) {
      const line = {
        district: '330106',
        seq,
        at: 99,
        operator: 'k',
        action: 'opened',
        purpose: 'round',
        declarations: [],
        detail: '',
      } as const;
      anew.push({ ...line, hash: hashOfLine(anew.at(-1)!.hash, line) });
    }
    const verdict = (heads: { seq: number; hash: Uint8Array }[]): unknown => {
      const verifier = new AuditVerifier('330106', heads);
      for (const line of anew) verifier.read(line);
      return verifier.end({ seq: 5, hash: anew[4]!.hash });
    };
    expect(verdict([])).toMatchObject({ sound: true });
    expect(verdict([noted])).toEqual({ sound: false, seq: 4, reason: 'unlike-noted-head' });
  });
});
