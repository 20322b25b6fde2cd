import type { Context, Hono } from 'hono';
import { z } from 'zod/mini';
import type { Problem } from '../../src/declaration/problems.ts';
import { readSecret } from '../../src/declaration/receipt.ts';
import { amendDeclaration } from './amend-declaration.ts';
import type { DeclarationRow } from './declaration-inbox.ts';
import type { Door } from './door.ts';
import { readToken } from './form-token.ts';
import { answerJson, problem, tooOften, unavailable } from './problem-answer.ts';
import { readDeclaration } from './read-declaration.ts';
import { renewDeclaration } from './renew-declaration.ts';
import { isFromSameSite } from './same-site.ts';
import { challengeNow, submitDeclaration } from './submit-declaration.ts';
import { withdrawDeclaration } from './withdraw-declaration.ts';

const fastest = 5000;
const text = z.string({ error: 'required' });
const envelopes = {
  declarations: z.strictObject({
    token: text,
    shown: z.optional(z.int()),
    website: z.optional(z.string()),
    proof: z.optional(z.string()),
    declaration: z.unknown(),
  }),
  secret: z.strictObject({ secret: text }),
  amendment: z.strictObject({ secret: text, basedOn: z.int().check(z.positive()), declaration: z.unknown() }),
};

/** The same use cases as the pages, as JSON: for the page's script, and for whoever builds another front. */
export function addApiRoutes(app: Hono, door: Door): void {
  const path = (rest: string): string => `${door.base}/api/v1${rest}`;

  /** Reads a body of the given shape and answers; refusals of every kind are made here, in one place. */
  const posts = <T>(rest: string, shape: z.ZodMiniType<T>, answer: (context: Context, body: T) => Promise<Response>): void => {
    app.post(path(rest), async (context) => {
      if (!isFromSameSite(context.req.raw)) return problem(context, 403, 'not-from-here');
      if (!(await door.mayPost.take(door.addressOf(context)))) return tooOften(context);
      return answerJson(context, shape, (body) => answer(context, body));
    });
    app.all(path(rest), (context) => {
      context.header('Allow', 'POST');
      return problem(context, 405, 'method');
    });
  };

  app.get(path('/districts/:code{[0-9]{6}}'), async (context) => {
    const { districts, deskOf } = await door.published();
    const code = context.req.param('code') ?? '';
    if (!districts.has(code)) return problem(context, 404, 'not-found');
    const desk = deskOf(code);
    return context.json({
      code,
      name: districts.lineOf(code, 'zh'),
      open: desk !== undefined,
      form: door.wording.version,
      ...(desk ? { demonstration: desk.isDemonstration, recipients: desk.recipients, retentionMonths: desk.retentionMonths } : {}),
    });
  });

  /** A puzzle, where the district asks for one now. */
  app.get(path('/districts/:code{[0-9]{6}}/challenge'), async (context) => {
    if (!(await door.mayPost.take(door.addressOf(context)))) return tooOften(context);
    const published = await door.published();
    const code = context.req.param('code') ?? '';
    if (!published.deskOf(code)) return problem(context, 404, 'not-found');
    try {
      const challenge = await challengeNow(code, door.portsOf(published));
      return context.json(challenge === undefined ? { needed: false } : { needed: true, challenge });
    } catch (error) {
      return unavailable(context, error);
    }
  });

  posts('/declarations', envelopes.declarations, async (context, { token: written, shown, website = '', proof = '', declaration }) => {
    const token = readToken(written);
    if (!token) return problem(context, 422, 'problems', { errors: [{ pointer: '/token', code: 'wrong-type' }] });
    const suspect = website !== '' || (shown !== undefined && door.clock() - shown < fastest);
    const submission = { token, declaration, suspect, proof, withoutProof: 'refuse' as const };
    const result = await submitDeclaration(submission, door.portsOf(await door.published()));
    switch (result.outcome) {
      case 'received': {
        const { reference, secret } = result.receipt;
        return context.json({ reference, secret, ...told(result.row) }, result.isRepeat ? 200 : 201);
      }
      case 'other-content':
        return problem(context, 409, 'other-content');
      case 'problems':
        return problem(context, 422, 'problems', { errors: within('/declaration', result.problems) });
      case 'full':
        context.header('Retry-After', '3600');
        return problem(context, 429, 'full');
      case 'proof-needed':
        return problem(context, 428, 'proof-needed');
      case 'closed':
        return problem(context, 409, 'closed');
    }
  });

  const receipts = <T extends { secret: string }>(
    step: string,
    shape: z.ZodMiniType<T>,
    answer: (context: Context, secret: string, body: T) => Promise<Response>,
  ): void => {
    posts(`/receipts/${step}`, shape, (context, body) => {
      const secret = readSecret(body.secret);
      return secret === undefined
        ? Promise.resolve(problem(context, 422, 'problems', { errors: [{ pointer: '/secret', code: 'wrong-type' }] }))
        : answer(context, secret, body);
    });
  };

  receipts('read', envelopes.secret, async (context, secret) => {
    const opened = await readDeclaration(secret, door.portsOf(await door.published()));
    if (!opened) return problem(context, 404, 'not-found');
    const { receipt, row, record, answers } = opened;
    return context.json({
      reference: receipt.reference,
      ...told(row),
      ...(record ? { sentAt: record.sentAt, declaration: record.declaration } : {}),
      answers: answers.map(({ on, content }) => ({ on, ...(content ? { language: content.language, text: content.text } : {}) })),
    });
  });

  receipts('amend', envelopes.amendment, async (context, secret, { basedOn, declaration }) => {
    const result = await amendDeclaration({ secret, basedOn, declaration }, door.portsOf(await door.published()));
    switch (result.outcome) {
      case 'amended':
        return context.json({ reference: result.receipt.reference, ...told(result.row) });
      case 'problems':
        return problem(context, 422, 'problems', { errors: within('/declaration', result.problems) });
      case 'not-found':
        return problem(context, 404, 'not-found');
      default:
        return problem(context, 409, result.outcome);
    }
  });

  for (const [step, change] of [
    ['renew', renewDeclaration],
    ['withdraw', withdrawDeclaration],
  ] as const) {
    receipts(step, envelopes.secret, async (context, secret) => {
      const result = await change(secret, door.portsOf(await door.published()));
      if (result.outcome === 'not-found') return problem(context, 404, 'not-found');
      if (result.outcome === 'done' || result.outcome === 'same') return context.json(told(result.row));
      return problem(context, 409, result.outcome);
    });
  }

  app.all(path('/*'), (context) => problem(context, 404, 'not-found'));
}

const within = (group: string, problems: readonly Problem[]): Problem[] =>
  problems.map(({ pointer, code }) => ({ pointer: group + pointer, code }));

const told = ({ state, revision, receivedOn, changedOn, eraseAfter, halfYear }: DeclarationRow) => ({
  state,
  revision,
  receivedOn,
  changedOn,
  eraseAfter,
  halfYear,
});
