import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Area, Catalogue, Item } from '../../../src/catalogue/catalogue.ts';
import { assuredUntil } from '../../../src/catalogue/assurance.ts';
import { findEditionInForce } from '../../../src/catalogue/find-edition-in-force.ts';
import { missingFields } from '../../../src/catalogue/missing-fields.ts';
import { type ResolvedEntitlement, type ResolvedList, resolveLists } from '../../../src/catalogue/resolve-lists.ts';
import { loadCatalogue } from '../../../src/catalogue/source/read-content.ts';
import { formatDay, formatValue, formatWindowDay } from '../../../src/catalogue/ui/format.ts';
import { categories } from '../../../src/catalogue/vocabulary.ts';
import { labelOf } from '../../../src/catalogue/words.ts';
import { sheetAreaOf } from '../../../src/eligibility/sheet-areas.ts';
import { createTranslators, type Translate } from '../../../src/i18n/translator.ts';
import { areaPath, clauseAnchor, documentPath, entitlementPath, familyPath } from '../../../src/site/addresses.ts';
import { categoryIcons, siteMark } from '../../../src/site/ui/category-icons.ts';
import { qrCodeSvg } from '../../../src/site/ui/qr-code.ts';

/**
 * Writes a Hugo site that makes the same pages as the portal, in Chinese. Whatever can be done before Hugo starts is done
 * here and not counted against it: inheritance, dates, amounts, lists as JSON, QR codes; pages that are few (documents,
 * guides, what changed) come with their finished HTML. Hugo renders the Markdown notes once each and fills the templates.
 */
