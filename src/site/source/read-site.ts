import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Site, siteSchema } from '../site.schema.ts';

/** `site.yaml` of a `content/` folder, with SITE_URL from the environment over its address. Throws a ZodError where it is wrong. */
export function readSite(content = join(process.cwd(), 'content')): Site {
  const site = siteSchema.parse(parse(readFileSync(join(content, 'site.yaml'), 'utf8')));
  return { ...site, url: (process.env['SITE_URL'] ?? site.url).replace(/\/$/u, '') };
}
