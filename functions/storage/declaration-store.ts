import type { DeclarationInbox } from '../declarations/declaration-inbox.ts';
import type { AuditHead, DeclarationRegister, DeclarationUpkeep } from '../declarations/declaration-register.ts';
import type { DeskSessions } from '../desk/desk-sessions.ts';
import { AuditVerifier, type AuditVerdict } from './audit-chain.ts';
import type { WorkArguments, WorkName, WorkResult } from './declaration-work.ts';

/** For `/readyz`: what would make an acknowledgement a lie. Anybody may read it: no names of hosts, no messages of errors. */
export interface Readiness {
  ready: boolean;
  /** One sentence each, for the operator. */
  problems: readonly string[];
  facts: Readonly<Record<string, string | number>>;
}

/** The two ports, and what the process that owns them needs. Only the entry holds one of these; a route gets its port. */
export interface DeclarationStore {
  inbox: DeclarationInbox;
  register: DeclarationRegister;
  upkeep: DeclarationUpkeep;
  sessions: DeskSessions;
  readiness: () => Promise<Readiness>;
  /** Reads a district's whole log and names the first bad line. */
  verifyAudit: (district: string, noted?: readonly AuditHead[]) => Promise<AuditVerdict>;
  auditedDistricts: () => Promise<readonly string[]>;
  close: () => Promise<void>;
}

/** What an engine has to offer: to run work for keeps, or only to look. */
export interface Engine {
  /** Resolves after the commit has been fsync'd. */
  write: <Name extends WorkName>(name: Name, ...args: WorkArguments<Name>) => Promise<WorkResult<Name>>;
  read: <Name extends WorkName>(name: Name, ...args: WorkArguments<Name>) => Promise<WorkResult<Name>>;
  readiness: () => Promise<Readiness>;
  close: () => Promise<void>;
}

/** The ports over any engine. */
export function storeOver({ write, read, readiness, close }: Engine): DeclarationStore {
  return {
    inbox: {
      append: async (declaration) => {
        const [appended] = await write('append', [declaration]);
        if (appended === undefined) throw new Error('no answer to an append');
        return appended;
      },
      find: (lookupHash) => read('find', lookupHash),
      amend: (amendment) => write('amend', amendment),
      renew: (renewal) => write('renew', renewal),
      withdraw: (withdrawal) => write('withdraw', withdrawal),
      receivedInHour: (district, hour) => read('receivedInHour', district, hour),
    },
    register: {
      batches: (district) => read('batches', district),
      callsSoon: (district) => read('callsSoon', district),
      recountCalls: (access, count) => write('recountCalls', access, count),
      list: (access, selection) => write('list', access, selection),
      open: (access, ids) => write('open', access, ids),
      mark: (access, id, revision, mark) => write('mark', access, id, revision, mark),
      addNote: (access, id, note) => write('addNote', access, id, note),
      amendFor: (access, id, amendment) => write('amendFor', access, id, amendment),
      renewFor: (access, id, renewal) => write('renewFor', access, id, renewal),
      withdrawFor: (access, id, withdrawal) => write('withdrawFor', access, id, withdrawal),
      reseal: (access, records) => write('reseal', access, records),
      askExport: (access, request) => write('askExport', access, request),
      approveExport: (access, id) => write('approveExport', access, id),
      finishExport: (access, id, fileSha256) => write('finishExport', access, id, fileSha256),
      exports: (access) => read('listExports', access),
      appendAudit: (access, action, detail) => write('appendAudit', access, action, detail),
      readAudit: (access, fromSeq, limit) => write('readAudit', access, fromSeq, limit),
      auditHead: (district) => read('readHead', district),
    },
    upkeep: {
      eraseDue: (today, at, tombstonesUntil) => untilNone(() => write('eraseDue', today, at, tombstonesUntil)),
      purge: (today, at) => untilNone(() => write('purge', today, at)),
      erasuresToJournal: (limit) => read('erasuresToJournal', limit),
      erasuresJournaled: (erasures) => write('erasuresJournaled', erasures),
      replayErasures: (erasures, at) => write('replayErasures', erasures, at),
    },
    sessions: {
      addChallenge: (challenge, most, at) => write('addChallenge', challenge, most, at),
      takeChallenge: (nonceHash, at) => write('takeChallenge', nonceHash, at),
      start: (access, session) => write('startSession', access, session),
      find: (tokenHash, at) => read('findSession', tokenHash, at),
      end: (access, tokenHash) => write('endSession', access, tokenHash),
    },
    readiness,
    verifyAudit: async (district, noted) => {
      const verifier = new AuditVerifier(district, noted);
      let from = Number.MIN_SAFE_INTEGER;
      for (;;) {
        const lines = await read('readLines', district, from, 1000);
        for (const line of lines) verifier.read(line);
        // After the lines, so that it is never behind them; if others wrote meanwhile, there are more to read.
        const head = await read('readHead', district);
        const last = lines.at(-1)?.seq ?? from - 1;
        if (verifier.isBroken || lines.length === 0 || head.seq <= last) return verifier.end(head);
        from = last + 1;
      }
    },
    auditedDistricts: () => read('auditedDistricts'),
    close,
  };
}

async function untilNone(step: () => Promise<number>): Promise<number> {
  let all = 0;
  for (let done = await step(); done > 0; done = await step()) all += done;
  return all;
}
