import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeclarationSite, openDeclarationSite } from '../support/declaration-site.ts';
import { newToken } from '../support/declared-family.ts';
import { seed } from '../support/built-site.ts';
import { describeBadInputs } from './bad-inputs.contract.ts';
import { rightDeclaration, sendBadInputs } from './generated-bad-inputs.ts';

describeBadInputs('Node', openDeclarationSite);

let site: DeclarationSite;
beforeAll(async () => {
  site = await openDeclarationSite();
});
afterAll(() => site.close());

describe('bodies', () => {
  it('that break off on the way', async () => {
    for (const [path, type] of [
      ['/api/v1/declarations', 'application/json'],
      ['/declare/330106/', 'application/x-www-form-urlencoded'],
    ] as const) {
      const body = new ReadableStream({
        pull: (controller) => {
          controller.error(new Error('aborted'));
        },
      });
      const request = new Request(`https://tongxiang.example${path}`, {
        method: 'POST',
        body,
        headers: { 'Content-Type': type },
        duplex: 'half',
      } as RequestInit);
      expect((await site.app.request(request)).status).toBe(400);
    }
  });

  it('as bytes, too', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('/api/v1/declarations', '/declare/330106/', '/receipt/', '/declare/', '/api/v1/receipts/amend'),
        async (bytes, path) => {
          const type = path.startsWith('/api') ? 'application/json' : 'application/x-www-form-urlencoded';
          const response = await site.app.request(`https://tongxiang.example${path}`, {
            method: 'POST',
            body: bytes,
            headers: { 'Content-Type': type },
          });
          expect(response.status).toBeGreaterThanOrEqual(400);
          expect(response.status).toBeLessThan(500);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe(`generated from the form's steps (TEST_SEED=${seed})`, () => {
  it('right ones are stored, so that a refusal says something', { timeout: 120_000 }, async () => {
    for (const declaration of fc.sample(rightDeclaration, { numRuns: 100, seed })) {
      const { status, body } = await site.postJson('/declarations', { token: newToken(), declaration });
      expect([status, body['errors']]).toEqual([201, undefined]);
    }
  });

  // Reduced: 10,000 by `npm run bench declare-faults`.
  it('bad ones are refused, each with pointer and code; page and function agree; none takes 50 ms', { timeout: 300_000 }, async () => {
    const { cases, refused, agreed, serverErrors, slowest, codes, examples } = await sendBadInputs(site, { cases: 2000, seed });
    expect(examples).toEqual([]);
    expect({ refused, agreed, serverErrors }).toEqual({ refused: cases, agreed: cases, serverErrors: 0 });
    expect(slowest).toBeLessThan(50);
    expect(codes.size).toBeGreaterThan(15);
  });
});
