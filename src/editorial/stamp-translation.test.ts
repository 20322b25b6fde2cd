import { expect, test } from 'vitest';
import { stampTranslation } from './stamp-translation.ts';

test('a stamp goes before “reviewed” and leaves all else as it was', () => {
  expect(stampTranslation('en.md', '---\n# note\ntitle:   A\nreviewed: false\n---\n\nText\n', 'abcdef012345')).toBe(
    '---\n# note\ntitle:   A\ntranslates: abcdef012345\nreviewed: false\n---\n\nText\n',
  );
});

test('it goes to the end where nothing says whether it is reviewed', () => {
  expect(stampTranslation('en.md', '---\ntitle: A\n---\n', 'abcdef012345')).toBe('---\ntitle: A\ntranslates: abcdef012345\n---\n');
});

test('an old stamp is replaced in its place, with the line ends of the file', () => {
  expect(stampTranslation('en.md', '---\r\ntranslates: 000000000000\r\ntitle: A\r\n---\r\n', 'abcdef012345')).toBe(
    '---\r\ntranslates: abcdef012345\r\ntitle: A\r\n---\r\n',
  );
});

test.each(['123456789012', '12345e678901'])('%s is quoted, lest YAML read a number', (digest) => {
  expect(stampTranslation('en.md', '---\ntitle: A\n---\n', digest)).toContain(`translates: '${digest}'`);
});
