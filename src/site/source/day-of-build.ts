import { Temporal } from 'temporal-polyfill';

/** The day the portal is built for, ISO, in China; TODAY overrides it (tests, previews of a coming edition). */
export function dayOfBuild(): string {
  return process.env['TODAY'] ?? Temporal.Now.plainDateISO('Asia/Shanghai').toString();
}
