// The search box without a script, over HTTP: what a browser without JavaScript sends, and what nobody should.
import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '../../content/messages/en.json' with { type: 'json' };
import ug from '../../content/messages/ug.json' with { type: 'json' };
import zh from '../../content/messages/zh.json' with { type: 'json' };
import { addSearchRoutes, isAskedOfSearch } from '../../functions/search/search-routes.ts';
import { listAsJson } from '../../src/catalogue/list-as-data.ts';
import { areaWithPages, resolveLists } from '../../src/catalogue/resolve-lists.ts';
import { loadCatalogue } from '../../src/catalogue/source/read-content.ts';
import { createTranslators } from '../../src/i18n/translator.ts';
import { searchWordsOf, sentenceWordsOf } from '../../src/search/search-words.ts';
import { wordsOf } from '../../src/catalogue/words.ts';
import type { PlaceTree } from '../../src/site/find-places.ts';
import { projectRoot } from '../support/built-site.ts';
import { packedContentLexicon } from '../support/content-lexicon.ts';

const translators = createTranslators({ zh, en, ug });
const origin = 'https://tongxiang.example';
let app: Hono;
let isAllowed = true;
const asked: string[] = [];

/** The site's files made from the real content, as the build makes them. */
beforeAll(() => {
  const content = `${projectRoot}/content`;
  const { catalogue } = loadCatalogue(content);
  const lists = resolveLists(catalogue, '2026-11-22');
  const packed = packedContentLexicon();
  const t = translators.zh;
  const treeBelow = (path: string): PlaceTree =>
    (catalogue.areas.get(path)?.children ?? []).flatMap((child) => {
      const area = catalogue.areas.get(child);
      return area ? [[area.slug, area.names.zh, treeBelow(child)]] : [];
    });
  const services = lists.get('china')!.entitlements.map((entitlement) => ({
    id: `/column/china/${entitlement.id}/`,
    types: entitlement.fields.types?.value ?? [],
    title: { text: wordsOf(entitlement, 'title', 'zh')?.value ?? '', locale: 'zh' },
  }));
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const files = new Map<string, Uint8Array>([
    [
      '/search.json',
      encode(
        JSON.stringify({
          zh: {
            lexicon: {
              chinese: '/column/assets/zh',
              english: '/column/assets/en',
              uyghur: '/column/assets/ug',
              traditional: '/column/assets/t',
            },
            sentenceWords: '/column/assets/words',
            services: '/column/assets/services',
          },
        }),
      ),
    ],
    ['/assets/zh', packed.chinese],
    ['/assets/en', encode(packed.english)],
    ['/assets/ug', encode(packed.uyghur)],
    ['/assets/t', encode(packed.traditional)],
    ['/assets/words', encode(JSON.stringify(sentenceWordsOf(searchWordsOf('zh', t, catalogue.hotlines, '/column/', []), t)))],
    ['/assets/services', encode(JSON.stringify(services))],
    ['/places.json', encode(JSON.stringify(treeBelow('china')))],
  ]);
  const siteFile = (path: string): Promise<Uint8Array | undefined> => {
    asked.push(path);
    const area = /^\/(?<path>.+)\/list\.json$/u.exec(path)?.groups?.['path'];
    const found = area === undefined ? undefined : catalogue.areas.get(area === 'china' ? area : `china/${area}`);
    const list = found && lists.get(found.path);
    if (found && list)
      return Promise.resolve(encode(listAsJson(found, list, areaWithPages(catalogue, found.path), catalogue.requiredDocuments)));
    return Promise.resolve(files.get(path));
  };
  app = new Hono();
  addSearchRoutes(app, {
    base: '/column',
    translators,
    shells: () =>
      Promise.resolve(
        '<!doctype html><title>x</title><form class="ask"><input id="need" name="need"></form><div><!--form--><!--/form--></div>',
      ),
    siteFile,
    addressOf: () => undefined,
    mayPost: { take: () => Promise.resolve(isAllowed) },
  });
});

const post = async (body: Record<string, string> | string, headers: Record<string, string> = {}, locale = ''): Promise<Response> =>
  app.request(`${origin}/column/${locale}search/`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new URLSearchParams(body).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin', ...headers },
  });
const answerTo = async (body: Record<string, string>): Promise<string> => {
  const response = await post(body);
  expect(response.status).toBe(200);
  return response.text();
};

