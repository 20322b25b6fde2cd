/** What stands inside the pages and therefore has to be named; the build collects it (`dist-meta/content-security.json`). */
export interface InlineHashes {
  styles: readonly string[];
  scripts: readonly string[];
}

const powers = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera'],
  ...['display-capture', 'encrypted-media', 'fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid', 'identity-credentials-get'],
  ...['idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'otp-credentials', 'payment', 'picture-in-picture'],
  ...['publickey-credentials-create', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'storage-access', 'usb'],
  ...['window-management', 'xr-spatial-tracking'],
];
const permissionsPolicy = powers.map((power) => `${power}=()`).join(', ');

export function contentSecurityPolicy({ styles, scripts }: InlineHashes): string {
  const self = (hashes: readonly string[]): string => ["'self'", ...hashes.map((hash) => `'${hash}'`)].join(' ');
  return [
    "default-src 'none'",
    `style-src ${self(styles)}`,
    "img-src 'self' data:",
    `script-src ${self(scripts)}`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    "manifest-src 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** The policy of the one page that runs a WebAssembly program of this site; scripts are no freer there than elsewhere. */
export const allowingWebAssembly = (policy: string): string => policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");

/** A page made to stand in a frame of any site: it has nothing to press that does anything, and no script. */
export const allowingFrames = (policy: string): string =>
  policy.replace("frame-ancestors 'self'", 'frame-ancestors *').replace(/script-src [^;]*/u, "script-src 'none'");

/** What others may read from their own pages: open data, and the page for frames. */
export const openToOthers: Record<string, string> = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** On every answer, file or not. HSTS only where TLS is: a browser that learns it over a test address never comes back. */
export function securityHeaders(policy: string, behindTls: boolean): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    // Not `no-referrer`: forms without JavaScript would send `Origin: null`.
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': permissionsPolicy,
    'X-Content-Type-Options': 'nosniff',
    ...(behindTls ? { 'Strict-Transport-Security': 'max-age=63072000' } : {}),
  };
}
