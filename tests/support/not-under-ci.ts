import { isBuildServer } from '../../tools/prerequisites.mjs';

/** Says what this machine lacks for some tests. On a build server that is a failure: it must not pass over anything. */
export function notUnderCi(hint: string): void {
  if (isBuildServer()) throw new Error(hint);
  console.warn(`[test] ${hint}`);
}
