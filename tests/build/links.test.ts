import { readFileSync } from 'node:fs';
import { Parser } from 'htmlparser2';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { base, builtPages, fileFor, projectRoot } from '../support/built-site.ts';

interface Anatomy {
  ids: Set<string>;
  doubledIds: string[];
  /** Addresses as written, without those that leave the site. */
  targets: Set<string>;
}

const anatomies = new Map<string, Anatomy>();
const configured = (parse(readFileSync(`${projectRoot}/content/site.yaml`, 'utf8')) as { url: string }).url;
const ownOrigin = new URL(process.env['SITE_URL'] ?? configured).origin;
const addressAttributes = ['href', 'src', 'action', 'formaction', 'poster', 'cite', 'data', 'xlink:href'];

function dissect(html: string): Anatomy {
  const anatomy: Anatomy = { ids: new Set(), doubledIds: [], targets: new Set() };
  const references: string[] = [];
  const parser = new Parser({
    onopentag(_name, attributes) {
      const { id, for: labelled, srcset } = attributes;
      if (id !== undefined) {
        if (anatomy.ids.has(id)) anatomy.doubledIds.push(id);
        anatomy.ids.add(id);
      }
      for (const name of addressAttributes) if (attributes[name] !== undefined) anatomy.targets.add(attributes[name]);
      for (const candidate of srcset?.split(',') ?? []) anatomy.targets.add(candidate.trim().split(/\s/u)[0] ?? '');
      for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-details']) {
        references.push(...(attributes[name]?.split(/\s+/u) ?? []));
      }
      if (labelled !== undefined) references.push(labelled);
    },
  });
  parser.end(html);
  for (const id of references) if (id !== '') anatomy.targets.add(`#${id}`);
  return anatomy;
}

beforeAll(() => {
  for (const { file } of builtPages()) anatomies.set(file, dissect(readFileSync(file, 'utf8')));
});

/** At most ten of them, and how many there are: a broken layout breaks every page. */
function firstOf(findings: string[]): string[] {
  return findings.length > 10 ? [...findings.slice(0, 10), `… ${findings.length} in all`] : findings;
}

describe('every page of the built site', () => {
  it('is there', () => {
    expect(builtPages().length).toBeGreaterThan(1000);
  });

  it('says of what kind it is', () => {
    expect(firstOf(builtPages().flatMap(({ kind, path }) => (kind === 'unknown' ? [path] : [])))).toEqual([]);
  });

  it('has links, assets and anchors that lead somewhere', () => {
    const resolved = new Map<string, string | undefined>();
    const broken: string[] = [];
    for (const { path, file } of builtPages()) {
      for (const target of anatomies.get(file)?.targets ?? []) {
        const problem = problemWith(target, `${base.slice(0, -1)}${path}`, resolved);
        if (problem !== undefined) broken.push(`${path} → ${target}: ${problem}`);
      }
    }
    expect(firstOf(broken)).toEqual([]);
  });

  it('uses an id once', () => {
    const doubled = builtPages().flatMap(({ path, file }) => (anatomies.get(file)?.doubledIds ?? []).map((id) => `${path} #${id}`));
    expect(firstOf(doubled)).toEqual([]);
  });
});

function problemWith(target: string, from: string, resolved: Map<string, string | undefined>): string | undefined {
  if (/^(?:tel|mailto|sms|data):/iu.test(target)) return undefined;
  const url = new URL(target, `${ownOrigin}${from}`);
  if (url.origin !== ownOrigin) return undefined;
  if (target === '') return 'empty';
  // The function fills in the form of each district; without it, the nearest page is the one around the form.
  const path = decodeURIComponent(url.pathname).replace(/(?<=\/declare\/)\d{6}\/$/u, '');
  if (!resolved.has(path)) resolved.set(path, fileFor(path));
  const file = resolved.get(path);
  if (file === undefined) return 'nothing there';
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor === '' || !file.endsWith('.html')) return undefined;
  return anatomies.get(file)?.ids.has(anchor) ? undefined : 'no such anchor';
}
