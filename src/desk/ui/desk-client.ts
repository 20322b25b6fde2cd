import type { z } from 'zod/mini';
import {
  type DeskAnswer,
  deskDoor,
  type DeskProblem,
  deskProblem,
  type DeskRequest,
  type DeskRoute,
  deskRoutes,
} from '../desk-api.schema.ts';

/** The function said no, or could not be reached (`offline`), or said something that is not of the contract (`unreadable`). */
export class DeskRefusal extends Error {
  override name = 'DeskRefusal';
  readonly code: string;
  readonly problem: DeskProblem | undefined;
  constructor(code: string, problem?: DeskProblem) {
    super(code);
    this.code = code;
    this.problem = problem;
  }
}

export interface Opened {
  token: string;
  district: string;
}

type Door = typeof deskDoor;

/** Talks to its own origin, by the contract and by nothing else. Every method throws a `DeskRefusal`. */
export function deskClient(base: string) {
  const post = async <Answer extends z.ZodMiniType>(
    path: string,
    body: unknown,
    answer: Answer,
    token?: string,
  ): Promise<z.output<Answer>> => {
    let response: Response;
    try {
      response = await fetch(`${base}/api/v1/desk/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
      });
    } catch {
      throw new DeskRefusal('offline');
    }
    const said: unknown = await response.json().catch(() => undefined);
    if (response.ok) {
      const checked = answer.safeParse(said);
      if (checked.success) return checked.data;
      throw new DeskRefusal('unreadable');
    }
    const problem = deskProblem.safeParse(said);
    throw problem.success ? new DeskRefusal(problem.data.code, problem.data) : new DeskRefusal('unreadable');
  };
  return {
    challenge: (request: z.output<Door['challenges']['request']>) => post('challenges', request, deskDoor.challenges.answer),
    session: (request: z.output<Door['sessions']['request']>) => post('sessions', request, deskDoor.sessions.answer),
    call: <Route extends DeskRoute>({ token, district }: Opened, route: Route, request: DeskRequest<Route>): Promise<DeskAnswer<Route>> =>
      post(`${district}/${route}`, request, deskRoutes[route].answer, token) as Promise<DeskAnswer<Route>>,
  };
}
export type DeskClient = ReturnType<typeof deskClient>;
