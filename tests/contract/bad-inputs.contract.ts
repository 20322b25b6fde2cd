// Everything that a declaration must not be: refused with a pointer and a code, never a crash, never a row; page and function agree.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declarationSchema } from '../../src/declaration/declaration.schema.ts';
import { problemsOf } from '../../src/declaration/problems.ts';
import { declared, newToken } from '../support/declared-family.ts';
import type { OpenSite, SiteUnderTest } from '../support/declaration-site.ts';

const districts = ['330106', '330110', '360103', '411627'];
/** What the page runs: the same schema, told the same day and the same places. */
const onThePage = declarationSchema({ today: '2026-11-21', form: '2026-11-21', isDistrict: (code) => districts.includes(code) });

/** A copy with the value at a pointer replaced, or taken out. */
function changed(pointer: string, value: unknown): unknown {
  const copy = structuredClone(declared) as unknown;
  const parts = pointer.split('/').slice(1);
  const last = parts.pop() ?? '';
  const group = parts.reduce((node, part) => (node as Record<string, unknown>)[part], copy) as Record<string, unknown>;
  if (value === undefined) Reflect.deleteProperty(group, last);
  else group[last] = value;
  return copy;
}

const texts = ['/home/town', '/home/community', '/children/0/name', '/contact/name'];
const requiredTexts = ['/home/town', '/contact/name'];
const months = ['/children/0/born', '/children/0/since'];
const choices = [
  '/children/0/household',
  '/children/0/livesWith',
  '/children/0/permit',
  '/children/0/school',
  '/children/0/insurance',
  '/contact/relation',
  '/contact/language',
  '/language',
];
const ticks = ['/consents/guardian', '/consents/childData', '/consents/passOn', '/needs/callSoon'];
const groups = ['', '/home', '/children/0', '/needs', '/contact', '/consents'];

