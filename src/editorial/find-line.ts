import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { ContentFile } from '../catalogue/content-file.ts';
import type { FieldPath } from './finding.ts';

/** The 1-based line of a field. A field that is not there is looked for where it would stand: in its parent. */
export type FindLine = (at: FieldPath) => number;

/** Parses a file once and answers for any of its fields. Called only for files that somebody complains about. */
export function findLinesIn(file: ContentFile): FindLine {
  const { yaml, linesBefore } = yamlOf(file);
  const lineCounter = new LineCounter();
  let root: unknown;
  try {
    root = parseDocument(yaml, { lineCounter, prettyErrors: false, stringKeys: true }).contents;
  } catch {
    return () => 1;
  }
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line + linesBefore;
  return (at) => {
    let line = 1;
    let node: unknown = root;
    for (const part of at) {
      const [offset, next] = step(node, part);
      if (offset === undefined) break;
      line = lineAt(offset);
      node = next;
    }
    return line;
  };
}

function step(node: unknown, part: string | number): [number | undefined, unknown] {
  if (isMap(node)) {
    for (const pair of node.items) {
      if (!isPair(pair) || !isScalar(pair.key) || String(pair.key.value) !== String(part)) continue;
      return [pair.key.range?.[0], pair.value];
    }
  }
  if (isSeq(node) && typeof part === 'number') {
    const item = node.items[part] as Node | undefined;
    return [item?.range?.[0], isAlias(item) ? undefined : item];
  }
  return [undefined, undefined];
}

/** The YAML of a file: its front matter, or all of it. JSON is YAML too. */
export function yamlOf(file: Pick<ContentFile, 'path' | 'text'>): { yaml: string; linesBefore: number } {
  if (!file.path.endsWith('.md')) return { yaml: file.text, linesBefore: 0 };
  const lines = file.text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/u.test(line));
  return { yaml: lines.slice(1, end === -1 ? lines.length : end).join('\n'), linesBefore: 1 };
}
