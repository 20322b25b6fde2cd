export class NotStrictJson extends Error {
  override name = 'NotStrictJson';
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gu;
const deepest = 8;

/** JSON in which no key stands twice and nothing is nested absurdly; `__proto__` is a key like any other, and refused. */
export function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch {
    throw new NotStrictJson();
  }
  const open: { keys: Set<string> | undefined }[] = [];
  let last = '';
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') {
      open.push({ keys: token === '{' ? new Set() : undefined });
      if (open.length > deepest) throw new NotStrictJson();
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const keys = open.at(-1)?.keys;
      const key = JSON.parse(last) as string;
      if (key === '__proto__' || keys?.has(key) === true) throw new NotStrictJson();
      keys?.add(key);
    }
    last = token;
  }
  return value;
}