type Case = [what: string, pointer: string, value: unknown, code: string, at?: string];
const cases: Case[] = [
  ...texts.flatMap((pointer): Case[] => [
    ['NUL', pointer, '王\u0000明', 'not-allowed-character'],
    ['escape', pointer, '王\u001b[2J', 'not-allowed-character'],
    ['a line break', pointer, '王\r\nBcc: x', 'not-allowed-character'],
    ['a direction override', pointer, '王\u202e明', 'not-allowed-character'],
    ['an embedding', pointer, '\u202a王', 'not-allowed-character'],
    ['an isolate', pointer, '\u2066王\u2069', 'not-allowed-character'],
    ['half a sign', pointer, '\ud83d', 'not-allowed-character'],
    ['a paragraph separator', pointer, '王\u2029', 'not-allowed-character'],
    ['a noncharacter', pointer, '\ufdd0王', 'not-allowed-character'],
    ['a broken sign', pointer, '王\ufffd', 'not-allowed-character'],
    ['an identity number', pointer, '王330106201805120011', 'no-numbers'],
    ['a phone number', pointer, '王 138 0013 8000', 'no-numbers'],
    ['300 signs', pointer, '王'.repeat(300), 'too-long'],
    ['9,000 signs', pointer, '王'.repeat(9000), 'too-long'],
    ['only dots', pointer, '·····', 'no-letters'],
    ['only digits', pointer, '12', 'no-letters'],
    ['emptiness', pointer, '', 'required'],
    ['blanks', pointer, '  \u3000 ', 'required'],
    ['marks without a shape', pointer, '\u200b\ufeff\u200e', 'required'],
    ['a number', pointer, 7, 'required'],
    ['null', pointer, null, 'required'],
    ['a list', pointer, ['王'], 'required'],
    ['an object', pointer, { toString: '王' }, 'required'],
  ]),
  ...requiredTexts.map((pointer): Case => ['nothing at all', pointer, undefined, 'required']),
  ...months.flatMap((pointer): Case[] => [
    ['nothing at all', pointer, undefined, 'required'],
    ['a day', pointer, '2018-05-12', 'not-a-month'],
    ['a month 13', pointer, '2018-13', 'not-a-month'],
    ['a month 00', pointer, '2018-00', 'not-a-month'],
    ['a short year', pointer, '18-05', 'not-a-month'],
    ['full-width digits', pointer, '２０１８-０５', 'not-a-month'],
    ['a sign before it', pointer, '-2018-05', 'not-a-month'],
    ['a month of the future', pointer, '2026-12', 'in-future'],
    ['a year of the future', pointer, '2099-01', 'in-future'],
    ['a century ago', pointer, '1800-01', 'not-a-month'],
    ['a number', pointer, 201805, 'required'],
    ['a line break after it', pointer, '2018-05\n', 'not-a-month'],
  ]),
  ['a grown-up', '/children/0/born', '2008-10', 'too-old'],
  ['a century', '/children/0/born', '1926-05', 'too-old'],
  ['a move before birth', '/children/0/since', '2018-04', 'before-birth'],
  ...choices.flatMap((pointer): Case[] => [
    ['another word', pointer, 'perhaps', 'not-an-option'],
    ['capitals', pointer, 'MOTHER', 'not-an-option'],
    ['emptiness', pointer, '', 'not-an-option'],
    ['a number', pointer, 0, 'not-an-option'],
    ['a list', pointer, ['mother'], 'not-an-option'],
    ['null', pointer, null, 'not-an-option'],
    ['__proto__ as a word', pointer, '__proto__', 'not-an-option'],
    ['constructor', pointer, 'constructor', 'not-an-option'],
  ]),
  ...['/children/0/household', '/children/0/livesWith', '/contact/relation', '/language'].map((pointer): Case => [
    'nothing at all',
    pointer,
    undefined,
    'required',
  ]),
  ['a household district that is not said', '/children/0/householdDistrict', undefined, 'required'],
  ['a city for a district', '/children/0/householdDistrict', '330100', 'unknown-place'],
  ['a province for a district', '/children/0/householdDistrict', '330000', 'unknown-place'],
  ['an unknown code', '/children/0/householdDistrict', '999999', 'unknown-place'],
  ['a name for a code', '/children/0/householdDistrict', '太康县', 'unknown-place'],
  ['full-width digits for a code', '/children/0/householdDistrict', '４１１６２７', 'unknown-place'],
  ['a number for a code', '/children/0/householdDistrict', 411627, 'wrong-type'],
  ['a household that is not a district, with one', '/children/0/household', 'not-registered', 'not-asked', '/children/0/householdDistrict'],
  ...['330100', '000000', '', '330106 ', 'xihu', '../330106', '33010６', null, 330106, ['330106'], {}].map((value): Case => [
    `district ${JSON.stringify(value)}`,
    '/district',
    value,
    typeof value === 'string' ? 'unknown-place' : 'required',
  ]),
  ['no district', '/district', undefined, 'required'],
  ['an old form', '/form', '2025-01-01', 'form-changed'],
  ['no form', '/form', undefined, 'required'],
  ...ticks.flatMap((pointer): Case[] => {
    const code = /guardian|childData/u.test(pointer) ? 'must-be-ticked' : 'wrong-type';
    return [
      ['yes in a word', pointer, 'true', code],
      ['one', pointer, 1, code],
      ['null', pointer, null, code],
      ['nothing at all', pointer, undefined, code],
      ['a list', pointer, [true], code],
    ];
  }),
  ['no statement', '/consents/guardian', false, 'must-be-ticked'],
  ['no consent', '/consents/childData', false, 'must-be-ticked'],
  ...[
    '12800138000',
    '1380013800',
    '138001380000',
    '88886666',
    '110',
    'abc',
    '+12125550100',
    '13800138000,13900139000',
    '=HYPERLINK("x")',
    '１３８００１３８０００x',
    '0571-1234567',
    '00000000000',
    '9'.repeat(5000),
    '1380013800\u0000',
  ].map((value): Case => [`phone ${value.slice(0, 24)}`, '/contact/phone', value, 'not-a-phone']),
  ['an empty phone', '/contact/phone', '', 'required'],
  ['a phone that is a number', '/contact/phone', 13800138000, 'required'],
  ['no phone', '/contact/phone', undefined, 'required'],
  ['no child', '/children', [], 'required'],
  ['six children', '/children', Array.from({ length: 6 }, () => declared.children[0]), 'too-many'],
  ['a thousand children', '/children', Array.from({ length: 100 }, () => declared.children[0]), 'too-many'],
  ['children as an object', '/children', { 0: declared.children[0] }, 'wrong-type'],
  ['children as words', '/children', 'two', 'wrong-type'],
  ['a child of null', '/children', [null], 'wrong-type', '/children/0'],
  ['needs as a word', '/needs/kinds', 'school', 'wrong-type'],
  ['an unknown need', '/needs/kinds', ['school', 'money'], 'not-an-option', '/needs/kinds/1'],
  ['a need twice', '/needs/kinds', ['school', 'school'], 'twice'],
  ['a hundred needs', '/needs/kinds', Array.from({ length: 100 }, () => 'school'), 'too-many'],
  ['times as an object', '/contact/times', { 0: 'noon' }, 'wrong-type'],
  ['an unknown time', '/contact/times', ['midnight'], 'not-an-option', '/contact/times/0'],
  ...groups.flatMap((group): Case[] => [
    ...['idNumber', 'photo', 'diagnosis', 'schoolName', 'houseNumber', 'constructor', 'toString', 'hasOwnProperty', '', 'ＮＡＭＥ'].map(
      (name): Case => [`an unknown field ${name}`, `${group}/${name}`, 'x', 'unknown-field', group],
    ),
  ]),
  ...groups
    .filter((group) => group !== '' && group !== '/children/0')
    .flatMap((group): Case[] => [
      ['nothing at all', group, undefined, 'required'],
      ['null', group, null, 'wrong-type'],
      ['a word', group, 'x', 'wrong-type'],
      ['a list', group, [], 'wrong-type'],
    ]),
];

