// Parents on bad networks: most of what they send breaks off, the server dies now and then, and they send the same form again until
// they hold a receipt. Afterwards each of them must have declared exactly once, and no receipt may ever have been another one.
import { randomBytes } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { receiptFromToken } from '../../src/declaration/receipt.ts';
import { declared } from '../support/declared-family.ts';
import { publishDesks, type RunningProcess, startServerProcess } from './start-server.ts';

export interface BrokenConnections {
  declarations: number;
  /** Requests that were begun. */
  attempts: number;
  /** Broken off by the parent, at any moment from the first byte on. */
  brokenOff: number;
  /** Ended by a server that died or was not there. */
  refused: number;
  /** Answered as a repeat: stored before, and the answer had been lost. A plain form would have stored it again. */
  repeats: number;
  kills: number;
  rows: number;
  /** Receipts that differ from the one that the token leads to. */
  changedReceipts: number;
  /** Parents with a receipt and no row, or the other way round. */
  strangers: number;
  /** Any answer but 200 and 201, by status. */
  others: Record<string, number>;
}

export interface BrokenConnectionsOptions {
  declarations: number;
  kills: number;
  /** Share of requests that break off. */
  broken?: number;
  parents?: number;
  /** Of a PostgreSQL that several processes share; left out, one process has a file of SQLite. */
  databaseUrl?: string;
  processes?: number;
}

interface Parent {
  token: string;
  receipts: Set<string>;
}

export async function breakConnections(options: BrokenConnectionsOptions): Promise<BrokenConnections> {
  const { declarations, kills, broken = 0.6, parents = 40, databaseUrl, processes = 1 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'broken-'));
  const site = join(folder, 'site');
  const data = join(folder, 'data');
  const env = databaseUrl === undefined ? process.env : { ...process.env, DATABASE_URL: databaseUrl };
  const servers: RunningProcess[] = [];
  try {
    await publishDesks(site);
    for (let index = 0; index < processes; index += 1) servers.push(await startServerProcess({ site, data }, env));
    const all: Parent[] = Array.from({ length: declarations }, () => ({
      token: randomBytes(32).toString('base64url'),
      receipts: new Set(),
    }));
    const counts = { attempts: 0, brokenOff: 0, refused: 0, repeats: 0, others: {} as Record<string, number> };
    const waiting = [...all];
    const progress = { done: 0 };

    const declareAtLast = async (parent: Parent): Promise<void> => {
      // Once more after the receipt, for some: a page that is loaded again.
      for (let wanted = Math.random() < 0.2 ? 2 : 1; wanted > 0;) {
        counts.attempts += 1;
        const server = servers[Math.floor(Math.random() * servers.length)];
        const answer = await send(server?.port ?? 0, parent.token, Math.random() < broken);
        if (answer === 'broken-off') counts.brokenOff += 1;
        else if (answer === 'refused') {
          counts.refused += 1;
          await pause(50);
        } else if (answer.status === 200 || answer.status === 201) {
          if (answer.status === 200 && parent.receipts.size === 0) counts.repeats += 1;
          parent.receipts.add(answer.receipt);
          wanted -= 1;
        } else {
          counts.others[answer.status] = (counts.others[answer.status] ?? 0) + 1;
          await pause(50);
        }
      }
      progress.done += 1;
    };
    const work = Promise.all(
      Array.from({ length: parents }, async () => {
        for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) await declareAtLast(parent);
      }),
    );

    let killed = 0;
    const starting = servers.map((): Promise<void> => Promise.resolve());
    const killing = async (): Promise<void> => {
      for (; killed < kills; killed += 1) {
        // Evenly over the run.
        while (progress.done < ((killed + 0.5) * declarations) / kills) await pause(5);
        const which = killed % servers.length;
        await starting[which];
        const server = servers[which];
        if (server === undefined || progress.done === declarations) return;
        await server.kill();
        // The others go on, and may die meanwhile.
        starting[which] = startServerProcess({ site, data, port: server.port }, env).then((started) => {
          servers[which] = started;
        });
      }
    };
    await Promise.all([work, killing()]);
    await Promise.all(starting);
    for (const server of servers) await server.kill();

    const ids = databaseUrl === undefined ? idsInSqlite(join(data, 'declarations.db')) : await idsInPostgres(databaseUrl);
    const expected = all.map(({ token, receipts }) => {
      const { id, reference, secret } = receiptFromToken(new Uint8Array(Buffer.from(token, 'base64url')));
      return { id, isChanged: receipts.size !== 1 || !receipts.has(`${reference} ${secret}`) };
    });
    const known = new Set(expected.map(({ id }) => id));
    const stored = new Set(ids);
    return {
      ...{ declarations, ...counts, kills: killed, rows: ids.length },
      changedReceipts: expected.filter(({ isChanged }) => isChanged).length,
      strangers: ids.filter((id) => !known.has(id)).length + expected.filter(({ id }) => !stored.has(id)).length,
    };
  } finally {
    for (const { process: child } of servers) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

type Answer = 'broken-off' | 'refused' | { status: number; receipt: string };

/** One request; `isBroken`: cut at a random moment, while it is being sent or while its answer is awaited. */
function send(port: number, token: string, isBroken: boolean): Promise<Answer> {
  const body = Buffer.from(JSON.stringify({ token, declaration: declared }));
  return new Promise((resolve) => {
    let wasBrokenOff = false;
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length, 'Sec-Fetch-Site': 'same-origin' };
    const asked: ClientRequest = request({ host: '127.0.0.1', port, path: '/api/v1/declarations', method: 'POST', headers, agent: false });
    asked.once('error', () => {
      resolve(wasBrokenOff ? 'broken-off' : 'refused');
    });
    asked.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        const { reference, secret } = JSON.parse(Buffer.concat(chunks).toString() || '{}') as { reference?: string; secret?: string };
        resolve({ status: response.statusCode ?? 0, receipt: `${reference ?? ''} ${secret ?? ''}` });
      });
      response.once('error', () => {
        resolve(wasBrokenOff ? 'broken-off' : 'refused');
      });
    });
    const breakOff = (): void => {
      wasBrokenOff = true;
      asked.destroy();
      resolve('broken-off');
    };
    if (!isBroken) asked.end(body);
    else if (Math.random() < 0.25) {
      // In the middle of the body.
      asked.write(body.subarray(0, Math.floor(Math.random() * body.length)));
      setTimeout(breakOff, Math.random() * 20);
    } else {
      asked.end(body);
      setTimeout(breakOff, Math.random() * 150);
    }
  });
}

function idsInSqlite(file: string): string[] {
  const database = new DatabaseSync(file);
  try {
    const [integrity] = database.prepare('PRAGMA integrity_check').all();
    if (integrity?.['integrity_check'] !== 'ok') throw new Error('the database is damaged');
    return database
      .prepare('SELECT declaration.id FROM declaration JOIN revision ON revision.declaration = declaration.id')
      .all()
      .map((row) => String(row['id']));
  } finally {
    database.close();
  }
}

async function idsInPostgres(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      'SELECT declaration.id FROM declaration JOIN revision ON revision.declaration = declaration.id',
    );
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}
