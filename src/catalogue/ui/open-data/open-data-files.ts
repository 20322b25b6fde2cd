import { type Locale, nameIn } from '../../../i18n/locales.ts';
import { areaPath, changesPath, entitlementPath, openDataFiles, openDataPath, routeParameter } from '../../../site/addresses.ts';
import { addressOf, areaOf, builtLocales, lineage, listOf, type Portal } from '../../../site/source/portal.ts';
import { listAsJson } from '../../list-as-data.ts';
import { changeSteps } from '../../list-changes.ts';
import { areaWithPages, hasOwnRecord } from '../../resolve-lists.ts';
import { pageKeysOf } from '../page-key.ts';
import { placeName } from '../place.ts';
import { voiceOf } from '../voice.ts';
import { changesFeed } from './changes-feed.ts';
import type { Naming } from './entry-texts.ts';
import { listAsHsds } from './list-as-hsds.ts';
import { listAsRows } from './list-as-rows.ts';
import { type WindowDay, windowDays } from './window-days.ts';

/** One file of open data, made when it is asked for. */
export interface OpenDataFile {
  /** Its place below the site. */
  place: string;
  /** What it is made of: two builds with the same key make the same file (`page-key.ts`). */
  key: () => string;
  text: () => string;
}

/** How other parts of the portal write tables and calendars. */
export interface Formats {
  csvFile: (rows: readonly (readonly string[])[]) => string;
  calendarOf: (days: readonly WindowDay[], options: { now: number; product: string; isPublic: boolean }) => string;
}

/**
 * `list.json` of every area; `list.csv`, `hsds.json`, `changes.atom` and `windows.ics` of each area that has pages of its own, in every
 * locale. The lists of all others lead to the files of the area above that grants, as `list.json` does.
 */
export function* openDataOf(portal: Portal, formats: Formats): Generator<OpenDataFile> {
  const keys = pageKeysOf(portal);
  const { catalogue } = portal;
  for (const area of catalogue.areas.values()) {
    yield {
      place: placeOf('zh', openDataPath(area.path, 'list.json')),
      key: () => `json ${keys.ofData(area.path)}`,
      text: () => listAsJson(area, listOf(portal, area.path), areaWithPages(catalogue, area.path), catalogue.requiredDocuments),
    };
    if (!hasOwnRecord(area)) continue;
    for (const locale of builtLocales) {
      for (const [file, text] of textsOf(portal, area.path, locale, formats)) {
        yield {
          place: placeOf(locale, openDataPath(area.path, openDataFiles[file])),
          key: () => `${file} ${file === 'feed' ? keys.ofChanges(area.path, locale) : keys.ofList(area.path, locale)}`,
          text,
        };
      }
    }
  }
}

const placeOf = (locale: Locale, path: string): string => routeParameter(locale, path) ?? '';

/** A feed where there are editions, a calendar where there are days to keep. */
function textsOf(portal: Portal, path: string, locale: Locale, formats: Formats): [keyof typeof openDataFiles, () => string][] {
  const t = portal.translators[locale];
  const area = areaOf(portal, path);
  const list = listOf(portal, path);
  const whole = (to: string): string => `${portal.site.url}${addressOf(locale, to)}`;
  const pageOf = (entitlement: string): string => whole(entitlementPath(path, entitlement));
  const naming: Naming = { voice: voiceOf(portal, path, locale), catalogue: portal.catalogue, today: portal.today, pageOf };
  const place = placeName(portal, path, locale).text;

  const hsds = (): string => {
    const contacts = lineage(portal, path)
      .reverse()
      .flatMap(({ statement }) => statement?.contacts ?? []);
    return JSON.stringify(listAsHsds(list, { area, place, listPage: whole(areaPath(path)), contacts }, naming));
  };
  const feed = (): string => {
    const { operator } = portal.site;
    const above = area.parent === undefined ? undefined : listOf(portal, area.parent);
    const author = operator ? nameIn(operator.name, locale).text : t('site.name');
    const [self, page] = [whole(openDataPath(path, openDataFiles.feed)), whole(changesPath(path))];
    return changesFeed(changeSteps(area, above), list, { locale, t, area, place, author, self, page, today: portal.today });
  };
  const calendar = (): string => {
    // Not the moment of the build: an unchanged calendar stays the same file.
    const lastChecked = list.entitlements
      .flatMap(({ layers }) => layers.map(({ statement }) => statement.assured?.on ?? ''))
      .sort()
      .at(-1);
    const now = Date.parse(lastChecked === undefined || lastChecked === '' ? portal.today : lastChecked);
    return formats.calendarOf(windowDays(list, { t, locale, pageOf }), { now, product: t('site.name'), isPublic: true });
  };

  const hasWindows = list.entitlements.some(({ fields }) => fields.windows !== undefined);
  const files: ReturnType<typeof textsOf> = [
    ['csv', () => formats.csvFile(listAsRows(area, list, naming))],
    ['hsds', hsds],
  ];
  if (area.editions.length > 0) files.push(['feed', feed]);
  if (hasWindows) files.push(['calendar', calendar]);
  return files;
}