const json = { 'Content-Type': 'application/json' };
const good = JSON.stringify({ token: newToken(), declaration: declared });
const bodies: [what: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>, status: number][] = [
  ['nothing', '', json, 400],
  ['half of it', good.slice(0, 100), json, 400],
  ['something after it', `${good} x`, json, 400],
  ['a key twice', good.replace('"language"', '"language":"en","language"'), json, 400],
  ['a key twice, once escaped', good.replace('"language"', '"l\\u0061nguage":"en","language"'), json, 400],
  ['__proto__', good.replace('"home"', '"__proto__":{"town":"x"},"home"'), json, 400],
  ['depth', '['.repeat(10_000) + ']'.repeat(10_000), json, 400],
  ['nine levels', `{"token":${'['.repeat(9)}${']'.repeat(9)}}`, json, 400],
  ['1 MB', good.replace('翠苑街道', '王'.repeat(350_000)), json, 413],
  ['one byte too many', good.padEnd(32 * 1024 + 1 - (Buffer.byteLength(good) - good.length)), json, 413],
  ['GBK', good, { 'Content-Type': 'application/json; charset=gbk' }, 415],
  ['UTF-16', Buffer.from(good, 'utf16le'), { 'Content-Type': 'application/json; charset=utf-16' }, 415],
  ['GBK that says UTF-8', Buffer.from([0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x3a, 0x31, 0x7d]), json, 400],
  ['overlong UTF-8', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), json, 400],
  ['gzip', good, { ...json, 'Content-Encoding': 'gzip' }, 415],
  ['plain text', good, { 'Content-Type': 'text/plain' }, 415],
  ['no type', good, { 'Content-Type': '' }, 415],
  ['a form', 'token=x', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
  ['a multipart form', '--x\r\n\r\n--x--', { 'Content-Type': 'multipart/form-data; boundary=x' }, 415],
  ['a number', '7', json, 422],
  ['null', 'null', json, 422],
  ['a list', '[]', json, 422],
  ['no token', JSON.stringify({ declaration: declared }), json, 422],
  ['a short token', JSON.stringify({ token: 'abc', declaration: declared }), json, 422],
  ['a token of other signs', JSON.stringify({ token: '='.repeat(43), declaration: declared }), json, 422],
  ['an unknown field beside it', JSON.stringify({ token: newToken(), declaration: declared, admin: true }), json, 422],
  ['no declaration', JSON.stringify({ token: newToken() }), json, 422],
];

