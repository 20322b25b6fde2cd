// Reads content beside Astro, in a thread: judges it, then writes what is data. The thread of `beside-astro.ts`.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { contentRoot } from '../../catalogue/source/content-loader.ts';
import { assembleContent, readContent, shortDigest } from '../../catalogue/source/read-content.ts';
import { openDataOf } from '../../catalogue/ui/open-data/open-data-files.ts';
import { csvFile } from '../../desk/spreadsheet-cell.ts';
import { checkCatalogue } from '../../editorial/check-catalogue.ts';
import { reportAsText, summaryOf } from '../../editorial/reporters/report-as-text.ts';
import { calendarOf } from '../../eligibility/calendar.ts';
import { dayOfBuild } from '../source/day-of-build.ts';
import { KeptParses } from '../source/kept-parses.ts';
import { digestOfProgram } from '../source/kept-value.ts';
import { portalOf, siteBase } from '../source/portal.ts';
import type { CheckAnswer, DataAnswer, DataTask } from './beside-astro.ts';
import { KeptFiles } from './kept-files.ts';
import { giveWay } from './give-way.ts';
import { serviceRecords } from './service-records.ts';

giveWay();
const { project } = workerData as { project: string };
const root = contentRoot();
const parses = new KeptParses(project);
const content = assembleContent(readContent(root, parses.parse));
const report = checkCatalogue(content, dayOfBuild());
const errors = { ...report, findings: report.findings.filter(({ severity }) => severity === 'error') };
parentPort?.postMessage({
  summary: summaryOf(report),
  errors: report.errors === 0 ? '' : reportAsText(errors, root),
} satisfies CheckAnswer);
parses.keep();

parentPort?.once('message', ({ site, keeper }: DataTask) => {
  const digests = new Map(content.files.map(({ path, text }) => [path, shortDigest(text)]));
  const portal = portalOf(content, digests, new Map());
  const kept = new KeptFiles(keeper);
  const made = [digestOfProgram(project), siteBase];
  let files = 0;
  for (const { place, key, text } of openDataOf(portal, { csvFile, calendarOf })) {
    kept.put([...made, place, key()], join(site, place), () => Buffer.from(text()));
    files += 1;
  }
  parentPort?.postMessage({ files, services: serviceRecords(portal) } satisfies DataAnswer);
});
