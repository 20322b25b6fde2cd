// The thread of `editorial-check.ts`.
import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalogue } from '../../catalogue/source/read-content.ts';
import { checkCatalogue } from '../../editorial/check-catalogue.ts';
import { reportAsText, summaryOf } from '../../editorial/reporters/report-as-text.ts';
import type { CheckAnswer } from './editorial-check.ts';

const { root, today } = workerData as { root: string; today: string };
const report = checkCatalogue(loadCatalogue(root), today);
const errors = { ...report, findings: report.findings.filter(({ severity }) => severity === 'error') };
parentPort?.postMessage({
  summary: summaryOf(report),
  errors: report.errors === 0 ? '' : reportAsText(errors, root),
} satisfies CheckAnswer);
