import type { APIRoute } from 'astro';
import { changeSteps } from '../catalogue/list-changes.ts';
import { hasOwnRecord } from '../catalogue/resolve-lists.ts';
import { changesFeed } from '../catalogue/ui/open-data/changes-feed.ts';
import type { Naming } from '../catalogue/ui/open-data/entry-texts.ts';
import { listAsHsds } from '../catalogue/ui/open-data/list-as-hsds.ts';
import { listAsRows } from '../catalogue/ui/open-data/list-as-rows.ts';
import { windowDays } from '../catalogue/ui/open-data/window-days.ts';
import { pageKeysOf } from '../catalogue/ui/page-key.ts';
import { placeName } from '../catalogue/ui/place.ts';
import { voiceOf } from '../catalogue/ui/voice.ts';
import { csvFile } from '../desk/spreadsheet-cell.ts';
import { calendarOf } from '../eligibility/calendar.ts';
import { type Locale, nameIn } from '../i18n/locales.ts';
import { areaPath, changesPath, entitlementPath, openDataFiles, openDataPath, routeParameter } from '../site/addresses.ts';
import { addressOf, areaOf, inEveryLocale, lineage, listOf, loadPortal, type Portal } from '../site/source/portal.ts';

type File = keyof typeof openDataFiles;

/**
 * `list.csv`, `hsds.json`, `changes.atom` and `windows.ics` of each area that has pages of its own, in every locale. The lists of
 * all others lead to the files of the area above that grants, as `list.json` does.
 */
export async function getStaticPaths() {
  const portal = await loadPortal();
  const keys = pageKeysOf(portal);
  const areas = [...portal.catalogue.areas.values()].filter(hasOwnRecord).map(({ path }) => path);
  return inEveryLocale(areas).flatMap(({ locale, value: area }) =>
    filesOf(portal, area).map((file) => ({
      params: { openData: routeParameter(locale, openDataPath(area, openDataFiles[file])) },
      props: { locale, area, file },
      cacheKey: `${file} ${file === 'feed' ? keys.ofChanges(area, locale) : keys.ofList(area, locale)}`,
    })),
  );
}

/** A feed where there are editions, a calendar where there are days to keep. */
function filesOf(portal: Portal, area: string): File[] {
  const hasWindows = listOf(portal, area).entitlements.some(({ fields }) => fields.windows !== undefined);
  return [
    'csv',
    'hsds',
    ...(areaOf(portal, area).editions.length > 0 ? (['feed'] as const) : []),
    ...(hasWindows ? (['calendar'] as const) : []),
  ];
}

export const GET: APIRoute<{ locale: Locale; area: string; file: File }> = async ({ props: { locale, area: path, file } }) => {
  const portal = await loadPortal();
  const t = portal.translators[locale];
  const area = areaOf(portal, path);
  const list = listOf(portal, path);
  const whole = (to: string): string => `${portal.site.url}${addressOf(locale, to)}`;
  const pageOf = (entitlement: string): string => whole(entitlementPath(path, entitlement));
  const naming: Naming = { voice: voiceOf(portal, path, locale), catalogue: portal.catalogue, today: portal.today, pageOf };
  const place = placeName(portal, path, locale).text;
  switch (file) {
    case 'csv':
      return new Response(csvFile(listAsRows(area, list, naming)));
    case 'hsds': {
      const contacts = lineage(portal, path)
        .reverse()
        .flatMap(({ statement }) => statement?.contacts ?? []);
      return new Response(JSON.stringify(listAsHsds(list, { area, place, listPage: whole(areaPath(path)), contacts }, naming)));
    }
    case 'feed': {
      const { operator } = portal.site;
      const above = area.parent === undefined ? undefined : listOf(portal, area.parent);
      const author = operator ? nameIn(operator.name, locale).text : t('site.name');
      const [self, page] = [whole(openDataPath(path, openDataFiles.feed)), whole(changesPath(path))];
      return new Response(changesFeed(changeSteps(area, above), list, { locale, t, area, place, author, self, page, today: portal.today }));
    }
    case 'calendar': {
      // Not the moment of the build: an unchanged calendar stays the same file.
      const lastChecked = list.entitlements
        .flatMap(({ layers }) => layers.map(({ statement }) => statement.assured?.on ?? ''))
        .sort()
        .at(-1);
      const now = Date.parse(lastChecked === undefined || lastChecked === '' ? portal.today : lastChecked);
      return new Response(calendarOf(windowDays(list, { t, locale, pageOf }), { now, product: t('site.name'), isPublic: true }));
    }
  }
};
