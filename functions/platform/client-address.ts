/**
 * The network address that a request comes from. Behind a reverse proxy every connection is the proxy's; each proxy adds the address
 * it was asked from to the right of `X-Forwarded-For`. `trustedProxies` of them are ours, so the address that the outermost of ours
 * saw is that many from the right; whatever stands further left was written by the sender and counts for nothing.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, trustedProxies: number): string | undefined {
  if (trustedProxies === 0) return peer;
  const seen = forwardedFor?.split(',').at(-trustedProxies)?.trim();
  return seen === undefined || seen === '' ? peer : seen;
}
