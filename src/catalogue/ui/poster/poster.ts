import { type Locale, type LocalText, nameIn, sourceLocale } from '../../../i18n/locales.ts';
import type { Area, Catalogue } from '../../catalogue.ts';
import { findEditionInForce } from '../../find-edition-in-force.ts';
import type { ResolvedEntitlement, ResolvedList } from '../../resolve-lists.ts';
import { categories, type Category } from '../../vocabulary.ts';
import { wordsOf } from '../../words.ts';
import { placeNameOf } from '../place-name.ts';

/** The papers of the kit: what stands on a wall, what is handed out, what hangs at a school gate. */
export const sheets = ['a4', 'a5', 'card'] as const;
export type Sheet = (typeof sheets)[number];

/** What one paper says. Nothing here is written for it: words, numbers and days are the list's. */
export interface Poster {
  sheet: Sheet;
  locale: Locale;
  place: LocalText;
  isNation: boolean;
  /** How many entries the list has for migrant children; the paper has room for some of them. */
  count: number;
  groups: { category: Category; entries: { title: LocalText; plain: LocalText | undefined }[] }[];
  /** Offices of the area and those above it, nearest first. */
  offices: { number: string; name: LocalText; isConfirmed: boolean }[];
  /** The area itself publishes no number: said in so many words. */
  ownPhoneMissing: boolean;
  hotlines: { number: string; name: LocalText }[];
  /** Who grants what stands here, where the area has no list of its own. */
  inheritedFrom: LocalText[];
  editions: { place: LocalText; year: string }[];
  /** ISO day on which it is printed. */
  printed: string;
  /** The list, whole address, for the code and for who types it. */
  address: string;
  /** The address opens on this machine only. */
  isTrial: boolean;
  /** A translation on it was not checked by a translator. */
  isUnreviewed: boolean;
  /** The portal's operator, where it has one. */
  operator: LocalText | undefined;
}

/** National numbers that belong on paper, in this order; their names and numbers are in `content/hotlines.yaml`. */
const hotlinesOf: Record<Sheet, readonly string[]> = {
  a4: ['government-service', 'psychological-aid', 'police'],
  a5: ['government-service', 'police'],
  card: ['government-service', 'police'],
};
const mostOffices: Record<Sheet, number> = { a4: 2, a5: 2, card: 1 };
/** A school gate is about school; what little ones and families need comes after it. */
const groupsOf: Record<Sheet, readonly Category[]> = { a4: categories, a5: categories, card: ['education'] };

export function posterOf(
  sheet: Sheet,
  locale: Locale,
  of: {
    catalogue: Pick<Catalogue, 'hotlines'>;
    /** From the nation down to the area. */
    line: readonly Area[];
    list: ResolvedList;
    today: string;
    address: string;
    operator: LocalText | undefined;
  },
): Poster {
  const { line, list, today, address } = of;
  const migrants = list.entitlements.filter(({ fields }) => (fields.audience?.value.group ?? 'migrant') === 'migrant');
  const inCategory = (category: Category): ResolvedEntitlement[] => migrants.filter(({ fields }) => fields.category?.value === category);
  const wanted = groupsOf[sheet].filter((category) => inCategory(category).length > 0);
  const groups = (wanted.length > 0 ? wanted : categories.filter((category) => inCategory(category).length > 0)).map((category) => ({
    category,
    entries: inCategory(category),
  }));
  const area = line.at(-1);
  const isNation = area?.level === 'nation';
  const offices = [...line]
    .reverse()
    .flatMap(({ statement }) => statement?.contacts ?? [])
    .flatMap(({ phone, name, status }) =>
      phone === undefined ? [] : [{ number: phone, name: nameIn(name, locale), isConfirmed: status === 'verified' }],
    );
  const nameOf = (path: string): LocalText => nameIn(line.find((each) => each.path === path)?.names ?? { zh: path }, locale);
  const shown = groups.flatMap(({ entries }) => entries);
  return {
    sheet,
    locale,
    place: placeNameOf(line, locale),
    isNation,
    count: migrants.length,
    groups: groups.map(({ category, entries }) => ({
      category,
      entries: entries.map((entitlement) => ({
        title: localTextOf(entitlement, 'title', locale) ?? { text: entitlement.id, locale: sourceLocale },
        plain: localTextOf(entitlement, 'plain', locale),
      })),
    })),
    offices: offices.slice(0, mostOffices[sheet]),
    ownPhoneMissing: !isNation && !area?.statement?.contacts?.some(({ phone }) => phone !== undefined),
    hotlines: hotlinesOf[sheet].flatMap((id) => {
      const hotline = of.catalogue.hotlines.get(id);
      return hotline ? [{ number: hotline.number, name: nameIn(hotline.names, locale) }] : [];
    }),
    inheritedFrom: area && findEditionInForce(area, today) ? [] : list.editions.map((edition) => nameOf(edition.area)),
    editions: list.editions.map((edition) => ({ place: nameOf(edition.area), year: edition.year })),
    printed: today,
    address,
    isTrial: isOnThisMachine(address),
    isUnreviewed: shown.some((entitlement) =>
      (['title', 'plain'] as const).some((field) => wordsOf(entitlement, field, locale)?.reviewed === false),
    ),
    operator: of.operator,
  };
}

function localTextOf(entitlement: ResolvedEntitlement, field: 'title' | 'plain', locale: Locale): LocalText | undefined {
  const words = wordsOf(entitlement, field, locale);
  return words && { text: words.value, locale: words.locale };
}

/** Names that no phone in the street resolves (RFC 6761). */
const isOnThisMachine = (address: string): boolean =>
  /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|[^/]+\.(?:localhost|invalid|test|example))(?:[:/]|$)/u.test(address);
