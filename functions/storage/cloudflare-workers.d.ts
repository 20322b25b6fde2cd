/** What the runtime gives: an object whose methods can be called from a request. */
declare module 'cloudflare:workers' {
  export class DurableObject {
    protected readonly ctx: unknown;
    protected readonly env: unknown;
    constructor(state: unknown, environment: unknown);
  }
}
