import { describe, expect, it } from 'vitest';
import { nearestAbove, nestCollections } from './nest-collections.ts';

const names = ['china', 'china_anhui_wuhu', 'china_zhejiang', 'china_zhejiang_hangzhou', 'china_zhejiang_hangzhou_xihu', 'documents'];
const rules = nestCollections(names).split('\n');

describe('collections by place', () => {
  it('stand below the nearest area that has content', () => {
    expect(names.map((name) => nearestAbove(name, names))).toEqual([
      undefined,
      'china',
      'china',
      'china_zhejiang',
      'china_zhejiang_hangzhou',
      undefined,
    ]);
    const indents = rules.filter((rule) => rule.includes('padding'));
    expect(indents.map((rule) => /"(?<name>\w+)"\].*?(?<wide>\d+)px/u.exec(rule)?.slice(1))).toEqual([
      ['china_anhui_wuhu', '34'],
      ['china_zhejiang', '34'],
      ['china_zhejiang_hangzhou', '50'],
      ['china_zhejiang_hangzhou_xihu', '66'],
    ]);
  });

  it('are hidden only below an area that itself stands below the nation, and that nobody is in', () => {
    const hidden = rules.filter((rule) => rule.includes('display:none'));
    expect(hidden.map((rule) => /li:has\(>a\[data-testid\^="(?<below>\w+)"/u.exec(rule)?.groups?.['below'])).toEqual([
      'china_zhejiang_',
      'china_zhejiang_hangzhou_',
    ]);
    for (const rule of hidden) expect(rule).toMatch(/^ul:not\(:has\(\.sidebar-active:is\(/u);
  });
});
