import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Site, siteSchema } from '../site.schema.ts';

/** `content/site.yaml`, with SITE_URL from the environment over its address. Throws a ZodError where it is wrong. */
export function readSite(): Site {
  const site = siteSchema.parse(parse(readFileSync(join(process.cwd(), 'content', 'site.yaml'), 'utf8')));
  return { ...site, url: (process.env['SITE_URL'] ?? site.url).replace(/\/$/u, '') };
}
