// npm run check-hsds: every hsds.json of the built site by the published schemas of HSDS, for those who have them (docs/adr/0015).
import { type AnySchemaObject, Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { atTerminal, type EditorsCommand, say } from './editors-command.ts';

const usage = `用法 usage: npm run check-hsds -- <规范的 schema 文件夹> [网站文件夹或文件]
  用 HSDS 发布的 JSON Schema 检查 hsds.json 里的每一项服务。文件夹在 github.com/openreferral/specification 里，叫 schema。不联网。
  Checks every service in hsds.json (default: all in dist) by the published JSON Schemas of HSDS: the folder schema of that repository. Offline.
  例 example: npm run check-hsds -- ../specification/schema dist/zhejiang
`;

export const command: EditorsCommand = async (args, { cwd, out, err }) => {
  const [folder, ...places] = args;
  if (folder === undefined || args.some((word) => word.startsWith('-'))) {
    err(usage);
    return 2;
  }
  const refuse = (zh: string, en: string): number => {
    say({ out: err }, [{ zh: `✗ ${zh}`, en }]);
    return 1;
  };
  const schemas = [folder, join(folder, 'schema')].map((each) => resolve(cwd, each)).find((each) => existsSync(join(each, 'service.json')));
  if (schemas === undefined) {
    return refuse(
      `这个文件夹里没有 HSDS 的 service.json：${folder}。请写规范仓库里 schema 文件夹的路径。`,
      `No service.json of HSDS here: ${folder}. Name the folder schema of the specification’s repository.`,
    );
  }
  let validate: ValidateFunction;
  try {
    validate = await serviceSchema(schemas);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse(`读不了 ${folder} 里的规范：${why}`, `The schemas in ${folder} cannot be used: ${why}`);
  }
  const files = (places.length === 0 ? ['dist'] : places).flatMap((place) => filesAt(resolve(cwd, place))).sort();
  let services = 0;
  let wrong = 0;
  for (const file of files) {
    const contents = contentsOf(file);
    const findings = contents === undefined ? [{ at: '', what: 'must be JSON with a list of services in contents' }] : [];
    for (const [index, service] of (contents ?? []).entries()) {
      if (!validate(service)) findings.push(...(validate.errors ?? []).map((error) => worded(error, `/contents/${index}`)));
    }
    services += contents?.length ?? 0;
    wrong += findings.length;
    for (const { at, what } of findings) out(`✗ ${relative(cwd, file)}${at === '' ? '' : ` ${at}`}\n    ${what}\n`);
  }
  if (services + wrong === 0) {
    return refuse(
      '这里没有 hsds.json，或者里面没有服务。请先 npm run build，或者写网站文件夹的路径。',
      'No hsds.json with services here. Run npm run build first, or name the folder of the built site.',
    );
  }
  say({ out }, [
    {
      zh: `${files.length} 个文件，${services} 项服务，${wrong} 处不符。`,
      en: `${files.length} files, ${services} services, ${wrong} errors.`,
    },
  ]);
  return wrong === 0 ? 0 : 1;
};

/** The schema of a service with those that it refers to: files of that folder and nothing else, whatever addresses they give themselves. */
async function serviceSchema(folder: string): Promise<ValidateFunction> {
  const read = (name: string): AnySchemaObject => ({
    ...(JSON.parse(readFileSync(join(folder, name), 'utf8'), (key, value: unknown) =>
      key === '$id' && typeof value === 'string' ? undefined : value,
    ) as AnySchemaObject),
    $id: `hsds:///${name}`,
  });
  // The tables carry words of Frictionless Data (path, constraints, format: csv) beside those of JSON Schema.
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    allErrors: true,
    verbose: true,
    loadSchema: (uri) => {
      const name = basename(new URL(uri).pathname);
      return existsSync(join(folder, name)) ? Promise.resolve(read(name)) : Promise.reject(new Error(`${name} is missing`));
    },
  });
  addFormats(ajv);
  return ajv.compileAsync(read('service.json'));
}

function filesAt(place: string): string[] {
  if (!existsSync(place)) return [];
  return statSync(place).isFile() ? [place] : globSync('**/hsds.json', { cwd: place }).map((file) => join(place, file));
}

function contentsOf(file: string): unknown[] | undefined {
  try {
    const page: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof page === 'object' && page !== null && 'contents' in page && Array.isArray(page.contents) ? page.contents : undefined;
  } catch {
    return undefined;
  }
}

function worded({ instancePath, keyword, message = keyword, params, data }: ErrorObject, at: string): { at: string; what: string } {
  const allowed: unknown = params['allowedValues'];
  const choices = Array.isArray(allowed) ? `: ${allowed.join(', ')}` : '';
  const given = typeof data === 'object' ? '' : `; it is ${JSON.stringify(data)}`;
  return { at: `${at}${instancePath}`, what: `${message}${choices}${given}` };
}

if (import.meta.main) await atTerminal(command);
