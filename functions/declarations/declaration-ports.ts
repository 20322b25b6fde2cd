import { type Circumstances, declarationSchema } from '../../src/declaration/declaration.schema.ts';
import { inChina } from '../../src/declaration/half-year.ts';
import type { DeclarationInbox } from './declaration-inbox.ts';
import type { DeskOf } from './desks.ts';
import type { ProofOfWork } from './proof-of-work.ts';
import type { SealRevision } from './seal.ts';

/** Everything that the use cases need of the world. */
export interface DeclarationPorts {
  inbox: DeclarationInbox;
  deskOf: DeskOf;
  isDistrict: (code: string) => boolean;
  /** The version of form and wordings in force. */
  form: string;
  /** Milliseconds since 1970 UTC. */
  clock: () => number;
  randomBytes: (length: number) => Uint8Array;
  sealRevision: SealRevision;
  proofOfWork: ProofOfWork;
  /** Declarations in one hour from which on a district asks for a proof of work. */
  proofFrom: number;
  /** Declarations that one district accepts in one hour; beyond it: later, or by phone. */
  mostInHour: number;
}

type DeclarationSchema = ReturnType<typeof declarationSchema>;
const latest = new WeakMap<Circumstances['isDistrict'], { today: string; form: string; schema: DeclarationSchema }>();

/** The schema of today and of the places in force; building one costs more than a whole validation, so it is kept for the day. */
export function schemaInForce({ clock, form, isDistrict }: Pick<DeclarationPorts, 'clock' | 'form' | 'isDistrict'>): DeclarationSchema {
  const { day: today } = inChina(clock());
  const kept = latest.get(isDistrict);
  if (kept?.today === today && kept.form === form) return kept.schema;
  const schema = declarationSchema({ today, form, isDistrict });
  latest.set(isDistrict, { today, form, schema });
  return schema;
}
