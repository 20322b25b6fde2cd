import { join } from 'node:path';
import { build } from 'vite';

/** The scripts that search boxes load, by name. Each is one file: a bundler’s shared parts would be further requests on a slow line. */
const scripts = { list: 'list-search.ts', sentence: 'sentence-search.ts', fullText: 'full-text.ts' } as const;
export type SearchScript = keyof typeof scripts;

/** Phones with WeChat’s old kernels (design §5). */
const target = ['chrome78', 'ios12'];

/** To the first answer nearly every function is called: Chromium, from 136 on, compiles them while they load, not one by one when they are. */
const compileAtOnce = '//# allFunctionsCalledOnLoad\n';

export async function bundleScripts(project: string): Promise<Record<SearchScript, string>> {
  const bundled = Object.entries(scripts).map(async ([name, file]) => {
    const result = await build({
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      build: {
        write: false,
        target,
        modulePreload: false,
        rolldownOptions: {
          input: join(project, 'src/search/ui', file),
          preserveEntrySignatures: 'strict',
          output: { format: 'es', codeSplitting: false },
        },
      },
    });
    if (!('output' in result)) throw new TypeError(`${file} was not bundled once`);
    const [chunk, ...others] = result.output;
    if (others.length > 0) throw new TypeError(`${file} became more than one file`);
    return [name, compileAtOnce + chunk.code] as const;
  });
  return Object.fromEntries(await Promise.all(bundled)) as Record<SearchScript, string>;
}
