import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { type Assembly, assembleCatalogue } from '../assemble-catalogue.ts';
import { assembleGuides, type Guide } from '../assemble-guides.ts';
import type { ContentFile } from '../content-file.ts';

/** Folders and files of `content/` that make up the catalogue, and the words that search knows. */
const catalogueParts = ['areas', 'documents', 'pages', 'lexicon'];
const catalogueFiles = ['divisions.json', 'departments.yaml', 'places.yaml', 'required-documents.yaml', 'hotlines.yaml'];

/** Every file of the catalogue below `root` (the `content/` folder), relative to it, in a stable order. */
export function listContent(root: string): string[] {
  const files = catalogueParts.flatMap((part) => listFiles(join(root, part)));
  return [...catalogueFiles, ...files.map((absolute) => relative(root, absolute).split(sep).join('/'))];
}

/** The text of those files whose path is wanted. */
export function readContentTexts(
  root: string,
  wanted = /^/u,
  paths: readonly string[] = listContent(root),
): { path: string; text: string }[] {
  return paths.flatMap((path) => {
    const text = wanted.test(path) ? readText(join(root, path)) : undefined;
    return text === undefined ? [] : [{ path, text }];
  });
}

/** Every file of the catalogue, read and parsed. */
export function readContent(root: string, parse = parseContentFile): ContentFile[] {
  return readContentTexts(root).map(({ path, text }) => parse(path, text));
}

/** The catalogue of a `content/` folder, with what the schemas refuse. */
export function loadCatalogue(root: string): Assembly & { files: ContentFile[]; guides: Guide[] } {
  return assembleContent(readContent(root));
}

/** The same from files that are at hand. */
export function assembleContent(files: ContentFile[]): Assembly & { files: ContentFile[]; guides: Guide[] } {
  const { catalogue, issues } = assembleCatalogue(files, shortDigest);
  const guides = assembleGuides(files, shortDigest);
  return { catalogue, issues: [...issues, ...guides.issues], files, guides: guides.guides };
}

/** First 12 hex digits of the SHA-256 of a text. */
export function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Splits front matter from Markdown and parses YAML or JSON. Never throws for bad content. */
export function parseContentFile(path: string, raw: string): ContentFile {
  const text = raw.replaceAll('\r\n', '\n');
  if (path.endsWith('.json')) return { path, text, body: '', bodyLine: 1, ...parseJson(text) };
  if (!path.endsWith('.md')) return { path, text, body: '', bodyLine: 1, ...parseYaml(text, 0) };
  const match = /^\uFEFF?---[ \t]*\n(?<yaml>[\s\S]*?)(?:(?<=\n)|\n)---[ \t]*(?:\n|$)(?<body>[\s\S]*)$/u.exec(text);
  if (!match?.groups) {
    return { path, text, data: undefined, body: text, bodyLine: 1, syntaxError: { line: 1, message: 'front-matter' } };
  }
  const { yaml = '', body = '' } = match.groups;
  const bodyLine = text.length === 0 ? 1 : text.slice(0, text.length - body.length).split('\n').length;
  return { path, text, body, bodyLine, ...parseYaml(yaml, 1) };
}

function parseYaml(yaml: string, linesBefore: number): Pick<ContentFile, 'data' | 'syntaxError'> {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false, stringKeys: true });
  const [error] = document.errors;
  if (error) {
    return {
      data: undefined,
      syntaxError: { line: lineCounter.linePos(error.pos[0]).line + linesBefore, message: `${error.code}: ${error.message}` },
    };
  }
  try {
    return { data: document.toJS({ maxAliasCount: 0 }) as unknown };
  } catch {
    // An alias: refused, because one that grows without end would take the machine down.
    return { data: undefined, syntaxError: { line: linesBefore + 1, message: 'BAD_ALIAS' } };
  }
}

function parseJson(text: string): Pick<ContentFile, 'data' | 'syntaxError'> {
  try {
    return { data: JSON.parse(text) as unknown };
  } catch (error) {
    return { data: undefined, syntaxError: { line: 1, message: (error as Error).message } };
  }
}

function listFiles(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)]));
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
