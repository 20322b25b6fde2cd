import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DeclarationUpkeep, Erasure } from '../declarations/declaration-register.ts';

/**
 * Beside the backups, on the other disk: which declarations have been erased since. A restore goes through it, so that nothing withdrawn
 * comes back. One line of JSON each, only ever added to; it holds lookup hashes and days, and leads to nobody without a backup's rows.
 */
export const journalIn = (backups: string): string => join(backups, 'erasures.jsonl');

const mostAtOnce = 500;

/** Brings the journal up to date: on disk first, then noted as such. What stops in between is written twice, which changes nothing. */
export async function keepJournal(upkeep: DeclarationUpkeep, backups: string): Promise<number> {
  let all = 0;
  for (;;) {
    const erasures = await upkeep.erasuresToJournal(mostAtOnce);
    if (erasures.length === 0) return all;
    await append(journalIn(backups), erasures);
    await upkeep.erasuresJournaled(erasures);
    all += erasures.length;
  }
}

export interface Journal {
  erasures: readonly Erasure[];
  /** Lines that are none of ours. One that a power cut left unfinished is no loss: its erasure was written again. */
  unreadable: number;
}

export function readJournal(backups: string): Journal {
  const file = journalIn(backups);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const read = lines.filter((line) => line !== '').map(erasureIn);
  const erasures = read.filter((erasure) => erasure !== undefined);
  return { erasures, unreadable: read.length - erasures.length };
}

/** Leaves out what no backup can hold any more: erased before that day. */
export async function shortenJournal(backups: string, before: string): Promise<void> {
  const { erasures } = readJournal(backups);
  const kept = erasures.filter(({ on }) => on >= before);
  if (kept.length === erasures.length) return;
  const file = journalIn(backups);
  const handle = await open(`${file}.part`, 'w', 0o600);
  try {
    await handle.writeFile(kept.map(lineOf).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.part`, file);
}

async function append(file: string, erasures: readonly Erasure[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a', 0o600);
  try {
    // A line that a power cut left unfinished must not swallow the next one.
    await handle.appendFile(`\n${erasures.map(lineOf).join('')}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const lineOf = ({ lookupHash, state, on, eraseAfter }: Erasure): string =>
  `${JSON.stringify([Buffer.from(lookupHash).toString('base64'), state, on, eraseAfter])}\n`;

function erasureIn(line: string): Erasure | undefined {
  const [, hash, state, on, eraseAfter] =
    /^\["([A-Za-z0-9+/]{43}=)","(withdrawn|expired)","(\d{4}-\d{2}-\d{2})","(\d{4}-\d{2}-\d{2})"\]$/u.exec(line) ?? [];
  if (hash === undefined || on === undefined || eraseAfter === undefined) return undefined;
  return { lookupHash: new Uint8Array(Buffer.from(hash, 'base64')), state: state as Erasure['state'], on, eraseAfter };
}
