// npm run posters: an area's poster, leaflet and school-gate card as PDF, in each language, printed by the Chromium of this machine.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Area, pathsUpwards } from '../src/catalogue/catalogue.ts';
import { withoutDrafts } from '../src/catalogue/drafts.ts';
import { listsOnDays } from '../src/catalogue/lists-on-days.ts';
import { type Poster, posterOf, type Sheet, sheets } from '../src/catalogue/ui/poster/poster.ts';
import { fitPoster, posterHtml } from '../src/catalogue/ui/poster/poster-html.ts';
import { refuse } from '../src/editorial/year/refusals.ts';
import { type Locale, localeList, locales, nameIn } from '../src/i18n/locales.ts';
import { createTranslators } from '../src/i18n/translator.ts';
import { address, areaPath } from '../src/site/addresses.ts';
import { readSite } from '../src/site/source/read-site.ts';
import { areaNamed, atTerminal, type Command, editorsCommand, Refusal, say } from './editors-command.ts';
import { chromiumArguments, chromiumHints, findChromium } from './find-chromium.mjs';
import { projectRoot } from './prerequisites.mjs';

const usage = `用法 usage: npm run posters -- <地区 area>
  印制宣传品（PDF）：A4 海报 a4、A5 单页 a5、校门卡 card，带二维码，扫开就是这个地区的清单。
  Makes an area's A4 poster, A5 leaflet and school-gate card as PDF, with a QR code that opens its list.
  --lang zh,en,ug          哪些语言，不写就是全部 languages (all)
  --format a4,a5,card      哪几种，不写就是全部 papers (all)
  --url https://…          网站对外的网址，不写就用 content/site.yaml 里的 the portal's public address (site.yaml)
  --out <文件夹>           存放 PDF（默认 posters） where the PDFs go
`;
const text = { type: 'string' } as const;

/** Millimetres, as the paper lies. */
const paper: Record<Sheet, { width: number; height: number }> = {
  a4: { width: 210, height: 297 },
  a5: { width: 148, height: 210 },
  card: { width: 210, height: 148 },
};
const names: Record<Sheet, string> = { a4: 'A4 海报', a5: 'A5 单页', card: '校门卡' };
/** From the largest type to the smallest that is still read at arm's length. */
const scales = [1.5, 1.4, 1.3, 1.2, 1.12, 1.06, 1];
const wanted: Record<Sheet, number> = { a4: 2, a5: 2, card: 3 };
/** A letter that only a font for the language draws. */
const sample: Record<Locale, string> = { zh: '童', en: 'a', ug: 'ۈ' };

export const command = editorsCommand(usage, { lang: text, format: text, url: text, out: text }, async (command) => {
  const [where, ...rest] = command.words;
  if (where === undefined || rest.length > 0) return undefined;
  const area = areaNamed(command, where);
  const languages = choices(command, 'lang', localeList);
  const formats = choices(command, 'format', sheets);
  const out = resolve(command.cwd, command.option('out') ?? 'posters');
  if (statSync(out, { throwIfNoEntry: false })?.isFile() === true)
    throw new Refusal(refuse('not-a-folder', { given: command.option('out') ?? out }));
  const posters = languages.flatMap((locale) => formats.map((sheet) => planPoster(command, area, sheet, locale)));
  const files = await print(command, posters);
  mkdirSync(out, { recursive: true });
  for (const { poster, pdf } of files) {
    const file = join(out, `${area.code}-${poster.sheet}-${poster.locale}.pdf`);
    writeFileSync(file, pdf);
    command.out(`＋ ${relative(command.cwd, file)}\n`);
  }
  say(command, [{ zh: `${area.names.zh}：${files.length} 份宣传品。`, en: `${files.length} papers.` }]);
  if (posters.some(({ isTrial }) => isTrial)) {
    say(command, [
      {
        zh: '网站还没有正式网址，纸上印了“试印，不要张贴”。把网址写进 content/site.yaml，或加 --url https://…，再印一次。',
        en: 'The site has no public address yet, and the papers say so. Write it into content/site.yaml or add --url https://…, and print again.',
      },
    ]);
  }
  return 0;
});

