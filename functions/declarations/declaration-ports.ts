import type { Circumstances } from '../../src/declaration/declaration.schema.ts';
import { inChina } from '../../src/declaration/half-year.ts';
import type { DeclarationInbox } from './declaration-inbox.ts';
import type { DeskOf } from './desks.ts';

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
  /** Declarations that one district accepts in one hour; beyond it: later, or by phone. */
  mostInHour: number;
}

export function circumstances({ clock, form, isDistrict }: DeclarationPorts): Circumstances {
  return { today: inChina(clock()).day, form, isDistrict };
}
