/** Says what this machine lacks for some tests. On a build server that is a failure: it must not pass over anything. */
export function notUnderCi(hint: string): void {
  if (!['', 'false', '0'].includes(process.env['CI'] ?? '')) throw new Error(hint);
  console.warn(`[test] ${hint}`);
}
