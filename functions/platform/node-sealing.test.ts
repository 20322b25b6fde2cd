import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { declared } from '../../tests/support/declared-family.ts';
import { receiptIdentity, type Revision } from '../declarations/seal.ts';
import { nodeRecipient, publicKeyOf } from './node-age-recipient.ts';
import { openSealing } from './node-sealing.ts';

const record = (revision: number): Revision => ({
  version: 1,
  id: 'x',
  reference: 'x',
  revision,
  sentAt: '2026-11-21T02:00:00.000Z',
  confirmCode: 'x',
  declaration: declared as Revision['declaration'],
});
const receiptKey = crypto.getRandomValues(new Uint8Array(32));
const keyPair = async (): Promise<{ identity: string; publicKey: string }> => {
  const identity = await generateX25519Identity();
  return { identity, publicKey: await identityToRecipient(identity) };
};
async function openWith(identity: string, sealed: Uint8Array): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return await decrypter.decrypt(sealed, 'text');
}

describe('the recipient on Node’s crypto', () => {
  it('wraps what the library opens, each key alone, and nobody else', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const [one, other, stranger] = [await keyPair(), await keyPair(), await keyPair()];
      const encrypter = new Encrypter();
      // Beside a recipient of the library’s own.
      encrypter.addRecipient(nodeRecipient(one.publicKey));
      encrypter.addRecipient(other.publicKey);
      const sealed = await encrypter.encrypt('阿卜杜拉');
      expect(await openWith(one.identity, sealed)).toBe('阿卜杜拉');
      expect(await openWith(other.identity, sealed)).toBe('阿卜杜拉');
      await expect(openWith(stranger.identity, sealed)).rejects.toThrow();
    }
  });

  it('wraps what the stock age program opens', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'recipient-'));
    const { identity, publicKey } = await keyPair();
    const encrypter = new Encrypter();
    encrypter.addRecipient(nodeRecipient(publicKey));
    writeFileSync(join(folder, 'key.txt'), identity);
    const { status, stdout } = spawnSync('age', ['--decrypt', '-i', join(folder, 'key.txt')], {
      input: await encrypter.encrypt('阿卜杜拉'),
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect([status, stdout]).toEqual([0, '阿卜杜拉']);
  });

  it('takes another key for each file', async () => {
    const recipient = nodeRecipient((await keyPair()).publicKey);
    const shares = await Promise.all(
      Array.from({ length: 50 }, async () => (await recipient.wrapFileKey(new Uint8Array(16)))[0]?.args.join(' ')),
    );
    expect(new Set(shares).size).toBe(50);
  });

  it('names the public half of a key as the library does', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const secretKey = crypto.getRandomValues(new Uint8Array(32));
      expect(publicKeyOf(secretKey)).toBe(await identityToRecipient(receiptIdentity(secretKey)));
    }
  });

  it('refuses what is no public key, and one of low order', () => {
    expect(() => nodeRecipient('age1zzzz')).toThrow();
    // The point of order one: every shared secret with it is zero.
    expect(() => nodeRecipient('age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z').wrapFileKey(new Uint8Array(16))).toThrow();
  });
});

describe('sealing on threads', () => {
  it('gives each its own', async () => {
    const { identity, publicKey } = await keyPair();
    const sealing = openSealing(2);
    const sealed = await Promise.all(
      Array.from({ length: 40 }, (_, index) => sealing.sealRevision(record(index), { publicKeys: [publicKey], receiptKey })),
    );
    for (const [index, { bytes, sizeClass }] of sealed.entries()) {
      const text = await openWith(identity, bytes);
      expect(text).toHaveLength(sizeClass - (new TextEncoder().encode(text).length - text.length));
      const receiptPublicKey = await identityToRecipient(receiptIdentity(receiptKey));
      expect(JSON.parse(text)).toMatchObject({ revision: index, receiptPublicKey, declaration: declared });
      expect(await openWith(receiptIdentity(receiptKey), bytes)).toBe(text);
    }
    await sealing.close();
  });

  it('goes on where the threads have gone, also with what they had under way', async () => {
    const { identity, publicKey } = await keyPair();
    const sealing = openSealing(1);
    const underWay = [1, 2, 3].map((index) => sealing.sealRevision(record(index), { publicKeys: [publicKey], receiptKey }));
    await sealing.close();
    const sealed = [...(await Promise.all(underWay)), await sealing.sealRevision(record(4), { publicKeys: [publicKey], receiptKey })];
    for (const { bytes } of sealed) expect(await openWith(identity, bytes)).toContain('阿卜杜拉');
  });

  it('says what cannot be sealed', async () => {
    const sealing = openSealing(1);
    await expect(sealing.sealRevision(record(1), { publicKeys: ['age1none'], receiptKey })).rejects.toThrow('sealing failed');
    await sealing.close();
  });
});
