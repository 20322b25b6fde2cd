import { fragmentAttributes, type Locale, nameIn } from '../../i18n/locales.ts';
import { areaPath } from '../../site/addresses.ts';
import { areaOf, lineage, type Portal } from '../../site/source/portal.ts';
import { escapeHtml, fragmentHtml } from '../../site/ui/sentence.ts';
import type { ResolvedEntitlement } from '../resolve-lists.ts';
import { placeName, trailTo } from './place.ts';

/**
 * Everything on an entitlement's page that is the area's and not the entitlement's, as finished text. A district
 * that states nothing about an entitlement differs from its neighbours in this alone, so one rendered page serves
 * them all (`src/site/stamp-page.ts`).
 */
export interface AreaView {
  /** `/zhejiang/hangzhou/xihu/`, without locale and base. */
  path: string;
  code: string;
  place: string;
  /** The same, for data (JSON-LD), where nothing is escaped. */
  placeName: string;
  placeHtml: string;
  /** Breadcrumb down to the area. */
  trail: string;
  /** The area's telephone contacts and those above it, as list items. */
  contacts: string;
}

export function areaView(portal: Portal, path: string, locale: Locale): AreaView {
  const place = placeName(portal, path, locale);
  return {
    path: areaPath(path),
    code: areaOf(portal, path).code,
    place: place.text,
    placeName: place.text,
    placeHtml: fragmentHtml(locale, place),
    trail: trailTo(portal, path, locale),
    contacts: contactItems(portal, path, locale),
  };
}

/** Whether one of the area's offices is in charge of the entitlement, as lead or in support. */
export function officesAnswer(portal: Portal, path: string, { fields }: ResolvedEntitlement): boolean {
  const { lead = [], support = [] } = fields.departments?.value ?? {};
  return telephoneContacts(portal, path).some(({ department }) => department !== undefined && [...lead, ...support].includes(department));
}

/** Phone numbers of the offices of an area and those above it, nearest first. */
export function contactPhones(portal: Portal, path: string): string[] {
  return telephoneContacts(portal, path).map((contact) => contact.phone ?? '');
}

function contactItems(portal: Portal, path: string, locale: Locale): string {
  const t = portal.translators[locale];
  return telephoneContacts(portal, path)
    .map((contact) =>
      dialItem(
        locale,
        contact.phone ?? '',
        nameIn(contact.name, locale),
        contact.status === 'verified' ? undefined : t('status.needs-check-short'),
      ),
    )
    .join('');
}

/** A number to dial, as a list item: the number, whose it is, and a mark where it is not confirmed. */
export function dialItem(page: Locale, phone: string, { text, locale }: { text: string; locale: Locale }, mark?: string): string {
  const { lang, dir } = fragmentAttributes(page, locale);
  const language = `${lang === undefined ? '' : ` lang="${lang}"`}${dir === undefined ? '' : ` dir="${dir}"`}`;
  const tag = mark === undefined ? '' : ` <span class="tag mark">${escapeHtml(mark)}</span>`;
  return `<li><a href="tel:${phone}"><b>${phone}</b> <span${language}>${escapeHtml(text)}</span>${tag}</a></li>`;
}

const telephoneContacts = (portal: Portal, path: string) =>
  lineage(portal, path)
    .reverse()
    .flatMap((area) => area.statement?.contacts ?? [])
    .filter((contact) => contact.phone !== undefined);
