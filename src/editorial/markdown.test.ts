import { expect, test } from 'vitest';
import { readMarkdown } from './markdown.ts';

test('finds links, images, HTML and headings with their lines', () => {
  const body = [
    '# Top',
    'See [a](/a/ "title") and <https://www.gov.cn/x>.',
    '![pic](b.png) <i>x</i>',
    '[ref]: /c/',
    'www.example.com',
  ].join('\n');
  expect(readMarkdown(body)).toEqual({
    headings: [{ level: 1, text: 'Top', line: 1 }],
    links: [
      { target: '/a/', line: 2 },
      { target: 'https://www.gov.cn/x', line: 2 },
      { target: '/c/', line: 4 },
      { target: 'https://www.example.com', line: 5 },
    ],
    images: [{ target: 'b.png', line: 3 }],
    tags: [
      { tag: '<i>', line: 3 },
      { tag: '</i>', line: 3 },
    ],
  });
});

test('leaves code and escaped signs alone', () => {
  const body = ['```', '<b>[x](/nowhere/)', '# no heading', '```', '`<b>` and \\<b>', '3 < 5'].join('\n');
  expect(readMarkdown(body)).toEqual({ headings: [], links: [], images: [], tags: [] });
});
