import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Access } from '../../functions/declarations/declaration-register.ts';
import type { Desk } from '../../functions/declarations/desks.ts';
import { type Published, publishedFrom } from '../../functions/declarations/published.ts';
import { roleOf } from '../../functions/desk/desk-access.ts';
import { demonstrationKeyFile, demonstrationKeys } from '../../functions/platform/node-demonstration-key.ts';
import type { DeclarationStore } from '../../functions/storage/declaration-store.ts';
import { openDeclarationStore } from '../../functions/storage/open-declaration-store.ts';
import type { DeclarationData } from '../../src/declaration/declaration-data.ts';
import { inChina } from '../../src/declaration/half-year.ts';
import type { DeskRole } from '../../src/desk/desk-api.schema.ts';
import { projectRoot } from '../prerequisites.mjs';
import { type OpenedKey, readKey } from './key-files.ts';

/** Wrong words on the command line: the usage is shown. */
export class NotACommand extends Error {
  override name = 'NotACommand';
}

export const dataFolder = process.env['DATA_DIR'] ?? join(projectRoot, '.data');
export const databaseFile = join(dataFolder, 'declarations.db');

/** What the build has published: who is appointed today. */
export async function readPublished(
  site = process.env['SITE_DIR'] ?? join(projectRoot, 'dist'),
): Promise<Published & { backupDays: number }> {
  const file = join(site, 'declaration.json');
  if (!existsSync(file)) throw new Error(`${file} is not there: npm run build first, or SITE_DIR.`);
  const data = JSON.parse(readFileSync(file, 'utf8')) as DeclarationData;
  const isDemonstration = process.env['NODE_ENV'] !== 'production' && existsSync(join(dataFolder, demonstrationKeyFile));
  const demonstration = isDemonstration ? (await demonstrationKeys(dataFolder)).desk : undefined;
  return {
    ...publishedFrom(data, demonstration),
    backupDays: Math.min(35, ...Object.values(data.desks).map(({ backupDays }) => backupDays)),
  };
}

export async function withStore<Result>(use: (store: DeclarationStore) => Promise<Result>): Promise<Result> {
  const store = await openDeclarationStore({ databaseUrl: process.env['DATABASE_URL'], file: databaseFile });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

export function districtFrom(text: string | undefined): string {
  if (text === undefined || !/^\d{6}$/u.test(text)) throw new NotACommand('Which district? Its six digits.');
  return text;
}

export function accessFor(district: string, operator: string, purpose: string): Access {
  const at = Date.now();
  return { district, operator, purpose, at, on: inChina(at).day };
}

export interface SignedOperator {
  key: OpenedKey;
  desk: Desk;
  published: Published;
  access: Access;
}

/** The same as signing in over HTTP: the key is there, it is appointed for the district today, and the log has a line of it. */
export async function signedIn(
  { register }: DeclarationStore,
  {
    district,
    keyFile,
    purpose,
    roles = ['operator'],
  }: { district: string; keyFile: string | undefined; purpose: string; roles?: DeskRole[] },
): Promise<SignedOperator> {
  const published = await readPublished();
  const desk = published.deskOf(district);
  if (desk === undefined) throw new Error(`${district} has no desk.`);
  const key = await readKey(keyFile ?? join(dataFolder, demonstrationKeyFile));
  const access = accessFor(district, key.id, purpose);
  const role = await roleOf(desk, key.id);
  if (role === undefined || !roles.includes(role)) {
    await register.appendAudit(access, 'refused', 'terminal');
    throw new Error(`The key ${key.id} may not do that at the desk of ${district}; the log has noted it.`);
  }
  return { key, desk, published, access };
}
