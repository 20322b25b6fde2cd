import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../functions/platform/security-headers.ts';
import { type InlineHashes, inlineHashes } from '../../src/site/integrations/content-security.ts';
import { builtPages, projectRoot } from '../support/built-site.ts';

describe('the content security policy', () => {
  const written = JSON.parse(readFileSync(join(projectRoot, 'dist-meta/content-security.json'), 'utf8')) as InlineHashes;
  const pages = builtPages().map(({ file }) => readFileSync(file, 'utf8'));

  it('names exactly the inline styles and scripts of the built pages', () => {
    expect(written).toEqual(inlineHashes(pages));
  });

  it('stays short enough for a header', () => {
    expect(written.styles.length).toBeLessThanOrEqual(16);
    expect(contentSecurityPolicy(written).length).toBeLessThan(2048);
  });

  it('has nothing in the pages that it would block', () => {
    const blocked = /<[a-z][^>]*\s(?:style|on[a-z]+)=|<meta\b[^>]*http-equiv|href=["']?javascript:/iu;
    const offending = builtPages().filter((_page, index) =>
      blocked.test((pages[index] ?? '').replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/gu, '')),
    );
    expect(offending.slice(0, 10).map(({ path }) => path)).toEqual([]);
  });
});
