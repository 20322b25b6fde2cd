import type { Access } from '../declarations/declaration-register.ts';

/**
 * Challenges and sessions of the desks. In the store, not in signed tokens: a challenge must work once, a sign-out must hold at once, for
 * every process, and there is no signing key that somebody would have to keep. Of nonces and tokens the store has hashes only.
 */
export interface DeskSessions {
  /** Drops what is past. False where more than `most` challenges of the district wait: nothing was added. */
  addChallenge: (challenge: Challenge, most: number, at: number) => Promise<boolean>;
  /** Once: a second one, or one that comes too late, finds nothing. */
  takeChallenge: (nonceHash: Uint8Array, at: number) => Promise<KeyHolder | undefined>;
  /** With its line in the log, together or not at all. */
  start: (access: Access, session: NewSession) => Promise<void>;
  find: (tokenHash: Uint8Array, at: number) => Promise<Session | undefined>;
  /** With its line in the log, if there was such a session. */
  end: (access: Access, tokenHash: Uint8Array) => Promise<void>;
}

/** Who says to hold a key, and for which district. */
export interface KeyHolder {
  district: string;
  /** Id of the key. */
  operator: string;
}

export interface Challenge extends KeyHolder {
  /** SHA-256, 32 bytes. */
  nonceHash: Uint8Array;
  /** ms since 1970 UTC. */
  expiresAt: number;
}

export interface NewSession {
  /** SHA-256, 32 bytes. */
  tokenHash: Uint8Array;
  expiresAt: number;
  /** For the log: `operator` or `approver`. */
  role: string;
}

export interface Session extends KeyHolder {
  expiresAt: number;
}
