import type { AstroIntegration } from 'astro';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { address, entitlementPath, routeParameter } from '../addresses.ts';
import { readTemplate, type StampPlan, stampPage } from '../stamp-page.ts';
import { qrCodeSvg } from '../ui/qr-code.ts';

/** After the build: fills each template with the texts of its areas, writes their pages, removes templates and plan. */
export function stampDistricts(): AstroIntegration {
  let base = '/';
  return {
    name: 'tongxiang-stamp-districts',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const plan = readPlan(join(root, '_stamp', 'plan.json'));
        if (!plan) return;
        const started = performance.now();
        let pages = 0;
        for (const { file, id, locale, areas } of plan.templates) {
          const template = readTemplate(readFileSync(join(root, file, 'index.html'), 'utf8'));
          for (const area of areas) {
            const texts = plan.areas[`${locale} ${area}`];
            if (!texts) throw new Error(`the stamp plan has no texts for ${locale} ${area}`);
            const qr = qrCodeSvg(`${plan.origin}${address(base, locale, `${texts.path}${id}/`)}`, plan.qrLabels[locale] ?? '');
            const folder = join(root, routeParameter(locale, entitlementPath(area, id)) ?? '');
            mkdirSync(folder, { recursive: true });
            writeFileSync(join(folder, 'index.html'), stampPage(template, { ...texts, qr }));
            pages += 1;
          }
        }
        rmSync(join(root, '_stamp'), { recursive: true });
        logger.info(`${pages} pages stamped from ${plan.templates.length} templates in ${Math.round(performance.now() - started)} ms`);
      },
    },
  };
}

function readPlan(path: string): StampPlan | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as StampPlan;
  } catch {
    return undefined;
  }
}
