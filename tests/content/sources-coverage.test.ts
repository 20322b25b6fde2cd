import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * The sources were read row by row. Each row has one place in the portal, or a reason
 * why parents do not see it: nothing that a document grants gets lost on the way.
 */
const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

interface Row {
  id: string;
  what: string;
  paths: string[];
  reason: string;
}

function readRows(markdown: string): Row[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(1, line.lastIndexOf('|')).split('|').map((cell) => cell.trim()))
    .filter(([id = '']) => id !== 'id')
    .map(([id = '', what = '', shownAt = '', reason = '']) => ({
      id,
      what,
      paths: Array.from(shownAt.matchAll(/`([^`]+)`/gu), ([, path = '']) => path),
      reason,
    }));
}

const wanted = Object.values(JSON.parse(read('tests/content/source-rows.json')) as Record<string, string[]>).flat();
const rows = readRows(read('docs/sources-coverage.md'));

describe('docs/sources-coverage.md', () => {
  it('has exactly one row for every row of the sources, and no other', () => {
    expect(new Set(wanted).size).toBe(wanted.length);
    expect(rows.map(({ id }) => id).sort()).toEqual([...wanted].sort());
  });

  it('names only files that exist', () => {
    const missing = rows.flatMap(({ id, paths }) => paths.filter((path) => !existsSync(new URL(path, root))).map((path) => `${id}: ${path}`));
    expect(missing).toEqual([]);
  });

  it('says of every row what it is, and where it is shown or why it is not', () => {
    const mute = rows.filter(({ what, paths, reason }) => what === '' || (paths.length === 0 && reason === ''));
    expect(mute.map(({ id }) => id)).toEqual([]);
  });

  it('gives a reason where parents are only sent to the glossary', () => {
    const unexplained = rows.filter(({ paths, reason }) => !paths.some((path) => path.startsWith('content/')) && reason === '');
    expect(unexplained.map(({ id }) => id)).toEqual([]);
  });
});
