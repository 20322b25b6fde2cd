// The script of /admin/, bundled from src/editorial/ui when `npm run edit` starts: some tenths of a second, nothing on disk.
import { build } from 'esbuild';
import { join } from 'node:path';
import { projectRoot } from '../prerequisites.mjs';

export async function bundleScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(projectRoot, 'src/editorial/ui/edit-script.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
