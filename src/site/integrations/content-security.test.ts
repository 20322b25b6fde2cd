import { describe, expect, it } from 'vitest';
import { inlineHashes } from './content-security.ts';

describe('inlineHashes', () => {
  it('names each inline style and script once', () => {
    const page = '<style>a{color:red}</style><script>let a</script>';
    expect(inlineHashes([page, page])).toEqual({
      styles: ['sha256-6hWWMOcF+mJesSJGYhmK2lkIIEw9Xc5XKGLPVzh8yxs='],
      scripts: ['sha256-IfEXP/8HLuXoAiy0hZVrCAcjcLsZqYFpLOHDGj8enqE='],
    });
  });

  it('leaves out data, files and nothing', () => {
    const page =
      '<script type="application/ld+json">{}</script><script type=application/json>{}</script><script src="/a.js"></script><style></style>';
    expect(inlineHashes([page])).toEqual({ styles: [], scripts: [] });
  });
});
