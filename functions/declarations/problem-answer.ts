import type { Context } from 'hono';
import type { z } from 'zod/mini';
import { type Problem, problemsOf } from '../../src/declaration/problems.ts';
import { StoreUnavailable } from './declaration-inbox.ts';
import { BodyRefused, mostBytes, readBody } from './read-body.ts';
import { NotStrictJson, parseStrictJson } from './strict-json.ts';

export type Refusal = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 428 | 429 | 503;

/** RFC 9457. `code` is for the page to put into words; nothing that was sent is repeated. */
export function problem(
  context: Context,
  status: Refusal,
  code: string,
  more: { errors?: readonly Problem[]; row?: unknown; entry?: unknown } = {},
): Response {
  const body = { type: 'about:blank', status, code, ...more };
  return context.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}

export const tooOften = (context: Context): Response => {
  context.header('Retry-After', '60');
  return problem(context, 429, 'too-often');
};

/** Reads a body of the given shape and answers it; refusals of every kind of body, and a store that is away, are told here. */
export async function answerJson<T>(
  context: Context,
  shape: z.ZodMiniType<T>,
  answer: (body: T) => Promise<Response>,
  most: number = mostBytes,
): Promise<Response> {
  try {
    const checked = shape.safeParse(parseStrictJson(await readBody(context.req.raw, 'application/json', most)));
    if (checked.success) return await answer(checked.data);
    const issues = checked.error.issues.map((issue) =>
      issue.code === 'unrecognized_keys' ? { ...issue, message: 'unknown-field' } : issue,
    );
    return problem(context, 422, 'problems', { errors: problemsOf(issues) });
  } catch (error) {
    if (error instanceof BodyRefused)
      return problem(context, error.status, { 400: 'not-readable', 413: 'too-large', 415: 'wrong-kind' }[error.status]);
    if (error instanceof NotStrictJson) return problem(context, 400, 'not-readable');
    return unavailable(context, error);
  }
}

/** Throws on what is not the store's being away. */
export function unavailable(context: Context, error: unknown): Response {
  if (!(error instanceof StoreUnavailable)) throw error;
  context.header('Retry-After', '60');
  return problem(context, 503, 'unavailable');
}
