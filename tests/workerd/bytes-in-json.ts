/** JSON with bytes in it, for what a test asks of a store in another process. */
export const encodeBytes = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, part: unknown) =>
    part instanceof Uint8Array ? { $bytes: btoa(String.fromCharCode(...part)) } : part,
  );

export const decodeBytes = (text: string): unknown =>
  JSON.parse(text, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && '$bytes' in part
      ? Uint8Array.from(atob(String(part.$bytes)), (sign) => sign.charCodeAt(0))
      : part,
  );
