/**
 * Whether a request that changes something comes from a page of this site. There are no cookies that another site could use, so this
 * only keeps other sites from sending families' forms. A request that says nothing of where it comes from is a program, not a page.
 */
export function isFromSameSite(request: Request): boolean {
  const fetchSite = request.headers.get('Sec-Fetch-Site');
  if (fetchSite !== null) return fetchSite === 'same-origin' || fetchSite === 'none';
  const origin = request.headers.get('Origin');
  if (origin === null) return true;
  // TLS may end in front of this process: hosts are compared, not schemes.
  return URL.canParse(origin) && new URL(origin).host === (request.headers.get('Host') ?? new URL(request.url).host);
}
