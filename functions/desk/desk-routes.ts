import { Encrypter } from 'age-encryption';
import type { Context, Hono } from 'hono';
import type { z } from 'zod/mini';
import { inChina } from '../../src/declaration/half-year.ts';
import {
  challengeMilliseconds,
  deskDoor,
  type DeskRole,
  deskRoutes,
  type DeskRoute,
  mostDeskBytes,
  sessionMilliseconds,
} from '../../src/desk/desk-api.schema.ts';
import type { Access } from '../declarations/declaration-register.ts';
import { keyIdOf } from '../declarations/desks.ts';
import type { Door } from '../declarations/door.ts';
import { readToken, writeToken } from '../declarations/form-token.ts';
import { answerJson, problem, type Refusal, tooOften, unavailable } from '../declarations/problem-answer.ts';
import type { RateLimit } from '../declarations/rate-limit.ts';
import { isFromSameSite } from '../declarations/same-site.ts';
import { base64From, bytesFrom } from './base64.ts';
import { roleOf } from './desk-access.ts';
import { deskHandlers, type DeskPorts, type Handled, type Signed } from './desk-handlers.ts';
import type { Session } from './desk-sessions.ts';

export interface DeskDoor extends Door {
  desk: DeskPorts;
  /** Of one network, without a session. */
  mayKnock: RateLimit;
  /** Refusals of strangers that a district's log notes: nobody may fill it from outside. */
  mayBeNoted: RateLimit;
  /** Of one session. */
  mayAsk: RateLimit;
}

/** Challenges of one district that wait at a time. */
const mostChallenges = 200;
/** In place of a key's id, for who showed none. */
const unknown = 'unknown';
const secretBytes = 32;