describe('a need', () => {
  it('is answered for the place in the sentence, with the addresses of the list that grants', async () => {
    const html = await answerTo({ need: '余杭打疫苗' });
    expect(html).toContain(zh.search.found);
    expect(/<ol class="entries"><li><a href="(?<href>[^"]+)"/u.exec(html)?.groups?.['href']).toBe('/column/zhejiang/hangzhou/vaccination/');
  });

  it('is answered for the list from which it is asked', async () => {
    const html = await answerTo({ need: 'juzhuzheng', at: '/guizhou/bijie/weining/' });
    expect(html).toContain('/column/china/residence-permit/');
    expect(html).toContain('<input type="hidden" name="at" value="/guizhou/bijie/weining/">');
  });

  it('is answered with what the nation grants where no place is named', async () => {
    const html = await answerTo({ need: '打疫苗' });
    expect(html).toContain(zh.search.nationLead);
    expect(html).toContain('href="/column/china/vaccination/"');
  });

  it('asks which place is meant, and hands the need on by another post', async () => {
    const html = await answerTo({ need: '鼓楼打疫苗' });
    expect(html).toContain(zh.search.whichPlace);
    expect(html).toContain('<input type="hidden" name="need" value="打疫苗"/>');
    expect(html).toContain('<button value="/jiangsu/nanjing/gulou/" name="at">');
  });

  it.each([
    ['孩子想自杀', 'self-harm', 'tel:12356'],
    ['余杭 老公打孩子', 'violence', 'tel:110'],
    ['鼓楼 孩子走丢了', 'missing', 'tel:110'],
  ])('that cannot wait puts numbers first: %s', async (need, kind, tel) => {
    const html = await answerTo({ need });
    expect(html).toContain(`<div><div data-urgent="${kind}" class="alert">`);
    expect(html).toContain(tel);
  });

  it('of another office is said to be on no list', async () => {
    const html = await answerTo({ need: '驾照怎么换' });
    expect(html).toContain(zh.search.notHere);
    expect(html).not.toContain('<ol');
  });

  it('that nothing fits still has a phone and the categories', async () => {
    const html = await answerTo({ need: 'qqqqqqqq' });
    expect(html).toContain(zh.search.nothing);
    expect(html).toContain('href="tel:12345"');
    expect(html).toContain('href="/column/china/#health"');
  });
});

describe('a place alone', () => {
  it('leads to its list, and nothing of it but the place stands in the address', async () => {
    const response = await post({ need: '杭州 余杭' });
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/column/zhejiang/hangzhou/yuhang/']);
  });

  it('of which there are several is offered', async () => {
    expect(await answerTo({ need: '鼓楼' })).toContain('href="/column/jiangsu/nanjing/gulou/"');
  });
});

describe('what is typed', () => {
  it('stands in the box again, and never becomes markup', async () => {
    const html = await answerTo({ need: '"><script>alert(1)</script>打疫苗' });
    expect(html).not.toContain('<script>');
    expect(html).toContain('id="need" value="&quot;&gt;&lt;script&gt;');
  });

  it('is asked of no file of the site', async () => {
    asked.length = 0;
    await answerTo({ need: '余杭 琥珀色的独角兽' });
    expect(asked.filter((path) => /琥珀|%/u.test(path))).toEqual([]);
  });
});

describe('what is refused', () => {
  it.each<[string, Record<string, string> | string, number]>([
    ['a field that the form does not have', { need: 'x', other: 'y' }, 400],
    ['a field twice', 'need=x&need=y', 400],
    ['no need', 'at=%2Fchina%2F', 400],
    ['a need that is too long', { need: '疫'.repeat(201) }, 400],
    ['a place that is no path', { need: 'x', at: '/../../etc/' }, 400],
    ['a body that is too large', { need: 'x'.repeat(5000) }, 413],
  ])('%s', async (_what, body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(zh.search.refused);
  });

  it('another kind of body, another site, too many', async () => {
    expect((await post('{"need":"x"}', { 'Content-Type': 'application/json' })).status).toBe(415);
    expect((await post({ need: 'x' }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    isAllowed = false;
    const response = await post({ need: 'x' });
    isAllowed = true;
    expect(response.status).toBe(429);
    expect(await response.text()).toContain(zh.search.tooOften);
  });

  it('a place without a list is said to have none', async () => {
    expect(await answerTo({ need: '打疫苗', at: '/nowhere/at/all/' })).toContain(zh.search.unknownPlace);
  });

  it('a locale that is not built says so', async () => {
    expect((await post({ need: 'x' }, {}, 'en/')).status).toBe(503);
  });
});

it('takes posts only: its page is a file', () => {
  expect(isAskedOfSearch('/ug/search/', 'POST')).toBe(true);
  expect(isAskedOfSearch('/search/', 'GET')).toBe(false);
  expect(isAskedOfSearch('/zhejiang/search/', 'POST')).toBe(false);
});