/** Whatever a declaration must not be, over HTTP, on whatever runs the function. */
export function describeBadInputs(runtime: string, open: OpenSite): void {
  describe(`bad inputs on ${runtime}`, () => {
    let site: SiteUnderTest;
    beforeAll(async () => {
      site = await open();
    });
    afterAll(() => site.close());
    const stored = async (): Promise<number> => (await site.store.register.batches('330106')).reduce((sum, { count }) => sum + count, 0);

    describe(`${cases.length} wrong answers`, () => {
      it.each(cases)('%s at %s', async (_what, pointer, value, code, at = pointer) => {
        const declaration = changed(pointer, value);
        const { status, body } = await site.postJson('/declarations', { token: newToken(), declaration });
        expect([status, body['errors']]).toEqual([422, expect.arrayContaining([{ pointer: `/declaration${at}`, code }])]);
        const onPage = onThePage.safeParse(JSON.parse(JSON.stringify(declaration)));
        expect(
          onPage.success
            ? []
            : problemsOf(onPage.error.issues).map((problem) => ({ ...problem, pointer: `/declaration${problem.pointer}` })),
        ).toEqual(body['errors']);
      });

      it('are more than 300', () => {
        expect(cases.length).toBeGreaterThan(300);
      });

      it('leave no row', async () => {
        expect(await stored()).toBe(0);
      });
    });

    describe('wrong bodies', () => {
      it.each(bodies)('%s', async (_what, body, headers, status) => {
        const response = await site.app.request('https://tongxiang.example/api/v1/declarations', {
          method: 'POST',
          body,
          headers: { ...headers, 'Sec-Fetch-Site': 'same-origin' },
        });
        expect(response.status).toBe(status);
        expect(response.headers.get('Content-Type')).toBe('application/problem+json');
        expect(((await response.json()) as { status: number }).status).toBe(status);
      });

      it.each([
        ['an unknown field', 'idNumber=330106201805120011', 400],
        ['a field twice', 'contact.name=a&contact.name=b', 400],
        ['a child too many', 'children.5.name=x', 400],
        ['no token', 'action=check', 400],
        ['a wrong token', 'action=check&token=x&shown=1', 400],
        ['no time', `action=check&token=${newToken()}&shown=soon`, 400],
        ['bytes that are not UTF-8', `token=${newToken()}&shown=1&form=2026-11-21&home.town=%ff%fe`, 422],
      ])('a form with %s', async (_what, body, status) => {
        expect((await site.post('/declare/330106/', body)).status).toBe(status);
      });

      it('of a secret that is none', async () => {
        for (const secret of ['', 'x', 'A'.repeat(24), null, 7, {}, `7H86HM785YB3DTERGNGCGPSK`]) {
          for (const step of ['read', 'renew', 'withdraw']) expect((await site.postJson(`/receipts/${step}`, { secret })).status).toBe(422);
        }
        expect((await site.postJson('/receipts/read', { secret: '7H86HM785YB3DTERGNGCGPSJ' })).status).toBe(404);
      });

      it('leave no row', async () => {
        expect(await stored()).toBe(0);
      });
    });
  });
}
