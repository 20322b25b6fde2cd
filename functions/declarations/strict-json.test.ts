import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotStrictJson, parseStrictJson } from './strict-json.ts';

describe('strict JSON', () => {
  it.each([
    '{"a":1,"a":2}',
    '{"a":{"b":1,"b":1}}',
    '{"a":1,"\\u0061":2}',
    '{"__proto__":{}}',
    '{"a":[{"\\u005f_proto__":1}]}',
    '[[[[[[[[[1]]]]]]]]]',
    '{',
    '',
    'undefined',
    "{'a':1}",
    '{"a":1,}',
    '\uFEFF{}',
  ])('refuses %s', (text) => {
    expect(() => parseStrictJson(text)).toThrow(NotStrictJson);
  });

  it.each(['{"a":1,"b":{"a":2}}', '[{"a":1},{"a":1}]', '{"a":"{\\"a\\":1,\\"a\\":2}"}', '{"a":"\\\\","b":":"}', '1', '"a:b"'])(
    'reads %s',
    (text) => {
      expect(parseStrictJson(text)).toEqual(JSON.parse(text));
    },
  );

  it('reads whatever JSON writes, but for depth and __proto__', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), (text) => {
        if (!text.includes('__proto__')) expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});