/** The desk's JSON. No cookie, so no other site can use a session; all the same only this site's pages, and programs, are heard. */
export function addDeskRoutes(app: Hono, door: DeskDoor): void {
  const { register, sessions } = door.desk;
  const handlers = deskHandlers(door.desk);
  const path = (rest: string): string => `${door.base}/api/v1/desk/${rest}`;

  const accessOf = (district: string, operator: string, purpose: string): Access => {
    const at = door.clock();
    return { district, operator, purpose, at, on: inChina(at).day };
  };
  const refuse = async (context: Context, access: Access, status: Refusal, code: string, what: string): Promise<Response> => {
    const isSigned = status !== 401 && access.operator !== unknown;
    if (isSigned || (await door.mayBeNoted.take(access.district))) await register.appendAudit(access, 'refused', `${code} ${what}`);
    if (status === 401) context.header('WWW-Authenticate', 'Bearer');
    return problem(context, status, code);
  };
  const posts = (rest: string, answer: (context: Context) => Promise<Response>): void => {
    app.post(path(rest), async (context) => {
      try {
        return await answer(context);
      } catch (error) {
        return unavailable(context, error);
      }
    });
    app.all(path(rest), (context) => {
      context.header('Allow', 'POST');
      return problem(context, 405, 'method');
    });
  };
  const knocks = <T>(rest: string, shape: z.ZodMiniType<T>, answer: (context: Context, body: T) => Promise<Response>): void => {
    posts(rest, async (context) => {
      if (!isFromSameSite(context.req.raw)) return problem(context, 403, 'not-from-here');
      if (!(await door.mayKnock.take(door.addressOf(context)))) return tooOften(context);
      return answerJson(context, shape, (body) => answer(context, body));
    });
  };

  // The same work and the same answer for every key: who is appointed is found out with the key only.
  knocks('challenges', deskDoor.challenges.request, async (context, { district, publicKey }) => {
    const { districts } = await door.published();
    if (!districts.has(district)) return problem(context, 404, 'not-found');
    const nonce = new Uint8Array(door.randomBytes(secretBytes));
    const encrypter = new Encrypter();
    try {
      encrypter.addRecipient(publicKey);
    } catch {
      return problem(context, 422, 'problems', { errors: [{ pointer: '/publicKey', code: 'wrong-type' }] });
    }
    const [sealed, nonceHash, operator] = await Promise.all([encrypter.encrypt(nonce), sha256(nonce), keyIdOf(publicKey)]);
    const now = door.clock();
    const expiresAt = now + challengeMilliseconds;
    if (!(await sessions.addChallenge({ nonceHash, district, operator, expiresAt }, mostChallenges, now))) return tooOften(context);
    return context.json({ sealedNonce: base64From(sealed), expiresAt } satisfies z.output<typeof deskDoor.challenges.answer>);
  });

  knocks('sessions', deskDoor.sessions.request, async (context, { district, nonce }) => {
    const { districts, deskOf } = await door.published();
    if (!districts.has(district)) return problem(context, 404, 'not-found');
    const now = door.clock();
    const holder = await sessions.takeChallenge(await sha256(bytesFrom(nonce)), now);
    const access = accessOf(district, holder?.operator ?? unknown, 'sign-in');
    const role = holder?.district === district ? await roleOf(deskOf(district), holder.operator) : undefined;
    if (holder === undefined || role === undefined) return refuse(context, access, 401, 'refused', 'sign-in');
    const token = new Uint8Array(door.randomBytes(secretBytes));
    const expiresAt = now + sessionMilliseconds;
    await sessions.start(access, { tokenHash: await sha256(token), expiresAt, role });
    const { operator } = holder;
    const name = districts.lineOf(district, 'zh');
    const answer: z.output<typeof deskDoor.sessions.answer> = { token: writeToken(token), expiresAt, district, name, role, operator };
    return context.json(answer, 201);
  });

  for (const route of Object.keys(deskRoutes) as DeskRoute[]) addRoute(route);
  app.all(path('*'), (context) => problem(context, 404, 'not-found'));

  function addRoute(route: DeskRoute): void {
    const { roles, request } = deskRoutes[route];
    posts(`:district{[0-9]{6}}/${route}`, async (context) => {
      const { districts, deskOf } = await door.published();
      const district = context.req.param('district') ?? '';
      if (!districts.has(district)) return problem(context, 404, 'not-found');

      const held = await sessionOf(context);
      const isInTime = held ? door.mayAsk.take(held.session.operator) : door.mayKnock.take(door.addressOf(context));
      if (!(await isInTime)) return tooOften(context);
      const access = accessOf(district, held?.session.operator ?? unknown, 'session');
      if (!isFromSameSite(context.req.raw)) return refuse(context, access, 403, 'not-from-here', route);
      if (held === undefined) return refuse(context, access, 401, 'no-session', route);
      if (held.session.district !== district) return refuse(context, access, 403, 'other-district', route);
      const desk = deskOf(district);
      const role: DeskRole | undefined = await roleOf(desk, held.session.operator);
      // Taken from the list since.
      if (desk === undefined || role === undefined) {
        await sessions.end(access, held.tokenHash);
        return refuse(context, access, 401, 'no-session', route);
      }
      if (!roles.some((one) => one === role)) return refuse(context, access, 403, 'not-your-part', route);

      const signed: Signed = {
        ...{ desk, tokenHash: held.tokenHash },
        accessFor: (purpose) => accessOf(district, held.session.operator, purpose),
      };
      // One signature for all: the tables tie a route to its request and its answer.
      const handle = handlers[route] as (body: unknown, signed: Signed) => Promise<Handled<DeskRoute>>;
      return answerJson(
        context,
        request as z.ZodMiniType,
        async (body) => {
          const handled = await handle(body, signed);
          if ('answer' in handled) return context.json(handled.answer);
          if (handled.status === 422) return problem(context, 422, 'problems', handled);
          if (handled.status === 404) return refuse(context, access, 404, 'not-found', route);
          const { status, code, ...asItStands } = handled;
          return problem(context, status, code, asItStands);
        },
        mostDeskBytes,
      );
    });
  }

  async function sessionOf(context: Context): Promise<{ session: Session; tokenHash: Uint8Array } | undefined> {
    const token = readToken(/^Bearer (\S+)$/iu.exec(context.req.header('Authorization') ?? '')?.[1]);
    if (token === undefined) return undefined;
    const tokenHash = await sha256(token);
    const session = await sessions.find(tokenHash, door.clock());
    return session && { session, tokenHash };
  }
}

async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
}
