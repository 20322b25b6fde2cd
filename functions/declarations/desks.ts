/** Who receives declarations in a district. Public facts, all of them: names, numbers, public keys. */
export interface Desk {
  /** An age recipient for each operator, and the recovery key's. */
  recipients: readonly Recipient[];
  /** Public keys that may approve the desk's exports and read nothing: the city's, the province's. */
  approvers: readonly string[];
  /** Months after which a record that nobody renews is erased. */
  retentionMonths: number;
  /** Days for which backups keep what was erased. */
  backupDays: number;
  handler: OfficeNames;
  handlerPhone: string | undefined;
  /** The person in charge of children's data (CPR 8): by function, with a number. */
  officer: OfficeNames | undefined;
  officerPhone: string | undefined;
  /** Platforms that a declaration may be passed on to, if the guardian consents. */
  platforms: readonly OfficeNames[];
  /** Made on the first start for trying things out; nobody official reads it. */
  isDemonstration: boolean;
}

export interface Recipient {
  /** `age1…` */
  publicKey: string;
  role: 'operator' | 'recovery';
}

export interface OfficeNames {
  zh: string;
  en?: string | undefined;
  ug?: string | undefined;
}

/** The desk of a district, or undefined where none is open: the form then says where to go instead. */
export type DeskOf = (district: string) => Desk | undefined;

const keyIds = new Map<string, string>();

/** What keys are called in the store and in the log: the beginning of the public key's hash. For published keys: they are remembered. */
export async function keyIdOf(publicKey: string): Promise<string> {
  const known = keyIds.get(publicKey);
  if (known !== undefined) return known;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(publicKey)));
  const id = Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (keyIds.size < 10_000) keyIds.set(publicKey, id);
  return id;
}
