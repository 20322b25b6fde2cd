import { eraseAfter, halfYearOf, inChina } from '../../src/declaration/half-year.ts';
import { type Problem, problemsOf } from '../../src/declaration/problems.ts';
import { type Receipt, receiptFromToken } from '../../src/declaration/receipt.ts';
import { closeRevision } from './close-revision.ts';
import type { DeclarationRow } from './declaration-inbox.ts';
import { type DeclarationPorts, schemaInForce } from './declaration-ports.ts';

export interface Submission {
  /** 32 random bytes that the form carries: the same form sent twice is the same declaration. */
  token: Uint8Array;
  declaration: unknown;
  /** Looks automatic: stored, but set aside for the desk to look at. */
  suspect: boolean;
  /** Asked for where the district receives more than people send; empty where no script ran. */
  proof: string;
  /** Without a proof: refused (a program), or set aside (a form without a script). */
  withoutProof: 'refuse' | 'set-aside';
}

export type Submitted =
  | { outcome: 'received'; receipt: Receipt; row: DeclarationRow; isRepeat: boolean }
  /** This form was sent before with other answers. The first ones stand; the receipt changes them. */
  | { outcome: 'other-content'; receipt: Receipt }
  | { outcome: 'problems'; problems: readonly Problem[] }
  /** The district has no desk that could read it. */
  | { outcome: 'closed' }
  /** The district's hour is full. */
  | { outcome: 'full' }
  /** The district receives more than people send: a proof of work is asked for, and this was none, or no good one. */
  | { outcome: 'proof-needed' };

/** Validates, seals, stores. What it reports as received is on disk. */
export async function submitDeclaration(submission: Submission, ports: DeclarationPorts): Promise<Submitted> {
  const { token, declaration, proof, withoutProof } = submission;
  const checked = schemaInForce(ports).safeParse(declaration);
  if (!checked.success) return { outcome: 'problems', problems: problemsOf(checked.error.issues) };
  const { district, needs } = checked.data;
  const desk = ports.deskOf(district);
  if (!desk) return { outcome: 'closed' };

  const { day, hour } = inChina(ports.clock());
  const receipt = receiptFromToken(token);
  const received = await ports.inbox.receivedInHour(district, hour);
  let { suspect } = submission;
  // What is there already is answered whatever the hour is like.
  if (received >= ports.proofFrom && !(await ports.inbox.find(receipt.lookupHash))) {
    if (received >= ports.mostInHour) return { outcome: 'full' };
    if (proof === '' && withoutProof === 'set-aside') suspect = true;
    else if ((await ports.proofOfWork.judge(proof, district, receipt.id)) !== 'proved') return { outcome: 'proof-needed' };
  }

  const appended = await ports.inbox.append({
    ...(await closeRevision(checked.data, { receipt, revision: 1, desk, ports })),
    id: receipt.id,
    lookupHash: receipt.lookupHash,
    district,
    halfYear: halfYearOf(day),
    receivedOn: day,
    eraseAfter: eraseAfter(day, desk.retentionMonths),
    suspect,
    callSoon: needs.callSoon,
    hour,
  });
  if (appended.outcome === 'other-content') return { outcome: 'other-content', receipt };
  return { outcome: 'received', receipt, row: appended.row, isRepeat: appended.outcome === 'same' };
}

/** The puzzle for a district that receives more than people send; undefined in quiet times. */
export async function challengeNow(
  district: string,
  { inbox, clock, proofFrom, proofOfWork }: DeclarationPorts,
): Promise<string | undefined> {
  const received = await inbox.receivedInHour(district, inChina(clock()).hour);
  return received < proofFrom ? undefined : proofOfWork.challengeFor(district);
}
