/** A body that is not taken: 413 too large, 415 another kind or charset, 400 not what it says it is. */
export class BodyRefused extends Error {
  override name = 'BodyRefused';
  readonly status: 400 | 413 | 415;
  constructor(status: 400 | 413 | 415) {
    super(`body refused: ${status}`);
    this.status = status;
  }
}

export const mostBytes = 32 * 1024;

/** The text of a body of exactly this type, in UTF-8, within the limit; reading stops where it is passed. */
export async function readBody(
  request: Request,
  type: 'application/json' | 'application/x-www-form-urlencoded',
  most: number = mostBytes,
): Promise<string> {
  const [said = '', ...parameters] = (request.headers.get('Content-Type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (said !== type || parameters.some((parameter) => !/^charset="?utf-8"?$/u.test(parameter))) throw new BodyRefused(415);
  if (request.headers.get('Content-Encoding') !== null) throw new BodyRefused(415);
  if (Number(request.headers.get('Content-Length') ?? 0) > most) throw new BodyRefused(413);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > most) throw new BodyRefused(413);
      chunks.push(chunk);
    }
  } catch (error) {
    // A connection that broke on the way here is nothing that failed; nobody reads this answer.
    throw error instanceof BodyRefused ? error : new BodyRefused(400);
  }
  const bytes = new Uint8Array(length);
  chunks.reduce((at, chunk) => {
    bytes.set(chunk, at);
    return at + chunk.length;
  }, 0);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BodyRefused(400);
  }
}