function choices<T extends string>(command: Command, option: 'lang' | 'format', known: readonly T[]): T[] {
  const given = command.option(option);
  if (given === undefined) return [...known];
  return given.split(/[,，、]/u).map((word) => {
    const found = known.find((choice) => choice === word.trim().toLowerCase());
    if (found === undefined) throw new Refusal(refuse('unknown-choice', { option: `--${option}`, given: word, known: known.join(' ') }));
    return found;
  });
}

function planPoster(command: Command, area: Area, sheet: Sheet, locale: Locale): Poster {
  const { today, root } = command;
  const catalogue = withoutDrafts(command.content.catalogue);
  const list = listsOnDays(catalogue)(area.path, today);
  if (!list || list.entitlements.length === 0)
    throw new Refusal(refuse('nothing-in-force', { area: area.names.zh, path: area.path, day: today }));
  const site = readSite(root);
  const line = pathsUpwards(area.path)
    .reverse()
    .flatMap((path) => catalogue.areas.get(path) ?? []);
  return posterOf(sheet, locale, {
    catalogue,
    line,
    list,
    today,
    address: `${originOf(command, site.url)}${address(process.env['BASE_PATH'] ?? '/', locale, areaPath(area.path))}`,
    operator: site.operator && nameIn(site.operator.name, locale),
  });
}

function originOf(command: Command, configured: string): string {
  const given = command.option('url');
  if (given === undefined) return configured;
  if (!/^https?:$/u.test(URL.parse(given)?.protocol ?? '')) throw new Refusal(refuse('bad-address', { given }));
  return given.replace(/\/+$/u, '');
}

/** All of them, or none: nothing is written before the last one fits. */
async function print(command: Command, posters: readonly Poster[]): Promise<{ poster: Poster; pdf: Uint8Array }[]> {
  const hint = chromiumHints[0] ?? '';
  const executablePath = await findChromium();
  const playwright = await import('@playwright/test').catch(() => undefined);
  if (executablePath === undefined || !playwright) throw new Refusal(refuse('no-browser', { hint }));
  const messages = Object.fromEntries(
    localeList.map((locale) => [locale, JSON.parse(readFileSync(join(command.root, `messages/${locale}.json`), 'utf8')) as object]),
  ) as Record<Locale, object>;
  const translators = createTranslators(messages);
  const css = ['src/site/layouts/tokens.css', 'src/catalogue/ui/poster/poster.css']
    .map((file) => readFileSync(join(projectRoot, file), 'utf8'))
    .join('\n');
  const browser = await playwright.chromium.launch({ executablePath, args: chromiumArguments }).catch(() => undefined);
  if (!browser) throw new Refusal(refuse('no-browser', { hint }));
  try {
    const page = await browser.newPage({ colorScheme: 'light' });
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    const printed = [];
    for (const poster of posters) {
      const { sheet, locale } = poster;
      const { width, height } = paper[sheet];
      await page.setContent(posterHtml(poster, translators[locale], `@page{size:${width}mm ${height}mm;margin:0}\n${css}`));
      if (!(await page.evaluate(canDraw, sample[locale]))) throw new Refusal(refuse('no-fonts', { language: locales[locale].name, hint }));
      const fits = await page.evaluate(fitPoster, { scales, wanted: wanted[sheet] });
      if (!fits) throw new Refusal(refuse('no-room', { sheet: names[sheet], language: locales[locale].name }));
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
      printed.push({ poster, pdf: new Uint8Array(pdf) });
    }
    return printed;
  } finally {
    await browser.close();
  }
}

/** Runs in the page: whether a letter is drawn as something else than the box for letters that no font has. */
function canDraw(letter: string): boolean {
  const draw = (what: string): string => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 48;
    const context = canvas.getContext('2d');
    if (!context) return '';
    context.font = `32px ${getComputedStyle(document.body).fontFamily}`;
    context.fillText(what, 4, 36);
    return canvas.toDataURL();
  };
  // U+10FFFE is no character: no font draws it.
  return draw(letter) !== draw('\u{10FFFE}');
}

if (import.meta.main) await atTerminal(command);
