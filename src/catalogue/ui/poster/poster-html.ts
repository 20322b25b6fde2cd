import { fragmentAttributes, type Locale, locales, type LocalText } from '../../../i18n/locales.ts';
import type { Translate } from '../../../i18n/translator.ts';
import { categoryIcons, siteMark } from '../../../site/ui/category-icons.ts';
import { qrCodePath } from '../../../site/ui/qr-code.ts';
import { escapeHtml, fragmentHtml, sentence } from '../../../site/ui/sentence.ts';
import { formatDay } from '../format.ts';
import type { Poster } from './poster.ts';

/**
 * A paper of the kit as a whole HTML document, `css` inside. Entries are `li` that `fitPoster` may take away, the last of the
 * longest group first; everything else has its fixed place.
 */
export function posterHtml(poster: Poster, t: Translate, css: string): string {
  const { locale, sheet, place, isNation, count, groups, isTrial } = poster;
  const { language, direction } = locales[locale];
  const title = isNation
    ? escapeHtml(t('list.titleNation'))
    : sentence(t, locale, sheet === 'card' ? 'poster.titleSchool' : 'poster.title', { place });
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><title>${escapeHtml(place.text)}</title><style>${css}</style></head>
<body class="${sheet}">
<div class="sheet">
${isTrial ? `<p class="trial">${escapeHtml(t('poster.trial'))}</p>` : ''}
<header>
<p class="brand">${icon(siteMark)}${escapeHtml(t('site.name'))}</p>
<h1>${title}</h1>
<p class="lead">${escapeHtml(t('poster.lead', { count }))}</p>
</header>
<main>
${groups
  .map(
    ({ category, entries }) => `<section>
<h2>${icon(categoryIcons[category] ?? '')}${escapeHtml(t(`categoryPlain.${category}`))}</h2>
<ul>${entries.map(({ title: name, plain }) => `<li><b${attributes(locale, name)}>${escapeHtml(name.text)}</b>${plain ? ` <span${attributes(locale, plain)}>${escapeHtml(plain.text)}</span>` : ''}</li>`).join('')}</ul>
</section>`,
  )
  .join('\n')}
</main>
<aside>
<figure>${code(poster.address, t('entitlement.qr'))}<figcaption><b>${escapeHtml(t('poster.scan'))}</b><small>${escapeHtml(t('poster.free'))}</small><small class="address" dir="ltr">${addressHtml(poster.address)}</small></figcaption></figure>
<div class="call">
<h2>${escapeHtml(t('poster.call'))}</h2>
${phones(poster, t)}
</div>
</aside>
<footer>
${smallPrintHtml(poster, t)}
</footer>
</div>
</body>
</html>`;
}

/** Who grants it, of when it is, and who answers for it. */
function smallPrintHtml({ locale, place, inheritedFrom, editions, printed, operator, isUnreviewed }: Poster, t: Translate): string {
  const above = inheritedFrom.map((name) => fragmentHtml(locale, name)).join(t('listSeparator'));
  const lines = [
    ...(inheritedFrom.length === 0 ? [] : [t('poster.inherited', { place: fragmentHtml(locale, place), above })]),
    [
      editions.map((edition) => sentence(t, locale, 'poster.edition', edition)).join(t('listSeparator')),
      escapeHtml(t('poster.printed', { day: formatDay(t, printed) })),
    ].join(' · '),
    escapeHtml(t('poster.mayChange')),
    operator ? sentence(t, locale, 'site.operator', { name: operator }) : escapeHtml(t('site.notOfficial')),
    ...(isUnreviewed ? [escapeHtml(t('translation.unreviewed'))] : []),
  ];
  return lines.map((html) => `<p>${html}</p>`).join('\n');
}

function phones({ locale, offices, ownPhoneMissing, place, hotlines }: Poster, t: Translate): string {
  const item = (number: string, name: LocalText, mark?: string): string =>
    `<li><b dir="ltr">${escapeHtml(number)}</b> <span${attributes(locale, name)}>${escapeHtml(name.text)}</span>${mark === undefined ? '' : ` <i>${escapeHtml(mark)}</i>`}</li>`;
  return `${ownPhoneMissing ? `<p class="missing">${sentence(t, locale, 'poster.noPhone', { place })}</p>` : ''}<ul>${[
    ...offices.map(({ number, name, isConfirmed }) => item(number, name, isConfirmed ? undefined : t('status.needs-check-short'))),
    ...hotlines.map(({ number, name }) => item(number, name)),
  ].join('')}</ul>`;
}

const attributes = (page: Locale, { locale }: LocalText): string => {
  const { lang, dir } = fragmentAttributes(page, locale);
  return `${lang === undefined ? '' : ` lang="${lang}"`}${dir === undefined ? '' : ` dir="${dir}"`}`;
};
const icon = (path: string): string => `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
/** An address may break at its slashes and before its dots. */
const addressHtml = (address: string): string =>
  escapeHtml(address.replace(/^https?:\/\//u, ''))
    .replaceAll('/', '/<wbr>')
    .replaceAll('.', '<wbr>.');

/** Medium error correction: paper gets dirty. The quiet zone is four modules wide, as ISO/IEC 18004 wants it. */
function code(address: string, label: string): string {
  const { path, size } = qrCodePath(address, 'medium');
  return `<svg class="qr" viewBox="-3 -3.5 ${size + 6} ${size + 6}" role="img" aria-label="${escapeHtml(label)}" shape-rendering="crispEdges"><path stroke="#000" d="${path}"/></svg>`;
}

/**
 * Runs in the page, so it stands alone: makes type as large, and keeps as many entries, as the paper holds. At least `wanted`
 * entries a group while type can still become smaller; then one. False where even that does not fit, or a line is wider than its place.
 */
export function fitPoster({ scales, wanted }: { scales: readonly number[]; wanted: number }): boolean {
  const sheet = document.querySelector<HTMLElement>('.sheet');
  const main = document.querySelector<HTMLElement>('main');
  if (!sheet || !main) return false;
  const lists = Array.from(main.querySelectorAll('ul'));
  const everything = lists.map((list) => Array.from(list.children));
  const parts = Array.from(sheet.children, (part) => part as HTMLElement);
  const isApart = (): boolean => {
    const paper = sheet.getBoundingClientRect();
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return boxes.every(
      (box, index) =>
        box.top >= paper.top - 1 &&
        box.bottom <= paper.bottom + 1 &&
        box.left >= paper.left - 1 &&
        box.right <= paper.right + 1 &&
        boxes
          .slice(index + 1)
          .every(
            (other) =>
              other.top >= box.bottom - 1 || other.bottom <= box.top + 1 || other.left >= box.right - 1 || other.right <= box.left + 1,
          ),
    );
  };
  const fits = (): boolean =>
    main.scrollHeight <= main.clientHeight + 1 &&
    sheet.scrollHeight <= sheet.clientHeight + 1 &&
    sheet.scrollWidth <= sheet.clientWidth + 1 &&
    isApart();
  const trimTo = (least: number): boolean => {
    lists.forEach((list, index) => {
      list.replaceChildren(...(everything[index] ?? []));
    });
    for (;;) {
      if (fits()) return true;
      const longest = lists.reduce((one, other) => (other.children.length > one.children.length ? other : one));
      if (longest.children.length <= least) return false;
      longest.lastElementChild?.remove();
    }
  };
  const isWhole = (): boolean =>
    Array.from(sheet.querySelectorAll<HTMLElement>('h1, h2, p, li, figcaption, small, footer')).every(
      (element) => element.scrollWidth <= element.clientWidth + 1 || element.clientWidth === 0,
    );
  const at = (scale: number, least: number): boolean => {
    document.documentElement.style.setProperty('--scale', String(scale));
    return trimTo(least) && isWhole();
  };
  return scales.some((scale) => at(scale, wanted)) || scales.slice(-1).some((scale) => at(scale, 1));
}
