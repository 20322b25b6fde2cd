import { isMap, isScalar, isSeq, type Node, Pair, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import type { FieldPath } from '../finding.ts';

/**
 * Changes single fields of an editor's file and nothing else: comments, order, quotes, blanks and line ends stay as they are,
 * byte for byte. The place of a field comes from the `yaml` package's own reading; the new text is put there.
 */

/** The file with a field set to a value. A field that is not there comes after the last one of its group, or after `after`. */
export function setField(path: string, text: string, at: FieldPath, value: unknown, after?: string): string {
  return edit(path, text, (source) => {
    const { parent, key, pair } = find(source.root, at);
    if (pair) return replaceValue(source, parent, pair, value);
    if (parent === undefined) return splice(source, 0, 0, `${linesOf(key, value, '')}\n`);
    if (parent.flow) return insertIntoFlow(source, parent, `${key}: ${inline(value)}`);
    const beside = (after === undefined ? undefined : pairOf(parent, after)) ?? parent.items.at(-1);
    const indent = indentAt(source.yaml, keyStart(parent.items[0]));
    return insertLine(source, beside ? endOf(beside) : 0, linesOf(key, value, indent));
  });
}

/** The file without a field; a file that does not have it stays as it is. */
export function removeField(path: string, text: string, at: FieldPath): string {
  return edit(path, text, (source) => {
    const { parent, pair } = find(source.root, at);
    if (!parent || !pair) return source.yaml;
    if (!parent.flow) {
      const start = source.yaml.lastIndexOf('\n', keyStart(pair) - 1) + 1;
      if (source.yaml.slice(start, keyStart(pair)).trim() !== '') throw new RangeError(`${at.join('.')} stands behind a dash`);
      const end = lineEnd(source.yaml, trimmedEnd(source.yaml, endOf(pair)));
      return splice(source, start, Math.min(end + 1, source.yaml.length), '');
    }
    const index = parent.items.indexOf(pair);
    const [before, behind] = [parent.items[index - 1], parent.items[index + 1]];
    if (before) return splice(source, endOf(before), endOf(pair), '');
    return splice(source, keyStart(pair), behind ? keyStart(behind) : endOf(pair), '');
  });
}

/** The file with one more entry at the end of a list; the list is made where there is none. */
export function appendItem(path: string, text: string, at: FieldPath, item: unknown): string {
  const { root } = readSource(path, text);
  const list = find(root, at).pair?.value;
  if (!isSeq(list) || list.items.length === 0) return setField(path, text, at, [item]);
  return edit(path, text, (source) => {
    const found = find(source.root, at).pair?.value as YAMLSeq<Node>;
    if (found.flow) return insertIntoFlow(source, found, inline(item));
    const indent = indentAt(source.yaml, rangeOf(found)[0]);
    return insertLine(source, rangeOf(found.items.at(-1))[1], `${indent}- ${inline(item)}`);
  });
}

interface Source {
  yaml: string;
  root: YAMLMap<Node, Node> | undefined;
  newline: string;
}

function edit(path: string, text: string, change: (source: Source) => string): string {
  const { start, end, ...source } = readSource(path, text);
  const edited = text.slice(0, start) + change(source) + text.slice(end);
  // Never hand an editor a file that cannot be read.
  readSource(path, edited);
  return edited;
}

/** The YAML of a file as it is, with where it begins and ends: the front matter of Markdown, all of anything else. */
function readSource(path: string, text: string): Source & { start: number; end: number } {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  let [start, end] = [0, text.length];
  if (path.endsWith('.md')) {
    const match = /^\uFEFF?---[ \t]*\r?\n(?<yaml>[\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/u.exec(text);
    if (!match?.groups) throw new RangeError(`${path} has no front matter`);
    start = text.indexOf('\n') + 1;
    end = start + (match.groups['yaml'] ?? '').length;
  }
  const yaml = text.slice(start, end);
  const document = parseDocument(yaml, { prettyErrors: false, stringKeys: true });
  if (document.errors.length > 0) throw new RangeError(`${path} cannot be read`);
  const root = isMap(document.contents) && document.contents.items.length > 0 ? document.contents : undefined;
  return { yaml, root: root as Source['root'], newline, start, end };
}

interface Place {
  /** The group that holds the field, or would hold it. */
  parent: YAMLMap<Node, Node> | undefined;
  key: string;
  pair: Pair<Node, Node> | undefined;
}

function find(root: Source['root'], at: FieldPath): Place {
  let parent: unknown = root;
  for (const part of at.slice(0, -1)) {
    parent =
      isSeq(parent) && typeof part === 'number' ? parent.items[part] : isMap(parent) ? pairOf(parent as never, part)?.value : undefined;
    if (parent === undefined) throw new RangeError(`nothing stands at ${at.join('.')}`);
  }
  const key = at.at(-1) ?? '';
  if (isSeq(parent) && typeof key === 'number') {
    // An entry of a list is replaced like a value.
    return { parent: undefined, key: String(key), pair: new Pair<Node, Node>(parent.items[key] as Node, parent.items[key] as Node) };
  }
  const map = isMap(parent) ? (parent as YAMLMap<Node, Node>) : undefined;
  return { parent: map, key: String(key), pair: map && pairOf(map, key) };
}

const pairOf = (map: YAMLMap<Node, Node>, key: string | number): Pair<Node, Node> | undefined =>
  map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));

function replaceValue(source: Source, parent: YAMLMap<Node, Node> | undefined, pair: Pair<Node, Node>, value: unknown): string {
  const old = pair.value;
  if (isScalar(old) && !isBlockScalar(old) && rangeOf(old)[1] > rangeOf(old)[0] && !isObject(value)) {
    return splice(source, rangeOf(old)[0], rangeOf(old)[1], inline(value));
  }
  if (parent === undefined) return splice(source, rangeOf(old)[0], trimmedEnd(source.yaml, rangeOf(old)[1]), inline(value));
  const key = pair.key;
  const text = parent.flow ? ` ${inline(value)}` : linesOf('', value, indentAt(source.yaml, keyStart(pair)));
  const end = Math.max(rangeOf(key)[1] + 1, trimmedEnd(source.yaml, endOf(pair)));
  return splice(source, rangeOf(key)[1], end, text.replace(/^(?!:)/u, ':'));
}

function insertIntoFlow(source: Source, into: YAMLMap<Node, Node> | YAMLSeq<Node>, text: string): string {
  const last = into.items.at(-1);
  const end = last === undefined ? rangeOf(into)[0] + 1 : 'key' in last ? endOf(last) : rangeOf(last)[1];
  return splice(source, end, end, last === undefined ? text : `, ${text}`);
}

/** Puts lines after the line on which something ends. */
function insertLine(source: Source, after: number, lines: string): string {
  const end = lineEnd(source.yaml, trimmedEnd(source.yaml, after));
  const line = source.yaml[end - 1] === '\r' ? end - 1 : end;
  return splice(source, line, line, `\n${lines}${end === source.yaml.length ? '\n' : ''}`);
}

function splice({ yaml, newline }: Source, from: number, to: number, text: string): string {
  return yaml.slice(0, from) + text.replaceAll('\n', newline) + yaml.slice(to);
}

const rangeOf = (node: Node | null | undefined): [number, number] => {
  if (!node?.range) throw new RangeError('a node without a place');
  return [node.range[0], node.range[1]];
};
const keyStart = (pair: Pair<Node, Node> | undefined): number => rangeOf(pair?.key)[0];
const endOf = (pair: Pair<Node, Node>): number => (pair.value?.range ? pair.value.range[1] : rangeOf(pair.key)[1] + 1);
const isBlockScalar = (node: Node): boolean => isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL');
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** Blocks end behind their last line break: back to the last sign. */
function trimmedEnd(yaml: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/u.test(yaml[at - 1] ?? '')) at -= 1;
  return at;
}

