import { base64nopad, bech32 } from '@scure/base';
import { type Recipient, Stanza } from 'age-encryption';
import { createCipheriv, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';

const label = 'age-encryption.org/v1/X25519';
/** The key below is used once, so age writes no nonce. */
const nonce = Buffer.alloc(12);

/** The head of an X25519 secret key in PKCS #8 (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** `age1…` of a secret key of 32 bytes. */
export function publicKeyOf(secretKey: Uint8Array): string {
  const key = createPublicKey(createPrivateKey({ format: 'der', type: 'pkcs8', key: Buffer.concat([pkcs8Head, secretKey]) }));
  return bech32.encodeFromBytes('age', Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url'));
}

/**
 * age's X25519 recipient (age-encryption.org/v1, “X25519 recipient stanza”) on Node's own crypto. The library's recipient does the same
 * by WebCrypto, which imports keys five times for each recipient and takes four times as long; the tests open what this one wraps
 * with the library and with the stock `age` program. `publicKey`: `age1…`. Throws where it is none.
 */
export function nodeRecipient(publicKey: string): Recipient {
  const { prefix, bytes } = bech32.decodeToBytes(publicKey);
  if (prefix !== 'age' || bytes.length !== 32) throw new Error('not an X25519 recipient');
  const peer = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'X25519', x: Buffer.from(bytes).toString('base64url') } });
  return {
    wrapFileKey: (fileKey) => {
      const ephemeral = generateKeyPairSync('x25519');
      const share = Buffer.from(ephemeral.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
      // Throws on a public key of low order: OpenSSL refuses a secret of zeros.
      const secret = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: peer });
      const wrappingKey = hkdfSync('sha256', secret, Buffer.concat([share, bytes]), label, 32);
      const cipher = createCipheriv('chacha20-poly1305', new Uint8Array(wrappingKey), nonce, { authTagLength: 16 });
      const wrapped = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
      return [new Stanza(['X25519', base64nopad.encode(share)], new Uint8Array(wrapped))];
    },
  };
}
