import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../src/catalogue/source/read-content.ts';
import { checkCatalogue } from '../src/editorial/check-catalogue.ts';
import { reportAsGitHubAnnotations } from '../src/editorial/reporters/report-as-github-annotations.ts';
import { reportAsJson } from '../src/editorial/reporters/report-as-json.ts';
import { reportAsText } from '../src/editorial/reporters/report-as-text.ts';
import { atTerminal, type EditorsCommand } from './editors-command.ts';

const usage = `用法 usage: npm run check -- [--json | --github] [文件夹 folder] [--today 2026-11-21]
  检查 content/ 里的全部内容；有错误时退出码为 1，只有提醒时为 0。
  Checks all content; exits with 1 when there are errors, with 0 when there are only warnings.
`;

// eslint-disable-next-line @typescript-eslint/require-await -- a command like the others
export const command: EditorsCommand = async (args, { cwd, out, err }) => {
  const options = readArguments(args);
  const root = resolve(cwd, options?.folder ?? 'content');
  if (!options || !existsSync(root)) {
    err(options ? `没有这个文件夹 no such folder: ${root}\n${usage}` : usage);
    return 2;
  }
  const folder = relative(cwd, root) || '.';
  const report = checkCatalogue(loadCatalogue(root), options.today);
  if (options.json) out(reportAsJson(report));
  else if (options.github) out(reportAsGitHubAnnotations(report, folder));
  else out(reportAsText(report, folder));
  return report.errors > 0 ? 1 : 0;
};

if (import.meta.main) await atTerminal(command);

function readArguments(args: readonly string[]): { folder: string; today: string; json: boolean; github: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, github: { type: 'boolean', default: false }, today: { type: 'string' } },
    });
    const today = values.today ?? new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    if (!/^\d{4}-\d{2}-\d{2}$/u.test(today) || positionals.length > 1) return undefined;
    return { folder: positionals[0] ?? 'content', today, json: values.json, github: values.github };
  } catch {
    return undefined;
  }
}
