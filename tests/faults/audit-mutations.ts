// Somebody with access to the database changes the log behind our back: does the verifier say where?
import { randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { type AuditVerdict, AuditVerifier, readHead, readLines } from '../../functions/storage/audit-chain.ts';
import { SqliteConnection } from '../../functions/storage/sqlite-connection.ts';

const texts = ['operator', 'action', 'purpose', 'declarations', 'detail'] as const;

interface Mutation {
  what: string;
  /** The first line that is not what was written. */
  seq: number;
}

export interface MutationCounts {
  mutations: number;
  located: number;
  examples: string[];
}

/** Each in a transaction that is rolled back, so that every one starts from the sound log. */
export function mutateLog(file: string, district: string, mutations: number): MutationCounts {
  const connection = SqliteConnection.openForWriting(file);
  const { database } = connection;
  const verify = (): AuditVerdict => {
    const verifier = new AuditVerifier(district);
    for (const line of connection.run(readLines(district, Number.MIN_SAFE_INTEGER, 1_000_000))) verifier.read(line);
    return verifier.end(connection.run(readHead(district)));
  };
  try {
    const sound = verify();
    if (!sound.sound) throw new Error(`the log is broken before anybody touched it: ${sound.reason}`);
    const counts: MutationCounts = { mutations: 0, located: 0, examples: [] };
    for (; counts.mutations < mutations; counts.mutations += 1) {
      database.exec('BEGIN IMMEDIATE');
      const mutation = mutate(database, district, sound.lines, counts.mutations);
      const verdict = verify();
      database.exec('ROLLBACK');
      if (!verdict.sound && verdict.seq === mutation.seq) counts.located += 1;
      else if (counts.examples.length < 5) counts.examples.push(`${mutation.what} at ${mutation.seq}: ${JSON.stringify(verdict)}`);
    }
    return counts;
  } finally {
    connection.close();
  }
}

function mutate(database: DatabaseSync, district: string, lines: number, turn: number): Mutation {
  const seq = randomInt(1, lines + 1);
  const at = [district, seq] as const;
  const where = 'WHERE district = ? AND seq = ?';
  switch (turn % 9) {
    case 0: {
      const column = texts[randomInt(texts.length)] ?? 'detail';
      const bytes = Buffer.from(
        (database.prepare(`SELECT ${column} AS text FROM audit ${where}`).get(...at) as { text: string }).text || 'x',
      );
      const place = randomInt(bytes.length);
      // Any other printable sign in its place.
      bytes[place] = 33 + (((bytes[place] ?? 33) - 33 + randomInt(1, 94)) % 94);
      database.prepare(`UPDATE audit SET ${column} = ? ${where}`).run(bytes.toString('latin1'), ...at);
      return { what: `${column} altered`, seq };
    }
    case 1: {
      const bit = 2 ** randomInt(0, 50) * (randomInt(2) === 0 ? 1 : 4096);
      database.prepare(`UPDATE audit SET at = at + ? ${where}`).run(bit, ...at);
      return { what: 'time altered', seq };
    }
    case 2: {
      const hash = Buffer.from((database.prepare(`SELECT hash FROM audit ${where}`).get(...at) as { hash: Uint8Array }).hash);
      const place = randomInt(32);
      hash.writeUInt8(hash.readUInt8(place) ^ (1 << randomInt(8)), place);
      database.prepare(`UPDATE audit SET hash = ? ${where}`).run(hash, ...at);
      return { what: 'hash altered', seq };
    }
    case 3:
      database.prepare(`DELETE FROM audit ${where}`).run(...at);
      return { what: 'line dropped', seq };
    case 4: {
      // The numbers of two lines exchanged.
      const other = 1 + ((seq - 1 + randomInt(1, lines)) % lines);
      const move = database.prepare(`UPDATE audit SET seq = ? ${where}`);
      move.run(-7, district, seq);
      move.run(seq, district, other);
      move.run(other, district, -7);
      return { what: 'lines exchanged', seq: Math.min(seq, other) };
    }
    case 5:
      database.prepare('DELETE FROM audit WHERE district = ? AND seq >= ?').run(...at);
      return { what: 'end cut off', seq };
    case 6: {
      // One more at the end, as if it had been written.
      database
        .prepare(`INSERT INTO audit SELECT district, ?, at, operator, action, purpose, declarations, detail, hash FROM audit ${where}`)
        .run(lines + 1, ...at);
      return { what: 'line added', seq: lines + 1 };
    }
    case 7: {
      const number = randomInt(2) === 0 ? lines + 1000 + seq : -seq;
      database.prepare(`UPDATE audit SET seq = ? ${where}`).run(number, ...at);
      // Whichever comes first: the odd number below one, or the gap.
      return { what: 'number altered', seq: number < 0 ? 1 : seq };
    }
    default: {
      // Put in between, everything after it moved on.
      database.prepare('UPDATE audit SET seq = -seq WHERE district = ? AND seq >= ?').run(...at);
      database.prepare('UPDATE audit SET seq = 1 - seq WHERE district = ? AND seq < 0').run(district);
      database
        .prepare(`INSERT INTO audit SELECT district, ?, at + 1, operator, action, purpose, declarations, detail, hash FROM audit ${where}`)
        .run(seq, district, seq + 1);
      return { what: 'line put in between', seq };
    }
  }
}
