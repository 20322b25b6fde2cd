import type { DivisionRow } from './districts.ts';

/** `/declaration.json`: what the function needs to know of what is published. Public, all of it. */
export interface DeclarationData {
  /** Where the portal stands, without a slash at the end: for the address on the receipt. */
  url: string;
  divisions: readonly DivisionRow[];
  /** Names of abolished divisions and the codes they became. */
  former: readonly (readonly [name: string, becomes: readonly string[]])[];
  /** By the code of the district: who receives there. */
  desks: Readonly<Record<string, PublishedDesk>>;
  /**
   * Keys that may approve exports of every desk inside an area, by the area's code: the second operator of a desk that has one person.
   * Left out by builds from before there were any.
   */
  exportApprovers?: Readonly<Record<string, readonly string[]>>;
  /** By the area's code; districts without any use those of the areas above. */
  contacts?: Readonly<Record<string, readonly PublishedContact[]>>;
  /** Platforms that an area names, by the area's code; districts use those of the areas above as well. */
  platforms: Readonly<Record<string, readonly PublishedNames[]>>;
}

/** An office or a station that a family may turn to instead. */
export interface PublishedContact {
  name: PublishedNames;
  phone?: string | undefined;
  address?: PublishedNames | undefined;
  /** False: published once, not confirmed since. */
  isChecked: boolean;
}

export interface PublishedNames {
  zh: string;
  en?: string | undefined;
  ug?: string | undefined;
}

/** `desk` of an `area.yaml`: review of its change is the appointment, its removal the revocation. */
export interface PublishedDesk {
  handler: PublishedNames;
  phone: string;
  officer: PublishedNames;
  officerPhone: string;
  retentionMonths: number;
  backupDays: number;
  operators: readonly string[];
  recoveryKey: string;
}
