// The page of /admin/ and its parts, served by `npm run edit` or written as files for a Git host.
import { join } from 'node:path';
import { loadCatalogue } from '../../src/catalogue/source/read-content.ts';
import { formCollections } from '../../src/editorial/form/form-collections.ts';
import { projectRoot } from '../prerequisites.mjs';
import type { ClerkRepository } from './clerk-repository.ts';

export const decapFolder = join(projectRoot, 'node_modules/decap-cms/dist');
export const styleFile = join(projectRoot, 'src/editorial/ui/edit.css');

/**
 * Only the editor’s own page is this free: Decap writes its styles into the page, checks its settings with code that it makes at run
 * time (Ajv; without `unsafe-eval` it does not start), and shows pictures as blobs. It speaks to its own origin and `host` only.
 */
export function editorPolicy(host?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${host === undefined ? '' : ` ${host}`}`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

export function editorPage(policy?: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
${policy === undefined ? '' : `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>童享 · 编辑</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="edit.css">
<script defer src="edit-script.js"></script>
<script defer src="decap/decap-cms.js"></script>
</head>
<body>
<noscript>编辑要用 JavaScript。请在浏览器里打开它，或者按 content/README.md 直接改文件。</noscript>
<section id="findings" role="alert" aria-label="检查结果" hidden></section>
<div id="nc-root"></div>
</body>
</html>
`;
}

/** Decap’s configuration: the forms of today’s content, and where files are kept. */
export function cmsConfig(root: string, { folder }: Pick<ClerkRepository, 'folder'>, today: string, backend: object): object {
  return {
    backend,
    load_config_file: false,
    locale: 'zh_Hans',
    publish_mode: 'simple',
    // Asked for, never used: there are no pictures in content/.
    media_folder: 'unused',
    show_preview_links: false,
    search: false,
    collections: formCollections(loadCatalogue(root), today, folder),
  };
}
