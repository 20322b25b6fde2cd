import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ColumnProfile, columnProfileSchema } from '../column-profile.schema.ts';

/** `content/desk/profiles/*.yaml`, in order of their names. Throws where one is wrong, with its file and field. */
export function readProfiles(folder = join(process.cwd(), 'content', 'desk', 'profiles')): ColumnProfile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => {
      const checked = columnProfileSchema.safeParse(parse(readFileSync(join(folder, name), 'utf8')));
      if (!checked.success) throw new Error(`content/desk/profiles/${name}\n${z.prettifyError(checked.error)}`);
      return { id: name.slice(0, -'.yaml'.length), ...checked.data };
    });
}
