import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { builtPages, oneOfEachKind, sampleOf, seed } from '../support/built-site.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  elements: ['html5'],
  rules: {
    // The compiler writes what HTML allows: void elements without a slash, quotes only where needed, one long line.
    'void-style': 'off',
    'attr-quotes': 'off',
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    'no-raw-characters': 'off',
    'no-inline-style': 'error',
    // Phones dial what is written; non-breaking spaces would break copying a number.
    'tel-non-breaking': 'off',
    // Counted for Latin letters; Chinese and Arabic titles are judged by eye.
    'long-title': 'off',
    'require-sri': 'off',
  },
});

const pages = [...new Set([...oneOfEachKind(), ...sampleOf(builtPages(), 60, seed)])];

describe(`valid HTML (TEST_SEED=${seed})`, () => {
  it.each(pages.map(({ path, file }) => [path, file] as const))('%s', async (_path, file) => {
    const { results } = await validator.validateString(readFileSync(file, 'utf8'));
    const messages = results.flatMap((result) =>
      result.messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
    );
    expect([...new Set(messages)].slice(0, 10)).toEqual([]);
  });
});
