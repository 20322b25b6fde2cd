import type { DeclarationStore } from '../../functions/storage/declaration-store.ts';
import { keyIdOf } from '../../functions/declarations/desks.ts';
import { type Resealed, resealRecords } from '../../functions/desk/reseal-records.ts';
import { accessFor, readPublished, signedIn } from './desk-at-terminal.ts';
import { joinShares } from './key-files.ts';
import type { At } from './records.ts';

/** After an appointment or a removal has been published: an operator who still opens the records seals them to today's keys. */
export async function rotate(store: DeclarationStore, at: At): Promise<void> {
  const { access, key, desk } = await signedIn(store, { ...at, purpose: 'rotation' });
  report(at.district, await resealRecords(store.register, access, { identity: key.identity, desk }));
}

/** When nobody's key opens the records any more: two of the three shares of the recovery key do, and seal them to today's keys. */
export async function recover(store: DeclarationStore, districts: readonly string[]): Promise<void> {
  const published = await readPublished();
  const { identity, id } = await joinShares();
  for (const district of districts) {
    const desk = published.deskOf(district);
    const access = accessFor(district, id, 'recovery');
    const recoveryKeys = desk?.recipients.filter(({ role }) => role === 'recovery') ?? [];
    if (desk === undefined) throw new Error(`${district} has no desk to seal the records to.`);
    const ids = await Promise.all(recoveryKeys.map(({ publicKey }) => keyIdOf(publicKey)));
    if (!ids.includes(id))
      console.log(`Note: this is not the recovery key that is published for ${district} now; only older records open with it.`);
    report(district, await resealRecords(store.register, access, { identity, desk }));
  }
}

function report(district: string, { records, replaced, closed }: Resealed): void {
  console.log(`${district}: ${records} records; ${replaced} contents and notes are sealed to today’s keys now.`);
  if (closed > 0) {
    console.log(`${closed} did not open with this key and stay as they were.`);
    process.exitCode = 1;
  }
}