export function writeHugoSite(options: {
  root: string;
  /** The content folder that the portal was built from. */
  country: string;
  /** The built portal. */
  portal: string;
  project: string;
  siteUrl: string;
  day: string;
  /** Whether templates may keep what areas share (`partialCached`), Hugo's own means against doing things twice. */
  cached: boolean;
}): void {
  const { root, country, portal, project, siteUrl, day, cached } = options;
  const messages = JSON.parse(readFileSync(join(project, 'content/messages/zh.json'), 'utf8')) as Messages;
  copyTemplates(join(root), messages, cached);
  mkdirSync(join(root, 'data'), { recursive: true });

  const { catalogue } = loadCatalogue(country);
  const site = new HugoData(catalogue, resolveLists(catalogue, day), createTranslators({ zh: messages, en: {}, ug: {} }).zh);
  const pages = new PageWriter(join(root, 'content'), siteUrl);
  const areas: Record<string, object> = {};
  const entitlements: Record<string, object> = {};
  const notes: Record<string, string> = {};
  for (const area of catalogue.areasTopDown) {
    areas[area.path] = site.area(area);
    pages.write(`${areaPath(area.path)}_index.md`, { type: 'list', a: area.path, ...pages.qrCode(areaPath(area.path)) });
    for (const entitlement of site.listOf(area).entitlements) {
      const key = keyOf(entitlement);
      if (!(key in entitlements)) {
        entitlements[key] = site.entitlement(entitlement);
        for (const { file, body } of entitlement.layers) if (body.trim() !== '') notes[file] ??= body.trim();
      }
      const path = entitlementPath(area.path, entitlement.id);
      pages.write(`${path.slice(0, -1)}.md`, { type: 'entitlement', a: area.path, e: key, ...pages.qrCode(path) });
    }
  }
  const about = new Map<string, string>();
  for (const page of otherPages(portal, catalogue)) {
    pages.writeFinished(page);
    for (const [, href = '', title = ''] of page.footer.matchAll(/<a href="(\/[a-z-]+\/)"[^>]*>\s*([^<]+?)\s*<\/a>/gu))
      about.set(href, title);
  }
  for (const known of ['/search/', '/documents/', '/sitemap/', '/desk/']) about.delete(known);
  const data = {
    areas,
    entitlements,
    notes,
    about: [...about].map(([href, title]) => ({ href, title })),
    categories: categories.map((id) => ({ id, name: messages.category[id], plain: messages.categoryPlain[id], icon: categoryIcons[id] })),
    words: { hotline: [...catalogue.hotlines.values()].find(({ number }) => number === '12345')?.names.zh ?? '' },
  };
  for (const [name, value] of Object.entries(data)) writeFileSync(join(root, 'data', `${name}.json`), JSON.stringify(value));
  const list = readFileSync(join(portal, 'china/index.html'), 'utf8');
  const partOf = (html: string, part: RegExp): string => part.exec(html)?.[0] ?? '';
  const style = /<style>[\s\S]*?<\/style>/u;
  writeFileSync(join(root, 'layouts/partials/style-list.html'), partOf(list, style));
  writeFileSync(join(root, 'layouts/partials/style.html'), partOf(readFileSync(join(portal, 'china/changes/index.html'), 'utf8'), style));
  // The search box is the same on every list but for the place.
  const search = partOf(list, /<form class="ask[\s\S]*?<\/script>/u);
  const asTemplate = search.replaceAll('{{', '{{`{{`}}').replace('value="/china/"', 'value="{{ . }}"');
  writeFileSync(join(root, 'layouts/partials/search.html'), asTemplate);
  // Whatever is not a page Hugo copies: lists as data, names of places, the icon.
  cpSync(portal, join(root, 'static'), { recursive: true, filter: (file) => !file.endsWith('.html') });
}

type Messages = Record<string, string | Record<string, string>> & {
  category: Record<string, string>;
  categoryPlain: Record<string, string>;
};

/** `[[entitlement.who]]` becomes the message; values in it become `%s`, in their order. `[[facts]]` is the partial or the cached partial. */
function copyTemplates(root: string, messages: Messages, cached: boolean): void {
  const from = join(import.meta.dirname, 'site');
  const message = (key: string): string => {
    if (key === 'facts') return cached ? 'partialCached' : 'partial';
    if (key === 'icon:site') return siteMark;
    const text = key.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], messages);
    if (typeof text !== 'string') throw new Error(`no message ${key}`);
    return text.replaceAll(/\{\{count\}\}/gu, '%d').replaceAll(/\{\{\w+\}\}/gu, '%s');
  };
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const target = join(root, file.slice(from.length));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      readFileSync(file, 'utf8')
        .replaceAll(/\[\[([\w.:-]+)\]\]/gu, (_, key: string) => message(key))
        .replace(/\n$/u, ''),
    );
  }
}

/** Areas share an entitlement where they share its resolution: it is named by the area that last stated something. */
const keyOf = ({ area, id }: ResolvedEntitlement): string => `${area}/${id}`;

/** What the templates need, in Chinese, resolved and formatted. */
class HugoData {
  readonly #catalogue: Catalogue;
  readonly #lists: ReadonlyMap<string, ResolvedList>;
  readonly #t: Translate;

  constructor(catalogue: Catalogue, lists: ReadonlyMap<string, ResolvedList>, t: Translate) {
    this.#catalogue = catalogue;
    this.#lists = lists;
    this.#t = t;
  }

  listOf(area: Area): ResolvedList {
    const list = this.#lists.get(area.path);
    if (!list) throw new RangeError(`no list for ${area.path}`);
    return list;
  }

