import { type CollectionEntry, getCollection } from 'astro:content';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import en from '../../../content/messages/en.json';
import ug from '../../../content/messages/ug.json';
import zh from '../../../content/messages/zh.json';
import siteYaml from '../../../content/site.yaml?raw';
import { assembleCatalogue } from '../../catalogue/assemble-catalogue.ts';
import type { Area, Catalogue } from '../../catalogue/catalogue.ts';
import type { ContentFile } from '../../catalogue/content-file.ts';
import { guideSchema, guideTranslationSchema } from '../../catalogue/guide.schema.ts';
import { type ResolvedList, resolveLists } from '../../catalogue/resolve-lists.ts';
import { shortDigest } from '../../catalogue/source/read-content.ts';
import { type Locale, localeList } from '../../i18n/locales.ts';
import { createTranslators, type Translate } from '../../i18n/translator.ts';
import { address } from '../addresses.ts';
import { type Site, siteSchema } from '../site.schema.ts';

/** The portal as its pages see it: everything resolved once, for one day. */
export interface Portal {
  catalogue: Catalogue;
  lists: ReadonlyMap<string, ResolvedList>;
  /** The day the portal is built for, ISO, in China. TODAY overrides it (tests, previews). */
  today: string;
  site: Site;
  translators: Record<Locale, Translate>;
  guides: readonly Guide[];
  /** HTML of a Markdown body, by the path of its file below `content/`; undefined where the body is empty. */
  bodies: ReadonlyMap<string, string>;
  /** Digest of each content file, for cache keys. */
  digests: ReadonlyMap<string, string>;
}

export interface Guide {
  topic: string;
  place: 'guide' | 'about';
  order: number;
  status: string;
  assured: { on: string; by: string; until?: string | undefined };
  basis: { document: string; clause?: string | undefined }[];
  words: Partial<Record<Locale, { title: string; plain: string; file: string; reviewed: boolean; stale: boolean }>> & {
    zh: { title: string; plain: string; file: string; reviewed: boolean; stale: boolean };
  };
}

let loaded: Promise<Portal> | undefined;

export function loadPortal(): Promise<Portal> {
  if (import.meta.env.DEV) return buildPortal();
  loaded ??= buildPortal();
  return loaded;
}

export const siteBase: string = import.meta.env.BASE_URL;

/** The address of a path of the portal in a locale, under the base. */
export const addressOf = (locale: Locale, path: string): string => address(siteBase, locale, path);

/** Names of an area and its ancestors, from the province down: 浙江省 杭州市 西湖区. */
export function lineage(portal: Portal, path: string): Area[] {
  const line: Area[] = [];
  for (let area = portal.catalogue.areas.get(path); area; area = area.parent === undefined ? undefined : portal.catalogue.areas.get(area.parent)) {
    line.unshift(area);
  }
  return line;
}

export function areaOf(portal: Portal, path: string): Area {
  const area = portal.catalogue.areas.get(path);
  if (!area) throw new RangeError(`no area ${path}`);
  return area;
}

export function listOf(portal: Portal, path: string): ResolvedList {
  const list = portal.lists.get(path);
  if (!list) throw new RangeError(`no list for ${path}`);
  return list;
}

async function buildPortal(): Promise<Portal> {
  const names = ['reference', 'areas', 'editions', 'entitlements', 'translations', 'documents', 'guides', 'guideTranslations'] as const;
  const entries = (await Promise.all(names.map((name) => getCollection(name)))).flat() as CollectionEntry<'reference'>[];
  const files = entries.map(asContentFile);
  const { catalogue } = assembleCatalogue(files, shortDigest);
  const today = process.env['TODAY'] ?? Temporal.Now.plainDateISO('Asia/Shanghai').toString();
  const site = siteSchema.parse(parse(siteYaml));
  return {
    catalogue,
    lists: resolveLists(catalogue, today),
    today,
    site: { ...site, url: process.env['SITE_URL'] ?? site.url },
    translators: createTranslators({ zh, en, ug }),
    guides: assembleGuides(files),
    bodies: new Map(entries.flatMap((entry) => (entry.rendered ? [[entry.id, entry.rendered.html]] : []))),
    digests: new Map(entries.map((entry) => [entry.id, entry.digest ?? ''])),
  };
}

function asContentFile(entry: CollectionEntry<'reference'>): ContentFile {
  return { path: entry.id, text: '', data: entry.data, body: entry.body ?? '', bodyLine: 1 };
}

function assembleGuides(files: readonly ContentFile[]): Guide[] {
  const guides = new Map<string, Guide>();
  for (const file of files) {
    const topic = /^pages\/([a-z0-9-]+)\/zh\.md$/u.exec(file.path)?.[1];
    const statement = topic === undefined ? undefined : guideSchema.safeParse(file.data).data;
    if (topic === undefined || !statement) continue;
    const { place, order, status, assured, basis = [], title, plain } = statement;
    guides.set(topic, { topic, place, order, status, assured, basis, words: { zh: { title, plain, file: file.path, reviewed: true, stale: false } } });
  }
  for (const file of files) {
    const [, topic = '', locale = ''] = /^pages\/([a-z0-9-]+)\/(en|ug)\.md$/u.exec(file.path) ?? [];
    const statement = guideTranslationSchema.safeParse(file.data).data;
    const guide = guides.get(topic);
    if (!statement || !guide) continue;
    const { title, plain, reviewed } = statement;
    guide.words[locale as Locale] = { title, plain, file: file.path, reviewed, stale: false };
  }
  return [...guides.values()].sort((a, b) => a.order - b.order);
}

/** The locales of this build: all, or those that LOCALES names (`zh,en`: benchmarks and quick previews). */
export const builtLocales: readonly Locale[] = localeList.filter((locale) => (process.env['LOCALES'] ?? localeList.join(',')).split(',').includes(locale));

/** Every locale with every value: what a route's static paths are made of. */
export function inEveryLocale<T>(values: readonly T[]): { locale: Locale; value: T }[] {
  return builtLocales.flatMap((locale) => values.map((value) => ({ locale, value })));
}
