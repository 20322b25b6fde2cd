import { createHash } from 'node:crypto';
import type { Access, AuditAction, AuditEntry, AuditHead } from '../declarations/declaration-register.ts';
import { bytesIn, change, forUpdate, insert, numberIn, type Row, sameBytes, select, selectOne, textIn, type Work } from './work.ts';

/** Before the first line. */
export const chainStart: AuditHead = { seq: 0, hash: new Uint8Array(32) };

/** SHA-256(hash of the line before ‖ the line as a JSON list in this order). */
export function hashOfLine(before: Uint8Array, line: Omit<AuditEntry, 'hash'>): Uint8Array {
  const { district, seq, at, operator, action, purpose, declarations, detail } = line;
  const canonical = JSON.stringify([district, seq, at, operator, action, purpose, declarations, detail]);
  return new Uint8Array(createHash('sha256').update(before).update(canonical).digest());
}

/** Adds a line to the district's chain. The head is locked until the transaction ends, so lines of two processes never fork. */
export function* appendLine(
  { district, operator, purpose, at }: Omit<Access, 'on'>,
  action: AuditAction,
  declarations: readonly string[],
  detail: string,
): Work<AuditHead> {
  const head = yield* selectOne(`SELECT seq, hash FROM audit_head WHERE district = ? ${forUpdate}`, district);
  const before = head === undefined ? chainStart : headOf(head);
  const line = { district, seq: before.seq + 1, at, operator, action, purpose, declarations, detail };
  const hash = hashOfLine(before.hash, line);
  yield* insert(
    'audit',
    ['district', 'seq', 'at', 'operator', 'action', 'purpose', 'declarations', 'detail', 'hash'],
    [[district, line.seq, at, operator, action, purpose, JSON.stringify(declarations), detail, hash]],
  );
  if (head === undefined) yield* insert('audit_head', ['district', 'seq', 'hash'], [[district, line.seq, hash]]);
  else yield* change('UPDATE audit_head SET seq = ?, hash = ? WHERE district = ?', line.seq, hash, district);
  return { seq: line.seq, hash };
}

/** Numbers that no program of ours wrote read as -1: a line that somebody has been at must not stop the verifier. */
const asWritten = (column: string): string =>
  `CASE WHEN ${column} BETWEEN 0 AND ${Number.MAX_SAFE_INTEGER} THEN ${column} ELSE -1 END AS ${column}`;

/** In order of their numbers. From 0 on, to see also what should not be there. */
export function* readLines(district: string, fromSeq: number, limit: number): Work<readonly AuditEntry[]> {
  const rows = yield* select(
    `SELECT district, ${asWritten('seq')}, ${asWritten('at')}, operator, action, purpose, declarations, detail, hash
     FROM audit WHERE district = ? AND audit.seq >= ? ORDER BY audit.seq LIMIT ?`,
    ...[district, fromSeq, limit],
  );
  return rows.map((row) => ({
    district: textIn(row, 'district'),
    seq: numberIn(row, 'seq'),
    at: numberIn(row, 'at'),
    operator: textIn(row, 'operator'),
    action: textIn(row, 'action') as AuditAction,
    purpose: textIn(row, 'purpose'),
    declarations: declarationsOf(textIn(row, 'declarations')),
    detail: textIn(row, 'detail'),
    hash: bytesIn(row, 'hash'),
  }));
}

/** A list that is not written as we write it becomes one odd entry, which no hash fits. */
function declarationsOf(written: string): readonly string[] {
  try {
    const list = JSON.parse(written) as unknown;
    if (Array.isArray(list) && JSON.stringify(list) === written) return list as string[];
  } catch {
    // Below.
  }
  return ['?', written];
}

export function* readHead(district: string): Work<AuditHead> {
  const head = yield* selectOne('SELECT seq, hash FROM audit_head WHERE district = ?', district);
  return head === undefined ? chainStart : headOf(head);
}

/** Districts that have a log. */
export function* auditedDistricts(): Work<readonly string[]> {
  const rows = yield* select('SELECT district FROM audit UNION SELECT district FROM audit_head ORDER BY district');
  return rows.map((row) => textIn(row, 'district'));
}

function headOf(row: Row): AuditHead {
  return { seq: numberIn(row, 'seq'), hash: bytesIn(row, 'hash') };
}

export type AuditVerdict =
  | { sound: true; lines: number; head: AuditHead }
  /** The first number at which the log is not what was written, and how it shows. */
  | { sound: false; seq: number; reason: 'missing' | 'out-of-order' | 'altered' | 'cut-off' | 'unlike-noted-head' };

/**
 * Reads a district's lines in order and names the first bad number. `noted` are heads known from elsewhere (printed with an export,
 * sent to the city): only they show that a whole chain was written anew.
 */
export class AuditVerifier {
  readonly #district: string;
  readonly #noted: ReadonlyMap<number, Uint8Array>;
  #before = chainStart;
  #broken: AuditVerdict | undefined;

  constructor(district: string, noted: readonly AuditHead[] = []) {
    this.#district = district;
    this.#noted = new Map(noted.map(({ seq, hash }) => [seq, hash]));
  }

  get isBroken(): boolean {
    return this.#broken !== undefined;
  }

  read(line: AuditEntry): void {
    if (this.#broken !== undefined) return;
    const seq = this.#before.seq + 1;
    if (line.seq !== seq) {
      this.#broken = { sound: false, seq, reason: line.seq > seq ? 'missing' : 'out-of-order' };
      return;
    }
    const noted = this.#noted.get(seq);
    if (line.district !== this.#district || !sameBytes(hashOfLine(this.#before.hash, line), line.hash))
      this.#broken = { sound: false, seq, reason: 'altered' };
    else if (noted !== undefined && !sameBytes(noted, line.hash)) this.#broken = { sound: false, seq, reason: 'unlike-noted-head' };
    this.#before = { seq, hash: line.hash };
  }

  /** After the last line. */
  end(head: AuditHead): AuditVerdict {
    if (this.#broken !== undefined) return this.#broken;
    const { seq, hash } = this.#before;
    const last = Math.max(head.seq, ...this.#noted.keys());
    if (last > seq) return { sound: false, seq: seq + 1, reason: 'cut-off' };
    if (head.seq < seq) return { sound: false, seq: head.seq + 1, reason: 'out-of-order' };
    if (!sameBytes(head.hash, hash)) return { sound: false, seq, reason: 'altered' };
    return { sound: true, lines: seq, head: { seq, hash } };
  }
}
