import type { AstroIntegration } from 'astro';
import { Worker } from 'node:worker_threads';
import { contentRoot } from '../../catalogue/source/content-loader.ts';
import { dayOfBuild } from '../source/day-of-build.ts';

/** What the check of `check-thread.ts` answers. */
export interface CheckAnswer {
  /** One line, Chinese and English. */
  summary: string;
  /** Every error in the editors' words; empty where there is none. */
  errors: string;
}

/** An error in content stops the build before a page is made, in the editors' words; warnings are only counted. */
export function editorialCheck(): AstroIntegration {
  let checking: Promise<CheckAnswer> | undefined;
  return {
    name: 'tongxiang-editorial-check',
    hooks: {
      // In a thread of its own: Astro reads the same files in the meantime, and judges none of them.
      'astro:config:setup': ({ command }) => {
        if (command === 'build') checking = checkInThread(contentRoot(), dayOfBuild());
      },
      'astro:build:setup': async ({ logger }) => {
        if (!checking) return;
        const { summary, errors } = await checking;
        checking = undefined;
        if (errors === '') {
          logger.info(summary);
          return;
        }
        process.stderr.write(errors);
        logger.error('content/ has errors; no page was built. 内容有错误，网页没有生成。');
        process.exit(1);
      },
    },
  };
}

const checkInThread = (root: string, today: string): Promise<CheckAnswer> =>
  new Promise((resolve, reject) => {
    new Worker(new URL('./check-thread.ts', import.meta.url), { workerData: { root, today } })
      .once('message', resolve)
      .once('error', reject);
  });
