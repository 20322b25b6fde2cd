// npm run guide:pictures: the pictures of the editors' guide, from what the commands say today. Offline; needs a Chromium.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { command as assure } from './assure-entries.ts';
import { command as check } from './check.ts';
import type { EditorsCommand } from './editors-command.ts';
import { requireChromium } from './find-chromium.mjs';
import { command as importList } from './import-list.ts';
import { command as due } from './list-work-due.ts';
import { projectRoot } from './prerequisites.mjs';
import { command as publish } from './publish-edition.ts';
import { command as roll } from './roll-edition.ts';
import { command as changes } from './show-changes.ts';

const pictures = join(projectRoot, 'docs/editors-guide');
const desk = mkdtempSync(join(tmpdir(), 'guide-'));
const hangzhou = 'content/areas/china/zhejiang/hangzhou';

/** What a command says, in a copy of the content. */
async function saying(command: EditorsCommand, ...args: string[]): Promise<string> {
  let said = '';
  const add = (text: string): void => {
    said += text;
  };
  await command([...args, '--today', '2026-11-22'], { cwd: desk, out: add, err: add });
  return said;
}

function edit(file: string, from: string | RegExp, to: string): void {
  const before = readFileSync(join(desk, file), 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has nothing like ${String(from)}: choose another example`);
  writeFileSync(join(desk, file), after);
}

/** Each picture: what is typed, and how many lines of the answer are shown. */
async function scenes(): Promise<Record<string, { typed: string; lines: string[] }>> {
  const first = (text: string, lines: number): string[] => text.trimEnd().split('\n').slice(0, lines);
  edit(`${hangzhou}/area.yaml`, 'phone: 0571-89586389', 'phone：0571－89586389');
  const checked = await saying(check);
  edit(`${hangzhou}/area.yaml`, 'phone：0571－89586389', 'phone: 0571-89586389');
  const table = join(projectRoot, 'tests/fixtures/import/04-district-23-heading-rows.docx');
  const imported = await saying(importList, table, '--area', '杭州市拱墅区', '--year', '2027', '--dry-run');
  await saying(roll, '杭州市', '2027');
  edit(`${hangzhou}/2027/child-insurance-fee/zh.md`, 'value: 300', 'value: 380');
  rmSync(join(desk, hangzhou, '2027/interest-classes'), { recursive: true });
  edit(`${hangzhou}/2027/edition.yaml`, /$/u, 'ended: [{entitlement: interest-classes, reason: 活动已经结束}]\n');
  const changed = await saying(changes, '杭州市');
  await saying(roll, 'china', '2027');
  edit(
    'content/areas/china/2027/childcare-under-3/zh.md',
    /^where: .*$/mu,
    'where: 社区的婴幼儿照护服务点，或向卫生健康部门问附近的托育机构。',
  );
  await saying(assure, 'china', '--all', '--by', '教育局', '--year', '2027');
  await saying(publish, 'china', '2027');
  const work = await saying(due, '杭州市');
  return {
    check: { typed: 'npm run check', lines: first(checked, 14) },
    import: { typed: 'npm run import -- 清单.docx --area 杭州市拱墅区 --year 2027 --dry-run', lines: sampled(imported) },
    changes: { typed: 'npm run changes -- 杭州市', lines: first(changed, 24) },
    due: { typed: 'npm run due -- 杭州市', lines: first(work, 18) },
  };
}

/** The head of each part of a long report. */
function sampled(report: string): string[] {
  return report
    .trimEnd()
    .split(/\n(?=## )/u)
    .slice(0, 5)
    .flatMap((part, index) => {
      const lines = part.split('\n').filter((line) => line !== '');
      const shown = lines.slice(0, index === 0 ? 4 : 3);
      return [...shown, ...(lines.length > shown.length ? ['  …'] : []), ''];
    });
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const page = ({ typed, lines }: { typed: string; lines: string[] }): string => `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #fff; }
pre { margin: 0; padding: 14px 18px; width: 804px; font: 14px/1.55 "Noto Sans Mono CJK SC", "Noto Sans CJK SC", "Microsoft YaHei", monospace; color: #1b1b1b; border: 1px solid #999; white-space: pre-wrap; overflow-wrap: anywhere; }
b { color: #0a4d8c; } i { font-style: normal; color: #a3160b; }
</style><pre><b>&gt; ${escape(typed)}</b>\n\n${lines.map((line) => (line.includes('✗') ? `<i>${escape(line)}</i>` : escape(line))).join('\n')}</pre>`;

const executablePath = await requireChromium();
cpSync(join(projectRoot, 'content'), join(desk, 'content'), { recursive: true });
const browser = await chromium.launch({
  executablePath, // Grey edges instead of coloured ones: half the bytes.
  args: ['--no-sandbox', '--disable-lcd-text'],
});
try {
  mkdirSync(pictures, { recursive: true });
  const tab = await browser.newPage({ viewport: { width: 842, height: 600 } });
  for (const [name, scene] of Object.entries(await scenes())) {
    await tab.setContent(page(scene));
    await tab.locator('pre').screenshot({ path: join(pictures, `${name}.png`) });
    process.stdout.write(`docs/editors-guide/${name}.png\n`);
  }
} finally {
  await browser.close();
  rmSync(desk, { recursive: true, force: true });
}
