// npm run schemas: JSON Schemas of the content files into schemas/ (not in Git), for editors that know YAML (.vscode/settings.json).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../src/editorial/json-schemas.ts';
import { projectRoot } from './prerequisites.mjs';

const folder = join(projectRoot, 'schemas');
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema, undefined, 2)}\n`);
}
process.stdout.write(
  '已写入 schemas/。装了 YAML 扩展的 VS Code 会在写的时候提示字段和说明。\n  Written to schemas/. VS Code with a YAML extension now explains fields while you type.\n',
);
