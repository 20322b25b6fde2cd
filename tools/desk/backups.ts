import { Decrypter, Encrypter } from 'age-encryption';
import { dirname, join } from 'node:path';
import { backupName, dropOldBackups } from '../../functions/platform/node-backups.ts';
import { keepJournal, readJournal, shortenJournal } from '../../functions/storage/erasure-journal.ts';
import { backUpSqlite, restoreSqlite } from '../../functions/storage/sqlite-backup.ts';
import { eraseAfter, inChina } from '../../src/declaration/half-year.ts';
import { databaseFile, readPublished, withStore } from './desk-at-terminal.ts';
import { readKey } from './key-files.ts';

/** What is erased longer ago than this cannot be in any backup that is left. */
const journalMonths = 3;

/** A whole, checked copy, encrypted to the backup's own key; old copies and old lines of the journal go. */
export async function backUp({ folder, recipient }: { folder: string; recipient: string }): Promise<void> {
  refuseForPostgres('Back it up by its own means; the server keeps the journal of erasures in BACKUP_DIR.');
  const { backupDays } = await readPublished();
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const now = Date.now();
  const target = join(folder, backupName(now));
  const { declarations, newest } = await backUpSqlite({ file: databaseFile, target, encrypt: (bytes) => encrypter.encrypt(bytes) });
  await withStore(({ upkeep }) => keepJournal(upkeep, folder));
  await shortenJournal(folder, eraseAfter(inChina(now).day, -journalMonths));
  const dropped = dropOldBackups(folder, backupDays, now);
  console.log(`${target}: ${declarations} declarations, the newest of ${newest ?? 'none'}.`);
  if (dropped.length > 0) console.log(`${dropped.length} older than ${backupDays} days are gone, as the notice promises.`);
}

/** Where no store is yet. What was erased since the backup is erased again before anybody can read it. */
export async function restore({ backup, keyFile }: { backup: string; keyFile: string }): Promise<void> {
  refuseForPostgres('Restore it by its own means, then: npm run desk -- erase-again FOLDER');
  const { identity } = await readKey(keyFile);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const { erasures, unreadable } = readJournal(dirname(backup));
  const { declarations, newest, erasedAgain } = await restoreSqlite({
    ...{ backup, file: databaseFile, erasures },
    decrypt: (bytes) => decrypter.decrypt(bytes),
  });
  console.log(`${databaseFile}: ${declarations} declarations, the newest of ${newest ?? 'none'}.`);
  console.log(`${erasedAgain} that were erased since the backup are erased again (${erasures.length} lines in the journal).`);
  if (unreadable > 0) console.log(`${unreadable} lines of the journal could not be read: an unfinished one is no loss, more are.`);
  console.log('What came in since the backup is lost: tell the families, their receipts will not be found. The desks recount their calls.');
}

/** For a store that was restored by other means. */
export async function eraseAgain(folder: string): Promise<void> {
  const { erasures, unreadable } = readJournal(folder);
  const count = await withStore(({ upkeep }) => upkeep.replayErasures(erasures, Date.now()));
  console.log(
    `${count} of ${erasures.length} were there again and are erased.${unreadable > 0 ? ` ${unreadable} lines could not be read.` : ''}`,
  );
}

function refuseForPostgres(instead: string): void {
  if ((process.env['DATABASE_URL'] ?? '') !== '') throw new Error(`The store is a PostgreSQL server. ${instead}`);
}
