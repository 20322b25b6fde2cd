import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { z } from 'zod/mini';

/**
 * A puzzle that costs a phone about a second and a flood of forms a lot (ALTCHA, without its widget and without another host). It is
 * asked only while a district receives more than people send. What a proof says is signed: its district, its end; each counts once.
 */
export interface ProofOfWork {
  /** For the page's script, as text. */
  challengeFor: (district: string) => Promise<string>;
  /** `id`: of the declaration that it comes with; the same one may come again. */
  judge: (proof: string, district: string, id: string) => Promise<Verdict>;
}

export type Verdict = 'proved' | 'not-a-proof' | 'forged' | 'other-district' | 'expired' | 'used-before';

export interface ProofOptions {
  clock: () => number;
  randomBytes: (length: number) => Uint8Array;
  /** Signs puzzles; processes behind one address need the same. Left out, one of its own for as long as it runs. */
  secret?: string | undefined;
}

const algorithm = 'PBKDF2/SHA-256';
/** Measured: 0.2 s on a full core, 1.2 to 1.7 s on a quarter of one. */
const cost = 1000;
const counters = { least: 500, most: 1000 };
const minutes = 60_000;
/** Long enough to read the check page and to look for a network. */
const lifetime = 20 * minutes;
/** So many used ones are remembered until they expire; beyond, the oldest are forgotten. */
const mostUsed = 100_000;

const challengeShape = z.object({
  parameters: z.object({
    ...{ algorithm: z.literal(algorithm), cost: z.literal(cost), keyLength: z.literal(32) },
    ...{ nonce: z.string(), salt: z.string(), keyPrefix: z.string(), keySignature: z.string() },
    data: z.object({ district: z.string(), until: z.number() }),
  }),
  signature: z.string(),
});
const proofShape = z.object({ challenge: challengeShape, solution: z.object({ counter: z.number(), derivedKey: z.string() }) });

export function proofOfWork({ clock, randomBytes, secret = hex(randomBytes(32)) }: ProofOptions): ProofOfWork {
  const secrets = { hmacSignatureSecret: `${secret} puzzle`, hmacKeySignatureSecret: `${secret} answer` };
  const used = new Map<string, { until: number; id: string }>();
  return {
    challengeFor: async (district) => {
      const [high = 0, low = 0] = randomBytes(2);
      const counter = counters.least + ((high * 256 + low) % (counters.most - counters.least + 1));
      const data = { district, until: clock() + lifetime };
      return JSON.stringify(await createChallenge({ algorithm, cost, counter, data, deriveKey, ...secrets }));
    },
    judge: async (proof, district, id) => {
      const read = proofShape.safeParse(parsed(proof));
      if (!read.success) return 'not-a-proof';
      const { challenge, solution } = read.data;
      const { verified } = await verifySolution({ challenge, solution: { ...solution, time: 0 }, deriveKey, ...secrets });
      if (!verified) return 'forged';
      if (challenge.parameters.data.district !== district) return 'other-district';
      if (challenge.parameters.data.until < clock()) return 'expired';
      const before = used.get(challenge.signature);
      if (before) return before.id === id ? 'proved' : 'used-before';
      // In the order of their use, which is about that of their end.
      for (const [signature, { until }] of used) {
        if (until >= clock() && used.size < mostUsed) break;
        used.delete(signature);
      }
      used.set(challenge.signature, { until: challenge.parameters.data.until, id });
      return 'proved';
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
