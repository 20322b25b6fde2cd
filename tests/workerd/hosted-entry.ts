// What a host with file-routed functions makes of functions/[[path]].ts: what it leaves goes to the site's files.
import { type Environment, onRequest } from '../../functions/[[path]].ts';

export { DeclarationObject } from '../../functions/[[path]].ts';

export default {
  fetch: (request: Request, env: Environment): Promise<Response> => onRequest({ request, env, next: () => env.ASSETS.fetch(request) }),
};
