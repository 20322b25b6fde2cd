import { areaView, contactPhones, officesAnswer } from './area-view.ts';
import type { Area } from '../catalogue.ts';
import { hasOwnRecord, type ResolvedEntitlement } from '../resolve-lists.ts';
import { wordsOf } from '../words.ts';
import type { Locale } from '../../i18n/locales.ts';
import { builtLocales, lineage, listOf, type Portal } from '../../site/source/portal.ts';
import { escapeHtml } from '../../site/ui/sentence.ts';
import type { StampPlan } from '../../site/stamp-page.ts';

/** A page that Astro renders: an area's own, or a template for several areas, of which `area` is the first. */
export interface RenderedPage {
  locale: Locale;
  area: string;
  id: string;
  template?: { file: string; areas: string[] };
}

/**
 * Which entitlement pages Astro renders and which are stamped. Areas share a page where they share the resolved
 * entitlement and every other thing the page says beside `StampValues`: known phone or none, an office in charge or not, local department names,
 * related titles. An area that states the entitlement itself has a page of its own.
 */
export function planEntitlementPages(portal: Portal, stamping: boolean): RenderedPage[] {
  const known = plans.get(portal) ?? makePlan(portal, stamping);
  plans.set(portal, known);
  return known;
}

/** Asked for twice in a build, which stamps or does not. */
const plans = new WeakMap<Portal, RenderedPage[]>();

function makePlan(portal: Portal, stamping: boolean): RenderedPage[] {
  const pages: RenderedPage[] = [];
  const groups = new Map<string, RenderedPage & { template: { file: string; areas: string[] } }>();
  const keyOf = keysOf(portal);
  for (const locale of builtLocales) {
    for (const area of portal.catalogue.areasTopDown.filter(hasOwnRecord)) {
      for (const entitlement of listOf(portal, area.path).entitlements) {
        const page = { locale, area: area.path, id: entitlement.id };
        if (!stamping || entitlement.layers[0]?.area === area.path) {
          pages.push(page);
          continue;
        }
        const key = keyOf(area, entitlement, locale);
        const group = groups.get(key);
        if (group) group.template.areas.push(area.path);
        else groups.set(key, { ...page, template: { file: '', areas: [area.path] } });
      }
    }
  }
  let number = 0;
  for (const { template, ...page } of groups.values()) {
    pages.push(template.areas.length === 1 ? page : { ...page, template: { file: `_stamp/${(number += 1)}`, areas: template.areas } });
  }
  return pages;
}

/** Everything the stamping needs to know of a plan, as plain data. */
export function stampPlanOf(portal: Portal, pages: readonly RenderedPage[]): StampPlan {
  const templates = pages.flatMap(({ template, id, locale }) => (template ? [{ ...template, id, locale }] : []));
  const areas: StampPlan['areas'] = {};
  for (const { locale, areas: paths } of templates) {
    for (const path of paths) {
      if (areas[`${locale} ${path}`]) continue;
      const view = areaView(portal, path, locale);
      areas[`${locale} ${path}`] = { ...view, place: escapeHtml(view.place) };
    }
  }
  return {
    origin: portal.site.url,
    templates,
    areas,
    qrLabels: Object.fromEntries(builtLocales.map((locale) => [locale, portal.translators[locale]('entitlement.qr')])),
  };
}

function keysOf(portal: Portal): (area: Area, entitlement: ResolvedEntitlement, locale: Locale) => string {
  const numbers = new WeakMap<ResolvedEntitlement, number>();
  let last = 0;
  const numberOf = (entitlement: ResolvedEntitlement): number => {
    const known = numbers.get(entitlement);
    if (known !== undefined) return known;
    numbers.set(entitlement, (last += 1));
    return last;
  };
  const ofArea = new Map<string, { phones: string[]; departments: string; related: Map<string, string> }>();
  return (area, entitlement, locale) => {
    const about = `${locale} ${area.path}`;
    let known = ofArea.get(about);
    if (!known) {
      known = {
        phones: contactPhones(portal, area.path),
        departments: JSON.stringify(lineage(portal, area.path).map((each) => each.statement?.departments ?? 0)),
        related: new Map(),
      };
      ofArea.set(about, known);
    }
    const category = `${entitlement.fields.category?.value} ${entitlement.fields.audience?.value.group}`;
    let related = known.related.get(category);
    if (related === undefined) {
      related = JSON.stringify(
        listOf(portal, area.path)
          .entitlements.filter((other) => `${other.fields.category?.value} ${other.fields.audience?.value.group}` === category)
          .map((other) => [other.id, wordsOf(other, 'title', locale)?.value]),
      );
      known.related.set(category, related);
    }
    const dialled = (entitlement.fields.channels?.value ?? []).flatMap((channel) => channel.phone ?? []);
    const repeated = [...dialled, '12345'].filter((phone) => known.phones.includes(phone));
    return JSON.stringify([
      locale,
      numberOf(entitlement),
      known.phones.length > 0,
      officesAnswer(portal, area.path, entitlement),
      repeated,
      known.departments,
      related,
    ]);
  };
}
