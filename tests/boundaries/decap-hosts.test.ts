// Decap CMS is a finished bundle: which hosts it names, and whether any of them would be contacted in the way we use it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleScript } from '../../tools/edit/bundle-script.ts';
import { projectRoot } from '../support/built-site.ts';

const folder = join(projectRoot, 'node_modules/decap-cms/dist');
const hostsIn = (text: string): string[] =>
  [...text.matchAll(/(?:https?|wss?):\/\/(?<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)/giu)].map(
    ({ groups }) => groups?.['host']?.toLowerCase() ?? '',
  );

/** Names in the code that nothing is fetched from: namespaces, documentation, examples. */
const words = [
  ...['www.w3.org', 'www.opengis.net', 'json-schema.org', 'html.spec.whatwg.org', 'www.ibm.com', 'mozilla.github.io'],
  ...['react-dnd.github.io', 'react.dev', 'reactjs.org', 'redux.js.org', 'fb.me', 'bit.ly', 'git.io', 'goo.gl', 'npms.io', 'example.com'],
  ...['dev.apollodata.com', 'openlayers.org', 'github.com', 'git-lfs.github.com', 'www.decapcms.org', 'docs.netlify.com', 'uploadcare.com'],
  ...['material-theme.site'],
];
/** Places where other backends, media libraries and the map widget keep their things: none is configured here. */
const ofOtherBackends = [
  ...[
    'api.github.com',
    'www.githubstatus.com',
    'raw.githubusercontent.com',
    'gitlab.com',
    'try.gitea.io',
    'codeberg.org',
    'v13.next.forgejo.org',
  ],
  ...['bitbucket.org', 'api.bitbucket.org', 'bitbucket.status.atlassian.com', 'dev.azure.com', 'app.vssps.visualstudio.com'],
  ...['login.microsoftonline.com', 'api.netlify.com', 'www.netlifystatus.com', 'js.pusher.com', 's3.amazonaws.com'],
  ...['ucarecdn.com', 'ucarecd.net', 'upload.uploadcare.com', 'social.uploadcare.com', 'd3dy5gmtp8yhk7.cloudfront.net'],
  ...['media-library.cloudinary.com', 'www.openstreetmap.org', 'tile.openstreetmap.org'],
];

describe('the bundle of Decap CMS', () => {
  const files = readdirSync(folder).filter((file) => /(?:^|\.)decap-cms\.js$/u.test(file));
  const code = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');

  it('names no host but the known ones', () => {
    const known = new Set([...words, ...ofOtherBackends]);
    expect([...new Set(hostsIn(code))].filter((host) => !known.has(host))).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });

  it('loads no font, style or script of another host', () => {
    expect(code).not.toMatch(/googleapis|gstatic|jsdelivr|unpkg|cdnjs|typekit|identity\.netlify/u);
  });
});

it('our own script beside it names no host at all', async () => {
  const script = await bundleScript();
  expect([...new Set(hostsIn(script))].filter((host) => !words.includes(host))).toEqual([]);
  expect(script.length).toBeGreaterThan(10_000);
});