function lineEnd(yaml: string, from: number): number {
  const end = yaml.indexOf('\n', from);
  return end === -1 ? yaml.length : end;
}

const indentAt = (yaml: string, at: number): string => ' '.repeat(at - (yaml.lastIndexOf('\n', at - 1) + 1));

const style = { lineWidth: 0, singleQuote: true, flowCollectionPadding: false } as const;

/** A value on one line, also where the package alone would take a block for it. */
export function inline(value: unknown): string {
  return stringify([value], { ...style, collectionStyle: 'flow' })
    .trimEnd()
    .slice(1, -1);
}

/** `key: value`; lists and groups of groups take lines of their own, what is inside them one line each. */
function linesOf(key: string, value: unknown, indent: string): string {
  const head = key === '' ? ':' : `${indent}${key}:`;
  const below = `${indent}  `;
  if (Array.isArray(value)) return [head, ...value.map((item) => `${below}- ${inline(item)}`)].join('\n');
  if (!isGroup(value) || !Object.values(value).some(isGroup)) return `${head} ${inline(value)}`;
  const lines = Object.entries(value).flatMap(([name, inner]) =>
    isGroup(inner)
      ? [`${below}${inline(name)}:`, ...Object.entries(inner).map(([id, each]) => `${below}  ${inline(id)}: ${inline(each)}`)]
      : [`${below}${inline(name)}: ${inline(inner)}`],
  );
  return [head, ...lines].join('\n');
}

const isGroup = (value: unknown): value is object => isObject(value) && !Array.isArray(value);
