// The editor as a folder of static files, for an office whose repository lies on a GitLab, Gitea or Forgejo: its own site, never the portal's.
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EditingSetup } from '../../src/editorial/ui/editing-api.ts';
import type { GitHost } from '../../src/editorial/ui/host-backend.ts';
import type { ClerkRepository } from './clerk-repository.ts';
import { cmsConfig, decapFolder, editorPage, editorPolicy, styleFile } from './editor-page.ts';

export interface HostedRepository {
  host: GitHost;
  /** `https://git.example.gov.cn`. */
  origin: string;
  /** `civil-affairs/tongxiang`. */
  repo: string;
  branch: string;
  /** The OAuth application that the host’s administrator has registered. */
  appId: string;
}

export function writeEditorSite(
  folder: string,
  root: string,
  repository: Pick<ClerkRepository, 'folder'>,
  today: string,
  script: string,
  { host, origin, repo, branch, appId }: HostedRepository,
): void {
  const api = { gitlab: '/api/v4', gitea: '/api/v1', forgejo: '/api/v1' }[host];
  const backend = {
    ...{ name: `tongxiang-${host}`, repo, branch, base_url: origin, api_root: `${origin}${api}`, app_id: appId, auth_type: 'pkce' },
    commit_messages: { create: '新建 {{path}}', update: '修改 {{path}}', delete: '删除 {{path}}' },
  };
  const { collections, ...rest } = cmsConfig(root, repository, today, backend) as { collections: { editor: object }[] };
  const config = {
    ...rest,
    // Drafts as merge requests, where Decap can: Gitea has none (decap-cms issue 7115).
    ...(host === 'gitea' ? {} : { publish_mode: 'editorial_workflow' }),
    // The real page needs the portal beside it, which only `npm run edit` starts.
    collections: collections.map((collection) => ({ ...collection, editor: { preview: false } })),
  };
  mkdirSync(join(folder, 'decap'), { recursive: true });
  for (const file of readdirSync(decapFolder)) {
    if (/(?:^|\.)decap-cms\.js(?:\.LICENSE\.txt)?$|\.wasm$/u.test(file)) copyFileSync(join(decapFolder, file), join(folder, 'decap', file));
  }
  copyFileSync(styleFile, join(folder, 'edit.css'));
  writeFileSync(join(folder, 'edit-script.js'), script);
  writeFileSync(join(folder, 'index.html'), editorPage(editorPolicy(origin)));
  writeFileSync(join(folder, 'setup.json'), JSON.stringify({ config, folder: repository.folder, by: { host } } satisfies EditingSetup));
}
