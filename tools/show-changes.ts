// npm run changes: what changed in an area's list, in the words of its page, and what still needs a reason.
import en from '../content/messages/en.json' with { type: 'json' };
import ug from '../content/messages/ug.json' with { type: 'json' };
import zh from '../content/messages/zh.json' with { type: 'json' };
import type { Area, Edition } from '../src/catalogue/catalogue.ts';
import { type Change, compareEditions } from '../src/catalogue/compare-editions.ts';
import { type ChangeStep, changeSteps } from '../src/catalogue/list-changes.ts';
import { changeKinds, changeLines, reasonOf, stepHeading } from '../src/catalogue/ui/change-words.ts';
import { createTranslators } from '../src/i18n/translator.ts';
import { checkCatalogue } from '../src/editorial/check-catalogue.ts';
import type { FindingCode } from '../src/editorial/findings.ts';
import { reportAsText } from '../src/editorial/reporters/report-as-text.ts';
import { editionOf, shortPath } from '../src/editorial/year/find-edition.ts';
import { listsOnDays } from '../src/catalogue/lists-on-days.ts';
import type { ResolvedList } from '../src/catalogue/resolve-lists.ts';
import { refuse } from '../src/editorial/year/refusals.ts';
import { areaNamed, atTerminal, type Command, editorsCommand, Refusal, unlessRefused } from './editors-command.ts';

const usage = `用法 usage: npm run changes -- <地区 area> [从 from] [到 to]
  用网页上的话说明这个地区的清单变了什么，哪些还缺理由。从、到可以写年份（两版相比），也可以写日期（那两天的清单相比，含上级的变化）。
  What changed in an area's list, in the words of its page. From and to are years (two editions) or days (the lists on those days).
  例 example: npm run changes -- 杭州市 2026 2027
`;
const translators = createTranslators({ zh, en, ug });

/** What an editor has to answer for when a list changes. */
const answerable: readonly FindingCode[] = [
  ...(['below-the-floor', 'lowered-without-reason', 'value-dropped', 'unit-differs', 'direction-differs', 'item-disappeared'] as const),
  ...([
    'ended-but-listed',
    'basic-item-dropped',
    'not-offered-without-reason',
    'stricter-without-reason',
    'narrower-without-reason',
  ] as const),
];

export const command = editorsCommand(usage, {}, (command) => {
  const [where, from, to, ...rest] = command.words;
  if (where === undefined || rest.length > 0) return undefined;
  const area = areaNamed(command, where);
  const steps = from === undefined ? lastStep(command, area) : between(command, area, from, to ?? command.today);
  for (const { heading, changes, edition } of steps) {
    both(command, (t) => heading(t));
    if (changes.length === 0) both(command, (t) => t('changes.none'));
    for (const kind of changeKinds) {
      const ofKind = changes.filter((change) => change.kind === kind);
      if (ofKind.length === 0) continue;
      command.out('\n');
      both(command, (t) => `【${t(`changes.${kind}`)}】`);
      for (const change of ofKind) {
        const reason = edition && reasonOf(change, edition);
        const lines = { zh: changeLines(translators.zh, 'zh', change, reason), en: changeLines(translators.en, 'en', change, reason) };
        command.out(`  · ${lines.zh.join('　')}\n    ${lines.en.join('  ')}\n`);
      }
    }
  }
  const edition = steps.at(-1)?.edition;
  if (!edition) return 0;
  const folder = edition.file.replace(/edition\.yaml$/u, '');
  const findings = checkCatalogue(command.content, command.today).findings.filter(
    ({ code, file }) => file.startsWith(folder) && answerable.includes(code),
  );
  if (findings.length === 0) return 0;
  command.out(`\n要写理由，或者改正 needs a reason, or mending:\n\n`);
  command.out(reportAsText({ findings, errors: findings.length, warnings: 0, files: edition.items.size + 1 }, 'content'));
  return 1;
});

interface Shown {
  heading: (t: (typeof translators)['zh']) => string;
  changes: Change[];
  edition: Edition | undefined;
}

function both(command: Command, words: (t: (typeof translators)['zh']) => string): void {
  command.out(`${words(translators.zh)}\n  ${words(translators.en)}\n`);
}

function shown(step: ChangeStep): Shown {
  return { heading: (t) => stepHeading(t, step), changes: step.changes, edition: step.edition };
}

/** What applies from above once an edition is in force: on its first day, if that is still to come. */
function listAbove(content: Command['content'], area: Area, edition: Edition | undefined, today: string): ResolvedList | undefined {
  const from = edition?.statement.inForce.from ?? today;
  return area.parent === undefined ? undefined : listsOnDays(content.catalogue)(area.parent, from > today ? from : today);
}

/** The latest edition, drafts too, against the one before it. */
function lastStep({ content, today }: Command, area: Area): Shown[] {
  const last = changeSteps(area, listAbove(content, area, area.editions.at(-1), today)).at(-1);
  if (!last) throw new Refusal(refuse('nothing-to-compare', { area: area.names.zh, path: shortPath(area.path), what: '', known: '—' }));
  return [shown(last)];
}

function between(command: Command, area: Area, from: string, to: string): Shown[] {
  const { content, today } = command;
  const isYear = (text: string): boolean => /^\d{4}$/u.test(text);
  const wrong = [from, to].find((text) => !isYear(text) && !/^\d{4}-\d{2}-\d{2}$/u.test(text));
  const known = area.editions.map(({ year }) => year).join('、') || '—';
  if (wrong !== undefined)
    throw new Refusal(refuse('nothing-to-compare', { area: area.names.zh, path: shortPath(area.path), what: wrong, known }));
  if (isYear(from) && isYear(to)) {
    const [one, other] = [unlessRefused(editionOf(area, from)), unlessRefused(editionOf(area, to))];
    return changeSteps({ ...area, editions: [one, other] }, listAbove(content, area, other, today))
      .slice(1)
      .map(shown);
  }
  const dayOf = (text: string): string => (isYear(text) ? unlessRefused(editionOf(area, text)).statement.inForce.from : text);
  const [before, after] = [listsOnDays(content.catalogue)(area.path, dayOf(from)), listsOnDays(content.catalogue)(area.path, dayOf(to))];
  if (!after) return [];
  const heading = (t: (typeof translators)['zh']): string =>
    `${t('changes.title', { place: area.names.zh })} (${dayOf(from)} → ${dayOf(to)})`;
  return [{ heading, changes: compareEditions(before, after), edition: after.editions.find((edition) => edition.area === area.path) }];
}

if (import.meta.main) await atTerminal(command);
