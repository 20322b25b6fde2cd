import en from '../../../content/messages/en.json' with { type: 'json' };
import ug from '../../../content/messages/ug.json' with { type: 'json' };
import zh from '../../../content/messages/zh.json' with { type: 'json' };
import type { Guide } from '../../catalogue/assemble-guides.ts';
import type { Area, Catalogue } from '../../catalogue/catalogue.ts';
import type { ContentFile } from '../../catalogue/content-file.ts';
import { withoutDrafts } from '../../catalogue/drafts.ts';
import { type ResolvedList, resolveLists } from '../../catalogue/resolve-lists.ts';
import { assembleContent, shortDigest } from '../../catalogue/source/read-content.ts';
import { type Locale, localeList } from '../../i18n/locales.ts';
import { createTranslators, type Translate } from '../../i18n/translator.ts';
import { address, routeParameter } from '../addresses.ts';
import { basePath } from './base-path.ts';
import { dayOfBuild } from './day-of-build.ts';
import { readSite } from './read-site.ts';
import type { Site } from '../site.schema.ts';

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

/** A guide's words in one locale, or in Chinese where it is not translated. */
export interface GuideWords {
  title: string;
  plain: string;
  file: string;
  locale: Locale;
  reviewed: boolean;
  stale: boolean;
}

export function guideWords(guide: Guide, locale: Locale): GuideWords {
  const translation = locale === 'zh' ? undefined : guide.translations[locale];
  const { statement, file } = translation ?? guide;
  const { title, plain } = statement;
  if (!translation) return { title, plain, file, locale: 'zh', reviewed: true, stale: false };
  const { reviewed, translates } = translation.statement;
  return { title, plain, file, locale, reviewed, stale: translates !== guide.wordsDigest };
}

let loaded: Promise<Portal> | undefined;

export function loadPortal(): Promise<Portal> {
  if (import.meta.env.DEV) return buildPortal();
  loaded ??= buildPortal();
  return loaded;
}

export const siteBase: string = basePath();

/** Digest of a text, for cache keys. */
export const digestOfText = shortDigest;

/** The address of a path of the portal in a locale, under the base. */
export const addressOf = (locale: Locale, path: string): string => address(siteBase, locale, path);

/** Names of an area and its ancestors, from the province down: 浙江省 杭州市 西湖区. */
export function lineage(portal: Portal, path: string): Area[] {
  const line: Area[] = [];
  for (
    let area = portal.catalogue.areas.get(path);
    area;
    area = area.parent === undefined ? undefined : portal.catalogue.areas.get(area.parent)
  ) {
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
  // Astro's alone: threads that write files of the build make their portal of the same files without it.
  const { getCollection } = await import('astro:content');
  const names = ['reference', 'areas', 'editions', 'entitlements', 'translations', 'documents', 'guides', 'guideTranslations'] as const;
  const entries = (await Promise.all(names.map(async (name) => (await getCollection(name)) as unknown as StoredFile[]))).flat();
  const digests = new Map(entries.map((entry) => [entry.id, entry.digest ?? '']));
  const bodies = new Map(entries.flatMap((entry) => (entry.rendered ? [[entry.id, entry.rendered.html]] : [])));
  return portalOf(assembleContent(entries.map(asContentFile)), digests, bodies);
}

/** The portal of what is in `content/`, for the day of the build. */
export function portalOf(
  content: { catalogue: Catalogue; guides: readonly Guide[] },
  digests: Portal['digests'],
  bodies: Portal['bodies'],
): Portal {
  const catalogue = withoutDrafts(content.catalogue);
  const today = dayOfBuild();
  return {
    catalogue,
    lists: resolveLists(catalogue, today),
    today,
    site: readSite(),
    translators: createTranslators({ zh, en, ug }),
    guides: content.guides,
    bodies,
    digests,
  };
}

/** What the content loader has put into a collection, whichever it is. */
interface StoredFile {
  id: string;
  data: Record<string, unknown>;
  body?: string;
  digest?: string;
  rendered?: { html: string };
}

function asContentFile(entry: StoredFile): ContentFile {
  return { path: entry.id, text: '', data: entry.data, body: entry.body ?? '', bodyLine: 1 };
}

/** The locales of this build: all, or those that LOCALES names (`zh,en`: benchmarks and quick previews). */
export const builtLocales: readonly Locale[] = localeList.filter((locale) =>
  (process.env['LOCALES'] ?? localeList.join(',')).split(',').includes(locale),
);

/** Every locale with every value: what a route's static paths are made of. */
export function inEveryLocale<T>(values: readonly T[]): { locale: Locale; value: T }[] {
  return builtLocales.flatMap((locale) => values.map((value) => ({ locale, value })));
}

/** The static paths of a page of which every locale has one; `parameter`: the rest parameter in its file's name. */
export function onePerLocale(parameter: string, path: string): { params: Record<string, string | undefined>; props: { locale: Locale } }[] {
  return builtLocales.map((locale) => ({ params: { [parameter]: routeParameter(locale, path) }, props: { locale } }));
}
