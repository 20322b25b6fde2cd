import type { AstroIntegration } from 'astro';
import { contentRoot } from '../../catalogue/source/content-loader.ts';
import { loadCatalogue } from '../../catalogue/source/read-content.ts';
import { checkCatalogue } from '../../editorial/check-catalogue.ts';
import { reportAsText, summaryOf } from '../../editorial/reporters/report-as-text.ts';
import { dayOfBuild } from '../source/day-of-build.ts';

/** An error in content stops the build before a page is made, in the editors' words; warnings are only counted. */
export function editorialCheck(): AstroIntegration {
  return {
    name: 'tongxiang-editorial-check',
    hooks: {
      'astro:config:setup': ({ command, logger }) => {
        if (command !== 'build') return;
        const root = contentRoot();
        const report = checkCatalogue(loadCatalogue(root), dayOfBuild());
        if (report.errors === 0) {
          logger.info(summaryOf(report));
          return;
        }
        const errors = { ...report, findings: report.findings.filter(({ severity }) => severity === 'error') };
        process.stderr.write(reportAsText(errors, root));
        logger.error('content/ has errors; no page was built. 内容有错误，网页没有生成。');
        process.exit(1);
      },
    },
  };
}
