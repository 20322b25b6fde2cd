import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeclarationOnRecord } from '../../src/declaration/declaration-on-record.ts';
import { declared, family, newToken } from '../support/declared-family.ts';
import type { OpenSite, SiteUnderTest } from '../support/declaration-site.ts';
import type { PlainPage } from '../support/plain-browser.ts';
import { prove } from '../support/prove.ts';

/** The whole journey over HTTP, on whatever runs the function. */
export function describeDeclarationJourney(runtime: string, open: OpenSite): void {
  describe(`the declaration on ${runtime}`, () => {
    let site: SiteUnderTest;
    beforeEach(async () => {
      site = await open();
    });
    afterEach(() => site.close());

    const minute = 60_000;
    const secretOn = (page: PlainPage): string => /(?:[2-9A-HJ-NP-Z]{4}-){5}[2-9A-HJ-NP-Z]{4}/u.exec(page.text)?.[0] ?? '';
    const access = { district: '330106', operator: 'test', purpose: 'round', at: 0, on: '2026-11-21' };
    const rows = (district = '330106') => site.store.register.list({ ...access, district }, { limit: 500 });

    async function declare(values: Record<string, string | string[]> = {}, prefix = ''): Promise<PlainPage> {
      const form = await site.get(`${prefix}/declare/330106/`);
      site.pass(minute);
      const check = await site.press(form, { ...family, ...values }, 'check');
      return site.press(check, {}, 'send');
    }

    async function withSecret(secret: string, action: string): Promise<PlainPage> {
      const entry = await site.get('/receipt/');
      const held = await site.press(entry, { secret }, 'open');
      return action === 'open' ? held : site.press(held, {}, action);
    }

    describe('a parent without JavaScript', () => {
      it('finds the district, fills in, checks, sends, and gets a receipt that opens it again', async () => {
        const chosen = await site.post('/declare/', 'place=杭州西湖区');
        expect([chosen.status, chosen.headers.get('Location')]).toEqual([303, '/declare/330106/']);

        const form = await site.get('/declare/330106/');
        expect(form.text).toContain('西湖区民政局');
        expect(form.text).toContain('杭州市民政局社会福利处');
        expect(form.links).toContain('tel:0571-11112222');
        expect(form.html.indexOf('填写以前')).toBeLessThan(form.html.indexOf('name="home.town"'));
        expect(form.forms[0]!.fields.filter(({ name, isChosen }) => name.startsWith('consents.') && isChosen)).toEqual([]);
        site.pass(minute);

        const check = await site.press(form, family, 'check');
        expect(check.status).toBe(200);
        expect(check.text).toContain('河南省 周口市 太康县');
        expect(check.text).toContain('13800138000');
        expect(await rows()).toEqual([]);

        const receipt = await site.press(check, {}, 'send');
        expect(receipt.status).toBe(200);
        expect(receipt.text).toMatch(/[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}/u);
        expect(receipt.html).toContain('class="qr"');
        expect(receipt.text).toContain('2027-12-21');
        expect(await rows()).toMatchObject([
          { district: '330106', state: 'received', revision: 1, receivedOn: '2026-11-21', halfYear: '2026H2', eraseAfter: '2027-12-21' },
        ]);

        const held = await withSecret(secretOn(receipt).toLowerCase().replaceAll('-', ' '), 'open');
        expect(held.text).toContain('阿卜杜拉·买买提');
        expect(held.text).toContain('13800138000');
      });

      it('loses no answer on an error, and is led to each', async () => {
        const form = await site.get('/declare/330106/');
        const { 'contact.phone': _phone, ...rest } = family;
        const wrong = await site.press(form, { ...rest, 'children.0.born': '2030-01', 'contact.phone': '12' }, 'check');
        expect(wrong.status).toBe(422);
        expect(wrong.title).toMatch(/^有几处要改/u);
        expect(wrong.ids).toContain('problems');
        expect(wrong.links).toEqual(expect.arrayContaining(['#children.0.born', '#contact.phone']));
        for (const name of ['children.0.born', 'contact.phone']) expect(wrong.ids).toContain(name);
        expect(wrong.html).toMatch(/aria-invalid="true"[^>]*name="contact.phone"[^>]*value="12"/u);
        const right = await site.press(wrong, { 'children.0.born': '201805', 'contact.phone': '+86 138-0013-8000' }, 'check');
        expect(right.status).toBe(200);
        const changed = await site.press(right, {}, 'edit');
        expect(changed.html).toContain('value="翠苑街道"');
        expect(changed.html).toMatch(/value="yes"[^>]*checked|checked[^>]*value="yes"/u);
      });

      it('chooses where the words mean several places', async () => {
        const form = await site.get('/declare/330106/');
        const several = await site.press(form, { ...family, 'children.0.householdDistrict': '西湖区' }, 'check');
        expect(several.status).toBe(422);
        expect(several.text).toContain('江西省 南昌市 西湖区');
        const check = await site.press(several, { 'children.0.householdDistrict': '360103' }, 'check');
        expect(check.status).toBe(200);
        expect(check.text).toContain('江西省 南昌市 西湖区');
      });

      it('declares several children, a gap between them, and drops what is not asked', async () => {
        const form = await site.get('/declare/330106/');
        const check = await site.press(
          form,
          {
            ...family,
            'children.2.born': '2020-01',
            'children.2.household': 'not-registered',
            'children.2.householdDistrict': '太康县',
            'children.2.since': '2021-01',
            'children.2.livesWith': 'mother',
          },
          'check',
        );
        expect(check.status).toBe(200);
        expect(check.text).toContain('第 2 个孩子');
        expect(check.text).not.toContain('第 3 个孩子');
        site.pass(minute);
        const held = await withSecret(secretOn(await site.press(check, {}, 'send')), 'open');
        expect(held.text.match(/太康县/gu)).toHaveLength(1);
      });

      it('sends twice and has declared once', async () => {
        const form = await site.get('/declare/330106/');
        site.pass(minute);
        const check = await site.press(form, family, 'check');
        const [first, second] = await Promise.all([site.press(check, {}, 'send'), site.press(check, {}, 'send')]);
        expect(secretOn(first)).toBe(secretOn(second));
        expect(await rows()).toHaveLength(1);
      });

      it('goes back, changes and sends again: the first stands, and the receipt is shown again', async () => {
        const form = await site.get('/declare/330106/');
        site.pass(minute);
        const first = await site.press(await site.press(form, family, 'check'), {}, 'send');
        const other = await site.press(await site.press(form, { ...family, 'contact.name': '别人' }, 'check'), {}, 'send');
        expect(other.status).toBe(409);
        expect(secretOn(other)).toBe(secretOn(first));
        expect((await withSecret(secretOn(first), 'open')).text).not.toContain('别人');
      });

      it('comes back to an old page: all answers are there, the boxes are asked again, and it still counts once', async () => {
        const form = await site.get('/declare/330106/');
        site.pass(13 * 60 * minute);
        const old = await site.press(form, family, 'check');
        expect(old.status).toBe(422);
        expect(old.html).toContain('value="翠苑街道"');
        expect(old.forms[0]!.fields.filter(({ name, isChosen }) => name.startsWith('consents.') && isChosen)).toEqual([]);
        const check = await site.press(old, { 'consents.guardian': 'yes', 'consents.childData': 'yes' }, 'check');
        expect(check.status).toBe(200);
      });

      it('amends, and the desk reads it anew; withdraws, and nothing is left but the dates', async () => {
        const secret = secretOn(await declare());
        const form = await withSecret(secret, 'amend');
        expect(form.html).toContain('value="河南省 周口市 太康县"');
        const check = await site.press(
          form,
          { 'contact.phone': '13900139000', 'consents.guardian': 'yes', 'consents.childData': 'yes' },
          'check',
        );
        expect(check.status).toBe(200);
        const amended = await site.press(check, {}, 'send');
        expect(amended.text).toContain('13900139000');
        expect(amended.text).toContain('第 2 版');
        expect(await rows()).toMatchObject([{ state: 'received', revision: 2 }]);

        const sure = await withSecret(secret, 'withdraw');
        expect((await rows())[0]!.state).toBe('received');
        const gone = await site.press(sure, {}, 'withdraw-surely');
        expect(gone.text).toContain('已经撤回');
        expect(gone.text).not.toContain('13900139000');
        expect(await rows()).toMatchObject([{ state: 'withdrawn' }]);
        expect((await withSecret(secret, 'open')).text).toContain('只留下日期');
      });

      it('renews in the next half-year, not in the same', async () => {
        const secret = secretOn(await declare());
        expect((await withSecret(secret, 'open')).forms[0]!.buttons.map(({ value }) => value)).not.toContain('renew');
        site.pass(60 * 24 * 60 * minute);
        const renewed = await withSecret(secret, 'renew');
        expect(renewed.text).toContain('2027 年春季');
        expect(renewed.text).toContain('2028-02-20');
      });

      it('hears of a district without a desk where to go instead, and cannot post there', async () => {
        const closed = await site.get('/declare/411627/');
        expect(closed.text).toContain('还没有开放');
        expect(closed.text).toContain('12345');
        // The nearest office that is published: the province's, as neither district nor city has one.
        expect(closed.text).toContain('河南省民政厅');
        expect(closed.links).toContain('/declare/paper/');
        expect(closed.forms).toEqual([]);
        expect((await site.post('/declare/411627/', `action=send&token=${newToken()}&shown=1`)).status).toBe(200);
        expect(await rows('411627')).toEqual([]);
      });

      it('may decline: a link, nothing is sent', async () => {
        const form = await site.get('/declare/330106/');
        expect(form.links).toContain('/declare/declined/');
        expect((await site.get('/declare/declined/')).text).toContain('什么都没有存');
      });

      it('is shown 110 where the needs say so', async () => {
        const receipt = await declare({ 'needs.kinds': ['harm'] });
        expect(receipt.text).toContain('报警 110');
      });

      it.each(['/en', '/ug'])('may do all of it in %s', async (prefix) => {
        const receipt = await declare({}, prefix);
        expect(secretOn(receipt)).not.toBe('');
        expect(receipt.html).toContain(`data-shell="${prefix}/declare/"`);
        const { body } = await site.postJson('/receipts/read', { secret: secretOn(receipt) });
        expect(body['declaration']).toMatchObject({ language: prefix.slice(1) });
      });
    });

    describe('what looks automatic', () => {
      it('is set aside, not refused: too fast, or the trap filled', async () => {
        const form = await site.get('/declare/330106/');
        await site.press(await site.press(form, family, 'check'), {}, 'send');
        await declare({ website: 'http://spam.example' });
        expect((await rows()).map(({ state }) => state)).toEqual(['suspect', 'suspect']);
      });

      it('meets the district’s limit for an hour, and a repeat does not', async () => {
        await site.close();
        site = await open({ mostInHour: 2, proofFrom: 2 });
        const tokens = [newToken(), newToken(), newToken()];
        const answers = [];
        for (const token of tokens) answers.push((await site.postJson('/declarations', { token, declaration: declared })).status);
        expect(answers).toEqual([201, 201, 429]);
        expect((await site.postJson('/declarations', { token: tokens[0], declaration: declared })).status).toBe(200);
        site.pass(60 * minute);
        expect((await site.postJson('/declarations', { token: tokens[2], declaration: declared })).status).toBe(201);
      });

      describe('while a district receives more than people send', () => {
        const challenge = async (code = '330106'): Promise<string> => {
          const answer = await site.app.request(`https://tongxiang.example/api/v1/districts/${code}/challenge`);
          return ((await answer.json()) as { challenge?: string }).challenge ?? '';
        };
        const send = (proof: string | undefined, token = newToken()) =>
          site.postJson('/declarations', { token, declaration: declared, ...(proof === undefined ? {} : { proof }) });
        const received = async (): Promise<string[]> => (await rows()).map(({ state }) => state).sort();
        beforeEach(async () => {
          await site.close();
          site = await open({ proofFrom: 1, mostInHour: 100 });
          expect(await challenge()).toBe('');
          expect((await send(undefined)).status).toBe(201);
        });

        it('asks a program for a proof of work, and takes one', async () => {
          expect(await send(undefined)).toMatchObject({ status: 428, body: { code: 'proof-needed' } });
          const token = newToken();
          const proof = await prove(await challenge());
          const first = await send(proof, token);
          expect(first.status).toBe(201);
          // A lost answer: the same form with the same proof.
          expect(await send(proof, token)).toMatchObject({ status: 200, body: { secret: first.body['secret'] } });
          expect(await received()).toEqual(['received', 'received']);
        });

        it('refuses what is none, forged, of another district, expired, or used before', async () => {
          const proof = await prove(await challenge());
          const read = JSON.parse(proof) as { challenge: { parameters: { data: { until: number }; keyPrefix: string } }; solution: object };
          const changed = (change: (copy: typeof read) => void): string => {
            const copy = structuredClone(read);
            change(copy);
            return JSON.stringify(copy);
          };
          // The function's own clock asks: the district beside it has a challenge of its own.
          expect(
            (await site.postJson('/declarations', { token: newToken(), declaration: { ...declared, district: '330110' } })).status,
          ).toBe(201);
          const ofOthers = await prove(await challenge('330110'));
          const refused = [
            '',
            'proof',
            '{}',
            '[]',
            changed((copy) => (copy.challenge.parameters.data.until += 1)),
            changed((copy) => (copy.challenge.parameters.keyPrefix = '00')),
            changed((copy) => (copy.solution = { counter: 1, derivedKey: '00'.repeat(32) })),
            changed((copy) => Reflect.deleteProperty(copy, 'solution')),
            ofOthers,
          ];
          for (const wrong of refused) expect([wrong.slice(0, 40), (await send(wrong)).status]).toEqual([wrong.slice(0, 40), 428]);
          expect((await send(proof)).status).toBe(201);
          expect((await send(proof)).status).toBe(428);
          const late = await prove(await challenge());
          site.pass(21 * minute);
          expect((await send(late)).status).toBe(428);
          expect(await received()).toEqual(['received', 'received']);
        });

        it('sets a form without a script aside, and loses nothing of it', async () => {
          const receipt = await declare();
          expect(secretOn(receipt)).not.toBe('');
          expect(await received()).toEqual(['received', 'suspect']);
        });

        it('gives the check page a puzzle, and asks again where the proof was none', async () => {
          const form = await site.get('/declare/330106/');
          site.pass(minute);
          const check = await site.press(form, family, 'check');
          const again = await site.press(check, { proof: 'forged' }, 'send');
          expect(again.status).toBe(428);
          expect(again.text).toContain('请再按一次');
          const puzzle = /data-challenge="(?<puzzle>[^"]+)"/u.exec(again.html)?.groups?.['puzzle'] ?? '';
          const done = await site.press(again, { proof: await prove(puzzle.replaceAll('&quot;', '"')) }, 'send');
          expect(secretOn(done)).not.toBe('');
          expect(await received()).toEqual(['received', 'received']);
        });
      });

      it('meets the limit of its network', async () => {
        await site.close();
        site = await open({ mostPostsInMinute: 3, address: '203.0.113.7' });
        const statuses = [];
        for (let index = 0; index < 4; index += 1) statuses.push((await site.post('/declare/', 'place=x')).status);
        expect(statuses).toEqual([422, 422, 422, 429]);
      });
    });

    describe('what is stored', () => {
      it('opens with the stock age program: the operator’s key, the recovery key, nobody else’s', async () => {
        await site.postJson('/declarations', { token: newToken(), declaration: declared });
        const [row] = await rows();
        const [record] = await site.store.register.open(access, [row!.id]);
        writeFileSync(join(site.folder, 'record.age'), record!.content!.sealed);
        const openWith = (identity: string) => {
          writeFileSync(join(site.folder, 'key.txt'), `${identity}\n`, { mode: 0o600 });
          return spawnSync('age', ['--decrypt', '-i', join(site.folder, 'key.txt'), join(site.folder, 'record.age')], { encoding: 'utf8' });
        };
        for (const identity of [site.operatorIdentity, site.recoveryIdentity]) {
          const { status, stdout } = openWith(identity);
          expect(status).toBe(0);
          const opened = JSON.parse(stdout) as DeclarationOnRecord;
          expect(opened.declaration).toEqual(declared);
          expect(opened).toMatchObject({ version: 1, id: row!.id, revision: 1, sentAt: '2026-11-21T02:00:00.000Z' });
        }
        const { generateX25519Identity } = await import('age-encryption');
        expect(openWith(await generateX25519Identity()).status).not.toBe(0);
      });

      it('says nothing by its length', async () => {
        const small = { ...declared, children: [{ born: '2020-01', household: 'not-registered', since: '2020-01', livesWith: 'mother' }] };
        await site.postJson('/declarations', { token: newToken(), declaration: small });
        await site.postJson('/declarations', { token: newToken(), declaration: declared });
        const records = await site.store.register.open(
          access,
          (await rows()).map(({ id }) => id),
        );
        expect(new Set(records.map(({ content }) => content!.sealed.length)).size).toBe(1);
      });
    });

    describe('the door', () => {
      it.each([
        ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
        ['another host of the same site', { 'Sec-Fetch-Site': 'same-site' }, 403],
        ['an old browser on this site', { 'Sec-Fetch-Site': '', Origin: 'https://tongxiang.example' }, 422],
        ['TLS that ends before', { 'Sec-Fetch-Site': '', Origin: 'http://tongxiang.example' }, 422],
        ['an old browser on another site', { 'Sec-Fetch-Site': '', Origin: 'https://evil.example' }, 403],
        ['nowhere', { 'Sec-Fetch-Site': '', Origin: 'null' }, 403],
        ['a program', { 'Sec-Fetch-Site': '' }, 422],
      ])('judges a post from %s', async (_what, headers, status) => {
        const { 'Sec-Fetch-Site': fetchSite, ...rest } = headers as Record<string, string>;
        const request = new Request('https://tongxiang.example/declare/', {
          method: 'POST',
          body: 'place=nowhere',
          headers: {
            'Content-Type': 'application/x-www-form-urlencoded',
            ...(fetchSite === '' ? {} : { 'Sec-Fetch-Site': fetchSite! }),
            ...rest,
          },
        });
        expect((await site.app.request(request)).status).toBe(status);
      });

      it('lets nothing be kept by caches', async () => {
        for (const path of ['/declare/', '/declare/330106/', '/receipt/', '/api/v1/districts/330106', '/api/v1/nothing']) {
          expect((await site.app.request(path)).headers.get('Cache-Control')).toBe('no-store');
        }
      });
    });
  });
}
