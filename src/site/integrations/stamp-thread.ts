// Stamps the pages of one template after the other. A thread of `stamping.ts`.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { encodeValues, readTemplate, stampPage } from '../stamp-page.ts';
import { qrCodeSvg } from '../ui/qr-code.ts';
import { giveWay } from './give-way.ts';
import { KeptFiles } from './kept-files.ts';
import type { StampingSite, StampJob } from './stamping.ts';

giveWay();
const { root, keeper, areas } = workerData as StampingSite;
const kept = new KeptFiles(keeper);
const program = ['./stamp-thread.ts', '../stamp-page.ts', '../ui/qr-code.ts']
  .map((file) => new URL(file, import.meta.url))
  .concat(new URL('package.json', import.meta.resolve('qr')))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\0');
const valuesOf = new Map(
  Object.entries(areas).map(([texts, values]) => [texts, { digest: hash('sha256', JSON.stringify(values)), ...encodeValues(values) }]),
);

parentPort?.on('message', (job: StampJob | 'end') => {
  if (job === 'end') parentPort?.postMessage(job);
  else stamp(job);
});

function stamp({ html, pages, qrLabel }: StampJob): void {
  const template = readTemplate(Buffer.from(html).toString());
  const made = hash('sha256', [program, qrLabel, hash('sha256', html)].join('\0'));
  // Codes of like length are of one size, whose frame is drawn once.
  for (const { folder, texts, address } of pages.sort((a, b) => a.address.length - b.address.length)) {
    const ofArea = valuesOf.get(texts);
    if (!ofArea) throw new Error(`the stamp plan has no texts for ${texts}`);
    kept.put([made, address, ofArea.digest], join(root, folder, 'index.html'), () =>
      stampPage(template, { ...ofArea, qr: Buffer.from(qrCodeSvg(address, qrLabel)) }),
    );
  }
}
