import { yamlOf } from './find-line.ts';

/**
 * The text of a translation with `translates: <digest>` in its front matter, everything else as it was.
 * An existing stamp is replaced in place; a new one goes before `reviewed`, or to the end.
 */
export function stampTranslation(path: string, text: string, digest: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(newline);
  const end = lines.slice(1, 1 + yamlOf({ path, text: text.replaceAll('\r\n', '\n') }).yaml.split('\n').length);
  const stamp = `translates: ${quoted(digest)}`;
  const old = end.findIndex((line) => /^translates\s*:/u.test(line));
  if (old !== -1) lines[old + 1] = stamp;
  else {
    const reviewed = end.findIndex((line) => /^reviewed\s*:/u.test(line));
    lines.splice(reviewed === -1 ? end.length + 1 : reviewed + 1, 0, stamp);
  }
  return lines.join(newline);
}

/** Digests such as `123456789012` or `12345e678901` would be read as numbers. */
const quoted = (digest: string): string => (/^[\d.e]+$/u.test(digest) ? `'${digest}'` : digest);