  area(area: Area): object {
    const t = this.#t;
    const list = this.listOf(area);
    const line = this.#lineage(area);
    const named = line.length > 2 ? line.slice(line.length === 3 ? 1 : 2) : line.slice(-1);
    const place = named.map(({ names }) => names.zh).join('');
    const own = findEditionInForce(area, list.day);
    const isNation = area.level === 'nation';
    const sheet = sheetAreaOf(this.#catalogue, area.path);
    const steps = line
      .filter((each) => each.level !== 'nation' || isNation)
      .map((each) => ({ text: each.names.zh, href: areaPath(each.path) }));
    const contacts = [...line].reverse().flatMap((from) => from.statement?.contacts ?? []);
    const keys = list.entitlements.map(keyOf);
    return {
      name: area.names.zh,
      place,
      code: area.code,
      href: areaPath(area.path),
      trail: steps,
      trailAbove: steps.slice(0, -1),
      title: isNation ? t('list.titleNation') : t('list.title', { place }),
      description: t('list.documentTitle', { place }),
      children: isNation ? [] : area.children.map((path) => ({ text: this.#name(path), href: areaPath(path) })),
      family: `${familyPath(sheet?.path)}${sheet && sheet.path !== area.path ? `#d${area.code}` : ''}`,
      lead: isNation ? t('list.nation') : t('list.own', { place: area.names.zh, from: formatDay(t, own?.statement.inForce.from ?? '') }),
      count: t('list.count', { count: keys.length }),
      hasWindows: list.entitlements.some(({ fields }) => fields.windows !== undefined),
      notes: [
        own?.statement.officialList?.items && t('list.officialItems', { count: own.statement.officialList.items }),
        own?.statement.note?.zh,
      ].filter(Boolean),
      keys,
      categories: Object.fromEntries(
        categories.map((id) => [id, list.entitlements.filter((each) => each.fields.category?.value === id).map(keyOf)]),
      ),
      phones: contacts
        .filter(({ phone }) => phone)
        .map(({ phone, name, status }) => ({ phone, name: name.zh, unconfirmed: status !== 'verified' })),
      offices: contacts.flatMap(({ phone, department }) => (phone === undefined ? [] : (department ?? []))),
      contactsNone: area.statement?.contacts ? '' : t('list.contactsNone', { place: area.names.zh }),
      contacts: contacts.map(({ phone, name, address, hours, source, status }) => ({
        phone,
        name: name.zh,
        address: address?.zh,
        hours: hours?.zh,
        source: source.zh,
        unconfirmed: status !== 'verified',
      })),
      declare: isNation || area.children.length > 0 ? '/declare/' : `/declare/${area.code}/`,
      lastChecked: t('list.lastChecked', { day: formatDay(t, lastChecked(list)) }),
    };
  }

  entitlement(entitlement: ResolvedEntitlement): object {
    const t = this.#t;
    const { fields, layers, values } = entitlement;
    const ages = fields.audience?.value.ages;
    const part = (key: 'provides' | 'conditions' | 'steps') =>
      fields[key] && {
        heading: t(`entitlement.${key}`),
        lines: fields[key].value,
        numbered: key === 'steps',
        ...this.#stated(fields[key].origin),
        note: key === 'conditions' ? t('entitlement.guidance') : '',
      };
    const missing = (phoneKnown: boolean) =>
      missingFields(entitlement, phoneKnown)
        .map((field) => t(`field.${field}`))
        .join(t('listSeparator'));
    return {
      id: entitlement.id,
      area: entitlement.area,
      category: fields.category?.value ?? '',
      title: fields.title?.value ?? entitlement.id,
      plain: fields.plain?.value ?? '',
      types: fields.types?.value.join(' ') ?? '',
      who: fields.who?.value ?? '',
      ages: ages ? (ages.from === 0 ? t('entitlement.agesFromBirth', { under: ages.under }) : t('entitlement.ages', { ...ages })) : '',
      departments: [...(fields.departments?.value.lead ?? []), ...(fields.departments?.value.support ?? [])],
      unconfirmed: layers.some(({ statement }) => statement.status === 'needs-check'),
      from: this.#name(layers[0]?.area ?? ''),
      parts: [part('provides'), part('conditions'), part('steps')].filter(Boolean),
      values: Object.entries(values).map(([id, { value, origin }]) => ({
        label: labelOf(entitlement, 'valueLabels', id, 'zh')?.text ?? id,
        text: formatValue(t, value),
        asOf: value.asOf === undefined ? '' : t('entitlement.asOf', { day: formatDay(t, value.asOf) }),
        ...this.#stated(origin),
      })),
      bring: (fields.requiredDocuments?.value ?? []).map((id) => {
        const found = this.#catalogue.requiredDocuments.get(id);
        return { name: found?.names.zh ?? id, about: found?.about?.zh ?? '' };
      }),
      where: fields.where?.value ?? '',
      channels: (fields.channels?.value ?? [])
        .filter(({ kind }) => kind !== 'phone')
        .map((channel) => ({
          kind: t(`channel.${channel.kind}`),
          names: [
            channel.name,
            channel.place && this.#catalogue.places.get(channel.place)?.names.zh,
            channel.department && this.#department(channel.department),
          ].filter(Boolean),
          url: channel.url ?? '',
        })),
      phones: [...new Set((fields.channels?.value ?? []).flatMap(({ phone }) => phone ?? []))]
        .filter((phone) => phone !== '12345')
        .map((phone) => ({ phone, name: [...this.#catalogue.hotlines.values()].find(({ number }) => number === phone)?.names.zh ?? '' })),
      windows: (fields.windows?.value ?? []).map(({ id, opens, closes }) => ({
        label: labelOf(entitlement, 'windowLabels', id, 'zh')?.text ?? '',
        text: [
          opens && t('entitlement.opens', { day: formatWindowDay(t, opens) }),
          closes && t('entitlement.closes', { day: formatWindowDay(t, closes) }),
        ]
          .filter(Boolean)
          .join(t('listSeparator')),
      })),
      remarks: (['cost', 'time'] as const).flatMap((key) =>
        fields[key] ? [{ heading: t(`entitlement.${key}`), text: fields[key].value, ...this.#stated(fields[key].origin) }] : [],
      ),
      missing: missing(true),
      missingWithoutPhone: missing(false),
      notes: layers.filter(({ body }) => body.trim() !== '').map((layer) => ({ file: layer.file, ...this.#stated(layer) })),
      lead: (fields.departments?.value.lead ?? []).map((id) => this.#department(id)),
      support: (fields.departments?.value.support ?? []).map((id) => this.#department(id)),
      bases: this.#bases(layers),
      checked: layers.map(({ area, year, statement: { status, assured } }) => ({
        layer: t('status.layer', { area: this.#name(area), year }),
        status: status ? t(`status.${status}`) : '',
        assured: assured
          ? t('status.assured', { day: formatDay(t, assured.on), by: t('status.editors'), until: formatDay(t, assuredUntil(assured)) })
          : '',
      })),
    };
  }

  #bases(layers: readonly Item[]): object[] {
    const seen = new Set<string>();
    return layers.flatMap(({ area, statement }) =>
      (statement.basis ?? []).flatMap(({ document: id, clause }) => {
        const known = `${id} ${clause}`;
        if (seen.has(known)) return [];
        seen.add(known);
        const document = this.#catalogue.documents.get(id)?.statement;
        return {
          href: `${documentPath(id)}${clause === undefined ? '' : `#${clauseAnchor(clause)}`}`,
          title: document?.title.zh ?? id,
          number: document?.documentNumber ?? '',
          clause: this.#clause(document?.clauses?.find((each) => each.id === clause)),
          validity: document && document.validity !== 'valid' ? this.#t(`documents.${document.validity}`) : '',
          from: this.#name(area),
        };
      }),
    );
  }

  #clause(clause: { id: string; title: { zh: string } } | undefined): string {
    if (!clause) return '';
    return /^\d/u.test(clause.id)
      ? this.#t('entitlement.clause', { clause: clause.id })
      : this.#t('entitlement.clauseNamed', { clause: clause.title.zh });
  }

  #stated({ area }: Item): { area: string; statedBy: string } {
    return { area, statedBy: this.#t('entitlement.statedBy', { area: this.#name(area) }) };
  }

  #department(id: string): string {
    return this.#catalogue.departments.get(id)?.names.zh ?? id;
  }

  #name(path: string): string {
    return this.#catalogue.areas.get(path)?.names.zh ?? path;
  }

  #lineage(area: Area): Area[] {
    const parent = area.parent === undefined ? undefined : this.#catalogue.areas.get(area.parent);
    return [...(parent ? this.#lineage(parent) : []), area];
  }
}

const lastChecked = (list: ResolvedList): string =>
  list.entitlements.map((each) => each.layers[0]?.statement.assured?.on ?? '').reduce((a, b) => (a > b ? a : b), '');

interface FinishedPage {
  /** Below the built portal: `documents/index.html`. */
  file: string;
  main: string;
  footer: string;
  frontMatter: { title: string; description: string; page: string; home: boolean; canonical: string };
}

/** Every page of the portal that is neither a list nor an entitlement. */
function* otherPages(portal: string, catalogue: Catalogue): Iterable<FinishedPage> {
  for (const entry of readdirSync(portal, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const file = join(entry.parentPath, entry.name).slice(portal.length + 1);
    const folders = file.split('/').slice(0, -1);
    const area = folders[0] === 'china' ? folders.join('/') : ['china', ...folders].join('/');
    const isList = catalogue.areas.has(area) && folders.length > 0;
    const isEntitlement = catalogue.areas.has(area.slice(0, area.lastIndexOf('/'))) && folders.length > 1 && folders.at(-1) !== 'changes';
    if (isList || isEntitlement) continue;
    const html = readFileSync(join(portal, file), 'utf8');
    const title = unescaped(/<title>([\s\S]*?)<\/title>/u.exec(html)?.[1] ?? '');
    yield {
      file,
      main: /<main\b[^>]*>([\s\S]*)<\/main>/u.exec(html)?.[1] ?? '',
      footer: /<footer>([\s\S]*)<\/footer>/u.exec(html)?.[1] ?? '',
      frontMatter: {
        title: file === 'index.html' ? title : title.replace(/ - [^-]*$/u, ''),
        description: unescaped(/<meta name="description" content="([^"]*)"/u.exec(html)?.[1] ?? ''),
        page: /<body data-page="([^"]*)"/u.exec(html)?.[1] ?? '',
        home: file === 'index.html',
        canonical: /<link rel="canonical" href="([^"]*)"/u.exec(html)?.[1] ?? '',
      },
    };
  }
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

class PageWriter {
  readonly #root: string;
  readonly #siteUrl: string;
  #number = 0;

  constructor(root: string, siteUrl: string) {
    this.#root = root;
    this.#siteUrl = siteUrl;
    mkdirSync(join(root, 'finished'), { recursive: true });
    writeFileSync(join(root, 'finished/_index.md'), JSON.stringify({ _build: { render: 'never', list: 'never' }, outputs: [] }));
  }

  write(file: string, frontMatter: object, content = ''): void {
    const target = join(this.#root, file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `${JSON.stringify(frontMatter)}\n${content}`);
  }

  writeFinished({ file, main, frontMatter }: FinishedPage): void {
    const address = `/${file.replace(/index\.html$/u, '')}`;
    if (frontMatter.home) this.write('_index.html', { ...frontMatter, here: '/' }, main);
    else if (address.endsWith('/changes/')) this.write(`${file.replace(/\/index\.html$/u, '')}.html`, frontMatter, main);
    else this.write(`finished/${(this.#number += 1)}.html`, { ...frontMatter, url: address, here: address }, main);
  }

  qrCode(path: string): { qr: string; size: number } {
    const svg = qrCodeSvg(`${this.#siteUrl}${path}`, '');
    return { qr: / d="([^"]*)"/u.exec(svg)?.[1] ?? '', size: Number(/ (\d+)" role/u.exec(svg)?.[1]) };
  }
}
