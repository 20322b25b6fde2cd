import type { Access } from '../declarations/declaration-register.ts';
import type { Challenge, KeyHolder, NewSession, Session } from '../desk/desk-sessions.ts';
import { appendLine } from './audit-chain.ts';
import { change, insert, numberIn, selectOne, textIn, type Work } from './work.ts';

export function* addChallenge(challenge: Challenge, most: number, at: number): Work<boolean> {
  const { nonceHash, district, operator, expiresAt } = challenge;
  yield* change('DELETE FROM desk_challenge WHERE expires_at <= ?', at);
  yield* change('DELETE FROM desk_session WHERE expires_at <= ?', at);
  const waiting = yield* selectOne('SELECT COUNT(*) AS waiting FROM desk_challenge WHERE district = ?', district);
  if (waiting !== undefined && numberIn(waiting, 'waiting') >= most) return false;
  yield* insert('desk_challenge', ['nonce_hash', 'district', 'operator', 'expires_at'], [[nonceHash, district, operator, expiresAt]]);
  return true;
}

export function* takeChallenge(nonceHash: Uint8Array, at: number): Work<KeyHolder | undefined> {
  const row = yield* selectOne('SELECT district, operator, expires_at FROM desk_challenge WHERE nonce_hash = ?', nonceHash);
  // Of two that bring the same nonce, one deletes it.
  const taken = yield* change('DELETE FROM desk_challenge WHERE nonce_hash = ?', nonceHash);
  if (row === undefined || taken === 0 || numberIn(row, 'expires_at') <= at) return undefined;
  return { district: textIn(row, 'district'), operator: textIn(row, 'operator') };
}

export function* startSession(access: Access, { tokenHash, expiresAt, role }: NewSession): Work<void> {
  yield* insert(
    'desk_session',
    ['token_hash', 'district', 'operator', 'expires_at'],
    [[tokenHash, access.district, access.operator, expiresAt]],
  );
  yield* appendLine(access, 'signed-in', [], role);
}

export function* findSession(tokenHash: Uint8Array, at: number): Work<Session | undefined> {
  const row = yield* selectOne(
    'SELECT district, operator, expires_at FROM desk_session WHERE token_hash = ? AND expires_at > ?',
    tokenHash,
    at,
  );
  if (row === undefined) return undefined;
  return { district: textIn(row, 'district'), operator: textIn(row, 'operator'), expiresAt: numberIn(row, 'expires_at') };
}

export function* endSession(access: Access, tokenHash: Uint8Array): Work<void> {
  const ended = yield* change('DELETE FROM desk_session WHERE token_hash = ?', tokenHash);
  if (ended > 0) yield* appendLine(access, 'signed-out', [], '');
}
