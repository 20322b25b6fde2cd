// One thread of `stamp-districts.ts`.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { readTemplate, stampPage } from '../stamp-page.ts';
import { qrCodeSvg } from '../ui/qr-code.ts';
import { KeptPages } from './kept-pages.ts';
import type { StampShare } from './stamp-districts.ts';

const { root, keeper, jobs, areas } = workerData as StampShare;
const kept = new KeptPages(keeper);
const program = ['./stamp-thread.ts', '../stamp-page.ts', '../ui/qr-code.ts']
  .map((file) => new URL(file, import.meta.url))
  .concat(new URL('package.json', import.meta.resolve('qr')))
  .map((file) => readFileSync(file, 'utf8'));

for (const { template, pages, qrLabel } of jobs) {
  const html = readFileSync(template, 'utf8');
  const read = readTemplate(html);
  const made = createHash('sha256')
    .update(JSON.stringify([program, html, qrLabel]))
    .digest('base64');
  for (const { folder, texts, address } of pages) {
    const ofArea = areas[texts];
    if (!ofArea) throw new Error(`the stamp plan has no texts for ${texts}`);
    const place = join(root, folder);
    const file = join(place, 'index.html');
    const digest = createHash('sha256')
      .update(JSON.stringify([made, address, ofArea]))
      .digest('hex');
    // The area's list page stands there already, so its folder does, too.
    mkdirSync(place);
    if (kept.give(digest, file)) continue;
    writeFileSync(file, stampPage(read, { ...ofArea, qr: qrCodeSvg(address, qrLabel) }));
    kept.keep(digest, file);
  }
}
