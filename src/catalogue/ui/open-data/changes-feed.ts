import { type Locale, locales } from '../../../i18n/locales.ts';
import type { Translate } from '../../../i18n/translator.ts';
import { escapeHtml } from '../../../site/ui/sentence.ts';
import type { Area } from '../../catalogue.ts';
import type { ChangeStep } from '../../list-changes.ts';
import { wordsOf } from '../../words.ts';
import type { ResolvedList } from '../../resolve-lists.ts';
import { changeKinds, changeLines, reasonOf, stepHeading } from '../change-words.ts';
import { nameBasedId } from './list-as-hsds.ts';

export interface Feed {
  locale: Locale;
  t: Translate;
  area: Pick<Area, 'path'>;
  /** 杭州市西湖区 */
  place: string;
  /** Who answers for the portal: its operator, else its name. */
  author: string;
  /** Whole addresses of the feed and of the page that says the same. */
  self: string;
  page: string;
  /** ISO day; what begins to count later is not told yet. */
  today: string;
}

interface FeedEntry {
  id: string;
  title: string;
  on: string;
  html: string;
}

/** An Atom feed (RFC 4287) of an area's editions and of what was corrected in them, the latest first. Ids outlive a change of host. */
export function changesFeed(steps: readonly ChangeStep[], list: ResolvedList, feed: Feed): string {
  const { locale, t, area, place, author, self, page, today } = feed;
  const title = t('changes.title', { place });
  const entries = steps
    .flatMap((step) => [editionEntry(step, feed), ...correctionEntries(step, list, feed)])
    .filter(({ on }) => on <= today)
    .sort((one, other) => other.on.localeCompare(one.on) || other.id.localeCompare(one.id));
  const oldest = steps[0]?.edition.statement.inForce.from ?? today;
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locales[locale].language}">`,
    `<id>${idOf(locale, area.path)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${momentOf(entries[0]?.on ?? oldest)}</updated>`,
    `<author><name>${xml(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    ...entries.flatMap(({ id, title: heading, on, html }) => [
      '<entry>',
      `<id>${id}</id>`,
      `<title>${xml(heading)}</title>`,
      `<updated>${momentOf(on)}</updated>`,
      `<link rel="alternate" type="text/html" href="${xml(page)}"/>`,
      `<content type="html">${xml(html)}</content>`,
      '</entry>',
    ]),
    '</feed>',
  ].join('\n')}\n`;
}

/** Dated by the day on which it was published, else by the day from which it counts. */
function editionEntry({ edition, first, changes }: ChangeStep, { locale, t, area, place }: Feed): FeedEntry {
  const html = changeKinds
    .map((kind) => {
      const ofKind = changes.filter((change) => change.kind === kind);
      const items = ofKind.map((change) => changeLines(t, locale, change, reasonOf(change, edition)).map(escapeHtml).join('<br>'));
      return items.length === 0 ? '' : `<h3>${escapeHtml(t(`changes.${kind}`))}</h3><ul><li>${items.join('</li><li>')}</li></ul>`;
    })
    .join('');
  return {
    id: idOf(locale, area.path, edition.year),
    title: [place, edition.year, stepHeading(t, { edition, first }).replace(/[：:]\s*$/u, '')].join(' · '),
    on: edition.statement.published?.on ?? edition.statement.inForce.from,
    html: html === '' ? escapeHtml(t('changes.none')) : html,
  };
}

function correctionEntries({ edition }: ChangeStep, { byId }: ResolvedList, { locale, t, area, place }: Feed): FeedEntry[] {
  return (edition.statement.corrections ?? []).map((correction, index) => {
    const entitlement = correction.entitlement === undefined ? undefined : byId.get(correction.entitlement);
    const about = entitlement && wordsOf(entitlement, 'title', locale)?.value;
    return {
      id: idOf(locale, area.path, edition.year, `correction ${index}`),
      title: [place, t('changes.corrections'), about].filter((part) => part !== undefined).join(' · '),
      on: correction.on,
      html: escapeHtml(correction.text),
    };
  });
}

const idOf = (...parts: readonly string[]): string => `urn:uuid:${nameBasedId(`feed ${parts.join(' ')}`)}`;
/** Days are days in China. */
const momentOf = (day: string): string => `${day}T00:00:00+08:00`;
/** XML 1.0 knows no control characters, escaped or not. */
// eslint-disable-next-line no-control-regex -- the point of it
const xml = (text: string): string => escapeHtml(text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, ' '));
