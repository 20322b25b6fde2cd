// A process under load: fifty parents who declare, amend and withdraw, and a desk that reads. Every answer that says "it is stored" is
// written down before anything else happens, in a file that a killed process leaves behind: `A id`, `M id revision`, `W id`, `S id`.
import { openSync, writeSync } from 'node:fs';
import { StoreUnavailable } from '../../functions/declarations/declaration-inbox.ts';
import type { Access } from '../../functions/declarations/declaration-register.ts';
import type { DeclarationStore } from '../../functions/storage/declaration-store.ts';
import { openPostgresStore } from '../../functions/storage/postgres-declaration-store.ts';
import { openSqliteStore } from '../../functions/storage/sqlite-declaration-store.ts';
import {
  amendmentFor,
  confirmCodeOf,
  declarationFor,
  districtOf,
  eraseAfter,
  lookupHashOf,
  receivedOn,
  wantsCall,
} from './derived-declarations.ts';

export interface Load {
  /** A file of SQLite, or postgres://… */
  store: string;
  /** Goes into every id: no two runs declare the same. */
  name: string;
  parents: number;
  seconds: number;
  /** Where answers are written down. */
  acknowledged: string;
  /** The weak writer in place of the real one. */
  weakness?: 'synchronous-normal' | 'synchronous-off' | 'answer-before-commit' | 'commit-later' | undefined;
  /** Instead of families of its own: these many, the same for every process of this name; prints how many were new. */
  shared?: number | undefined;
}

const load = JSON.parse(process.argv[2] ?? '{}') as Load;
const store = await open();
const acknowledged = openSync(load.acknowledged, 'a');
const acknowledge = (...words: (string | number)[]): void => {
  writeSync(acknowledged, `${words.join(' ')}\n`);
};
let until = Date.now() + load.seconds * 1000;
// Asked to end: what is under way is still answered.
process.on('SIGTERM', () => {
  until = Date.now();
});

if (load.shared === undefined) {
  await Promise.all(Array.from({ length: load.parents }, (_, parent) => parentsLife(parent)));
} else {
  await bringTheSame(load.shared);
}
await store.close();

async function open(): Promise<DeclarationStore> {
  if (load.store.startsWith('postgres:')) return await openPostgresStore({ connectionString: load.store });
  if (load.weakness === undefined) return await openSqliteStore({ file: load.store });
  process.env['WRITER_WEAKNESS'] = load.weakness;
  return await openSqliteStore({ file: load.store, writerThread: new URL('./weak-writer-thread.ts', import.meta.url) });
}

/** What a phone does when the answer does not come: the same once more. */
async function persistently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || Date.now() > until + 30_000) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 100));
    }
  }
}

function expected(what: string, outcome: string, ...allowed: string[]): void {
  if (allowed.includes(outcome)) return;
  acknowledge('!', what, outcome);
  throw new Error(`${what}: ${outcome}`);
}

async function parentsLife(parent: number): Promise<void> {
  const { inbox, register } = store;
  for (let child = 0; Date.now() < until; child += 1) {
    const id = `${load.name}-${parent}-${child}`;
    expected(id, (await persistently(() => inbox.append(declarationFor(id)))).outcome, 'stored', 'same');
    acknowledge('A', id);
    const fate = Math.random();
    if (fate < 0.15) {
      expected(id, (await persistently(() => inbox.append(declarationFor(id)))).outcome, 'same');
    } else if (fate < 0.3) {
      expected(id, (await persistently(() => inbox.amend(amendmentFor(id, 1)))).outcome, 'done', 'same');
      acknowledge('M', id, 2);
    } else if (fate < 0.36) {
      const withdrawal = { lookupHash: lookupHashOf(id), on: receivedOn, eraseAfter, callOutstanding: wantsCall(id) };
      expected(id, (await persistently(() => inbox.withdraw(withdrawal))).outcome, 'done', 'same');
      acknowledge('W', id);
    } else if (fate < 0.46) {
      const access: Access = { district: districtOf(id), operator: 'k-desk-1', purpose: 'round', at: Date.now(), on: receivedOn };
      const marked = await persistently(() => register.mark(access, id, 1, { step: 'see', confirmCode: confirmCodeOf(id, 1) }));
      expected(id, marked.outcome, 'done', 'same');
      acknowledge('S', id);
    }
  }
}

/** Each in an order of its own; what is stored is told to exactly one. */
async function bringTheSame(count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, index) => `${load.name}-${index}`);
  const order = ids.map((id) => ({ id, place: Math.random() })).sort((one, other) => one.place - other.place);
  const outcomes = { stored: 0, same: 0 };
  await Promise.all(
    Array.from({ length: load.parents }, async () => {
      for (let next = order.pop(); next !== undefined; next = order.pop()) {
        const { id } = next;
        const { outcome } = await persistently(() => store.inbox.append(declarationFor(id)));
        expected(id, outcome, 'stored', 'same');
        outcomes[outcome === 'stored' ? 'stored' : 'same'] += 1;
        acknowledge('A', id);
      }
    }),
  );
  console.log(JSON.stringify(outcomes));
}
