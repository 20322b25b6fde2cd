// One thread of `stamp-districts.ts`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { readTemplate, stampPage } from '../stamp-page.ts';
import { qrCodeSvg } from '../ui/qr-code.ts';
import type { StampShare } from './stamp-districts.ts';

const { root, jobs, areas } = workerData as StampShare;
for (const { template, pages, qrLabel } of jobs) {
  const read = readTemplate(readFileSync(template, 'utf8'));
  for (const { folder, texts, address } of pages) {
    const ofArea = areas[texts];
    if (!ofArea) throw new Error(`the stamp plan has no texts for ${texts}`);
    const place = join(root, folder);
    // The area's list page stands there already, so its folder does, too.
    mkdirSync(place);
    writeFileSync(join(place, 'index.html'), stampPage(read, { ...ofArea, qr: qrCodeSvg(address, qrLabel) }));
  }
}
