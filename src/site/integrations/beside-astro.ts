import type { AstroIntegration } from 'astro';
import type { CustomRecord } from 'pagefind';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { basePath } from '../source/base-path.ts';
import { writeContentSecurity } from './content-security.ts';
import { writeFullText } from './full-text.ts';
import { KeptFiles } from './kept-files.ts';
import { writeSitemap } from './sitemap.ts';
import { Stamping } from './stamping.ts';
import { Thread } from './thread.ts';

/** What `content-thread.ts` answers first. */
export interface CheckAnswer {
  /** One line, Chinese and English. */
  summary: string;
  /** Every error in the editors' words; empty where there is none. */
  errors: string;
}

/** Where it then writes open data, and where files of earlier builds are kept. */
export interface DataTask {
  site: string;
  keeper: string;
}

/** What it answers at the end. */
export interface DataAnswer {
  files: number;
  services: CustomRecord[];
}

/**
 * What a build does beside Astro, in threads (docs/adr/0004). One reads content once more and judges it: an error stops the build before a
 * page is made, in the editors' words; warnings are only counted. Then it writes open data. Others stamp the districts' pages
 * as soon as Astro has rendered their template. After Astro, full text and the lists of all pages are written.
 */
export function besideAstro(origin: string): AstroIntegration {
  const base = basePath();
  let project = '';
  let site = '';
  let keeper = '';
  let kept: KeptFiles | undefined;
  let content: Thread | undefined;
  let data: Promise<DataAnswer> | undefined;
  let lexicon: Promise<unknown> | undefined;
  const stamping = new Stamping(base);
  return {
    name: 'tongxiang-beside-astro',
    hooks: {
      'astro:config:setup': ({ command, config }) => {
        project = fileURLToPath(config.root);
        // Astro reads the same files in the meantime, and judges none of them.
        if (command !== 'build') return;
        content = new Thread('content-thread.ts', { project });
        lexicon = new Thread('lexicon-thread.ts', { project }).answer();
      },
      'astro:config:done': ({ config }) => {
        site = fileURLToPath(config.outDir);
        keeper = join(fileURLToPath(config.cacheDir), 'kept');
        kept = new KeptFiles(keeper);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((astro) => stamping.besides(astro, site, keeper));
      },
      // From here on Astro has emptied the site's folder.
      'astro:build:setup': async ({ logger }) => {
        if (!content || data) return;
        const { summary, errors } = await content.answer<CheckAnswer>();
        if (errors !== '') {
          process.stderr.write(errors);
          logger.error('content/ has errors; no page was built. 内容有错误，网页没有生成。');
          process.exit(1);
        }
        logger.info(summary);
        content.tell({ site, keeper } satisfies DataTask);
        data = content.answer<DataAnswer>();
        await lexicon;
      },
      'astro:build:done': async ({ pages, logger }) => {
        const started = performance.now();
        // Pages are rendered side by side: in what order is chance.
        const rendered = pages.map(({ pathname }) => pathname).sort();
        stamping.giveRest();
        // A stamped page has the styles and scripts of its template, which is gone once it is stamped.
        writeContentSecurity(site, rendered);
        const { files = 0, services = [] } = (await data) ?? {};
        const fullText = await writeFullText(site, base, rendered, services);
        const stamped = await stamping.end();
        kept?.forgetUnused();
        writeSitemap(site, `${origin}${base.replace(/\/$/u, '')}`, [...rendered, ...stamped.map((folder) => `${folder}/`)]);
        logger.info(
          `${rendered.length} pages rendered or kept, ${stamped.length} stamped, ${files} files of open data, full text of ${fullText.records} records in ${fullText.files} files; ${Math.round(performance.now() - started)} ms after Astro`,
        );
      },
    },
  };
}
