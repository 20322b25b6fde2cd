import { describe, expect, it } from 'vitest';
import { allowingFrames, contentSecurityPolicy, securityHeaders } from './security-headers.ts';

describe('security headers', () => {
  const policy = contentSecurityPolicy({ styles: ['sha256-abc='], scripts: [] });

  it('allow nothing but this origin and the styles that the build names', () => {
    expect(policy).toBe(
      "default-src 'none'; style-src 'self' 'sha256-abc='; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; " +
        "base-uri 'none'; frame-ancestors 'self'; manifest-src 'self'; require-trusted-types-for 'script'",
    );
    expect(policy).not.toMatch(/unsafe|https?:|\*/u);
  });

  it('let other sites frame the page that is made for it, and let that page run nothing', () => {
    const framed = allowingFrames(contentSecurityPolicy({ styles: [], scripts: ['sha256-abc='] }));
    expect(framed).toContain('frame-ancestors *;');
    expect(framed).toContain("script-src 'none';");
    expect(framed.replace('frame-ancestors *', '')).not.toMatch(/unsafe|https?:|\*/u);
  });

  it('turn every power of the device off', () => {
    const { 'Permissions-Policy': permissions = '' } = securityHeaders(policy, false);
    expect(permissions.split(', ').every((power) => power.endsWith('=()'))).toBe(true);
    expect(permissions).toContain('geolocation=()');
  });

  it('promise TLS only where TLS is', () => {
    expect(securityHeaders(policy, true)).toHaveProperty('Strict-Transport-Security');
    expect(securityHeaders(policy, false)).not.toHaveProperty('Strict-Transport-Security');
  });
});
