// npm run watch: visits every official page that the content leads to or rests on. Ends in a list and one proposal a finding, never red.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseContentFile } from '../src/catalogue/source/read-content.ts';
import type { Duty } from '../src/catalogue/work-due.ts';
import { visitPage } from '../src/editorial/source/visit-page.ts';
import { judgeVisit, type LinkFinding, type Remembered, type Visit } from '../src/editorial/watch/judge-visit.ts';
import { nameOfFinding, proposeChange } from '../src/editorial/watch/propose-change.ts';
import { type WatchedLink, watchedLinks } from '../src/editorial/watch/watched-links.ts';
import { atTerminal, editorsCommand, say } from './editors-command.ts';
import { projectRoot } from './prerequisites.mjs';

const usage = `用法 usage: npm run watch
  查一遍内容里的官方网址和作为依据的网页：没有了的、搬家的、打不开的、变了的，按影响排列，每个问题写好一份改动建议。
  Visits every official link and cited page; lists what is gone, moved, silent or changed by reach, with a ready proposal for each.
  --out <文件夹>           存放结果（默认 .data/watch） where results are kept
  --only <网址的一部分>    只查这些 only links that contain this
  --through <http://…>     经过另一台服务器（镜像、试验） through another server (a mirror, a trial)
`;
const options = { out: { type: 'string' }, only: { type: 'string' }, through: { type: 'string' } } as const;

/** Requests at once, never two to one host; milliseconds until a site counts as silent. */
const atOnce = 4;
const patience = 20_000;

export const command = editorsCommand(usage, options, async (command) => {
  if (command.words.length > 0) return undefined;
  const { content, today, readText } = command;
  const out = resolve(command.cwd, command.option('out') ?? join(projectRoot, '.data/watch'));
  const only = command.option('only');
  const through = command.option('through');
  const links = watchedLinks(content, today).filter(({ url }) => only === undefined || url.includes(only));
  const memoryFile = join(out, 'memory.json');
  const memory = (existsSync(memoryFile) ? JSON.parse(readFileSync(memoryFile, 'utf8')) : {}) as Record<string, Remembered>;
  const ask = (url: string, init: RequestInit): Promise<Response> =>
    fetch(through === undefined ? url : url.replace(/^https?:\//u, through.replace(/\/$/u, '')), init);

  const visits = await visitAll(links, (url) => visitPage(url, { fetch: ask, patience }));
  const findings: LinkFinding[] = [];
  for (const link of links) {
    const visit = visits.get(link.url);
    if (!visit) continue;
    const { finding, remembered } = judgeVisit(link, visit, memory[link.url] ?? {}, today);
    memory[link.url] = remembered;
    if (finding) findings.push(finding);
  }

  const proposals = join(out, 'proposals');
  rmSync(proposals, { recursive: true, force: true });
  mkdirSync(proposals, { recursive: true });
  for (const [index, finding] of findings.entries()) {
    const { text, patch } = proposeChange(finding, { catalogue: content.catalogue, today, readText, parse: parseContentFile });
    const name = `${String(index + 1).padStart(2, '0')}-${finding.kind}`;
    writeFileSync(join(proposals, `${name}.md`), text);
    if (patch !== undefined) writeFileSync(join(proposals, `${name}.patch`), patch);
    const { link, status, movedTo } = finding;
    const words = nameOfFinding(finding.kind);
    command.out(
      `${String(index + 1).padStart(3)}. ${words.zh} ${words.en}：${link.url}${movedTo === undefined ? '' : ` → ${movedTo}`}${status === undefined ? '' : `（${status}）`}\n`,
    );
    command.out(
      `     影响 reach ${link.reach} · ${relative(command.cwd, join(proposals, `${name}.md`))}${patch === undefined ? '' : ' · .patch'}\n`,
    );
  }
  writeFileSync(memoryFile, `${JSON.stringify(memory)}\n`);
  writeFileSync(join(out, 'duties.json'), `${JSON.stringify({ on: today, duties: dutiesOf(findings) }, undefined, 2)}\n`);
  const silent = links.filter(({ url }) => (memory[url]?.failures ?? 0) > 0 && !findings.some(({ link }) => link.url === url)).length;
  say(command, [
    {
      zh: `查了 ${links.length} 个网址：${findings.length} 个问题${silent > 0 ? `，${silent} 个这次没打开、再看几次` : ''}。建议在 ${relative(command.cwd, proposals)}；有 .patch 的可以用 git apply。`,
      en: `${links.length} addresses visited: ${findings.length} findings${silent > 0 ? `, ${silent} silent this time and visited again` : ''}. Proposals in ${relative(command.cwd, proposals)}; git apply takes those with a .patch.`,
    },
  ]);
  return 0;
});

/** Visits all addresses, a few at a time, one at a time to each host. */
async function visitAll(links: readonly WatchedLink[], visit: (url: string) => Promise<Visit>): Promise<Map<string, Visit>> {
  const byHost = [...Map.groupBy(links, ({ url }) => new URL(url).host).values()];
  const visits = new Map<string, Visit>();
  const worker = async (): Promise<void> => {
    for (let host = byHost.pop(); host; host = byHost.pop()) for (const { url } of host) visits.set(url, await visit(url));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return visits;
}

/** The findings as work due, by area (`npm run due`). */
function dutiesOf(findings: readonly LinkFinding[]): Duty[] {
  const items = findings.flatMap(({ kind, link }) => {
    const [use] = link.uses;
    return use ? [{ area: use.area, item: { id: `${use.id} (${nameOfFinding(kind).zh})`, file: use.file, districts: link.reach } }] : [];
  });
  return [...Map.groupBy(items, ({ area }) => area)].map(([area, all]) => ({
    kind: 'broken-link',
    area,
    items: all.map(({ item }) => item),
    reach: all.reduce((sum, { item }) => sum + item.districts, 0),
  }));
}

if (import.meta.main) await atTerminal(command);
