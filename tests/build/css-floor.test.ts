import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss, { type Declaration, type Node } from 'postcss';
import { describe, expect, it } from 'vitest';
import { builtPages, dist, filesOf, projectRoot } from '../support/built-site.ts';

// design.md §5: HTML and CSS readable on Chromium 61, scripts on Chromium 78 and iOS 12 (WeChat on old Android).

const inlineOf = (html: string, element: 'style' | 'script'): string[] =>
  [...html.matchAll(new RegExp(`<${element}\\b(?<attributes>[^>]*)>(?<content>[\\s\\S]*?)</${element}>`, 'giu'))].flatMap(({ groups }) =>
    /application\/(?:ld\+)?json/u.test(groups?.['attributes'] ?? '') ? [] : [groups?.['content'] ?? ''],
  );

function contentsOf(element: 'style' | 'script', extension: '.css' | '.js'): Map<string, string> {
  const contents = new Map<string, string>();
  for (const { path, file } of builtPages())
    for (const text of inlineOf(readFileSync(file, 'utf8'), element)) if (text !== '') contents.set(text, path);
  for (const name of filesOf(dist)) if (name.endsWith(extension)) contents.set(readFileSync(join(dist, name), 'utf8'), name);
  return contents;
}

/** An at-rule of this name around the node. */
function within(node: Node, name: string): boolean {
  const { parent } = node;
  if (parent === undefined) return false;
  return (parent.type === 'atrule' && 'name' in parent && parent.name === name) || within(parent, name);
}
/** The same property earlier in the same rule, in words that old browsers know. */
const hasFallback = (declaration: Declaration, unknown: RegExp): boolean =>
  declaration.parent?.nodes.some(
    (node) =>
      node.type === 'decl' &&
      node.prop === declaration.prop &&
      !unknown.test(node.value) &&
      (declaration.parent?.index(node) ?? 0) < (declaration.parent?.index(declaration) ?? 0),
  ) ?? false;

/** Values that Chromium 61 drops together with their declaration. */
const newValues = /\bcolor-mix\(|\blight-dark\(|\bokl(?:ch|ab)\(|\bclamp\(|\bmin\(|\bmax\(|\b\d+(?:dvh|svh|lvh|dvw|cqi|cqw)\b/u;

function tooNew(css: string): string[] {
  const findings: string[] = [];
  postcss.parse(css).walk((node) => {
    if (node.type === 'atrule') {
      if (node.name === 'media' && /[<>]=?/u.test(node.params)) findings.push(`range media: @media ${node.params}`);
      if (['layer', 'container', 'property', 'scope', 'starting-style'].includes(node.name)) findings.push(`@${node.name}`);
      if (node.parent?.type === 'rule') findings.push(`nesting: @${node.name} in a rule`);
    }
    if (node.type === 'rule') {
      if (node.parent?.type === 'rule' || node.selector.includes('&')) findings.push(`nesting: ${node.selector}`);
      // One unknown selector in a list makes old browsers drop the whole rule.
      if (/:(?:has|is|where)\(/u.test(node.selector) && !within(node, 'supports')) findings.push(`selector: ${node.selector}`);
      if (/:focus-visible|::marker|:dir\(/u.test(node.selector) && node.selector.includes(',') && !within(node, 'supports')) {
        findings.push(`drops its whole list: ${node.selector}`);
      }
    }
    if (node.type === 'decl') {
      if (node.prop === 'inset') findings.push(node.toString());
      if (!node.prop.startsWith('--') && newValues.test(node.value) && !within(node, 'supports') && !hasFallback(node, newValues)) {
        findings.push(`no fallback: ${node.prop}: ${node.value}`);
      }
    }
  });
  return findings;
}

/** Sides of the screen where the script's own sides are meant: wrong in Uyghur. */
const physical =
  /^(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?|left|right|border-(?:top|bottom)-(?:left|right)-radius)$/u;

function physicalSides(css: string): string[] {
  const findings: string[] = [];
  postcss.parse(css).walkDecls((declaration) => {
    const { prop, value } = declaration;
    if (physical.test(prop)) findings.push(`${prop}: ${value}`);
    if (/^(?:text-align|float|clear)$/u.test(prop) && /\b(?:left|right)\b/u.test(value)) findings.push(`${prop}: ${value}`);
  });
  return findings;
}

describe('the checks of this file', () => {
  it.each([
    '@media (width>=30em){a{color:red}}',
    'a{b{color:red}}',
    'a{&:hover{color:red}}',
    'a{@media (min-width:3em){color:red}}',
    'main:has(a){color:red}',
    'a{inset:0}',
    'a{color:color-mix(in srgb,red,blue)}',
    'a{color:color-mix(in srgb,red,blue);color:red}',
    '@layer base{a{color:red}}',
    'a:hover,a:focus-visible{color:red}',
  ])('bite on %s', (css) => {
    expect(tooNew(css)).not.toEqual([]);
  });

  it.each([
    '@media (min-width:30em){a{color:red}}',
    '@supports selector(:has(a)){main:has(a){color:red}}',
    'a{color:red;color:color-mix(in srgb,red,blue)}',
    'a:focus-visible{color:red}',
  ])('let pass %s', (css) => {
    expect(tooNew(css)).toEqual([]);
  });

  it('bite on sides of the screen', () => {
    expect(physicalSides('a{margin-left:1em;text-align:right;border-right-color:red;left:0}')).toHaveLength(4);
    expect(physicalSides('a{margin-inline-start:1em;text-align:end;margin-top:1em}')).toEqual([]);
  });
});

describe('the styles', () => {
  it('are read by Chromium 61 as built', () => {
    const styles = contentsOf('style', '.css');
    expect([...styles].flatMap(([css, where]) => tooNew(css).map((finding) => `${where}: ${finding}`))).toEqual([]);
    expect(styles.size).toBeGreaterThan(0);
  });

  it('name the sides of the script, not of the screen', () => {
    const findings = filesOf(join(projectRoot, 'src'))
      .filter((name) => /\.(?:css|astro)$/u.test(name))
      .flatMap((name) => {
        const text = readFileSync(join(projectRoot, 'src', name), 'utf8');
        const styles = name.endsWith('.css') ? [text] : inlineOf(text, 'style');
        return styles.flatMap((css) => physicalSides(css).map((finding) => `src/${name}: ${finding}`));
      });
    expect(findings).toEqual([]);
  });
});

describe('the scripts', () => {
  it('are read by Chromium 78 and iOS 12 as built', () => {
    const findings = [...contentsOf('script', '.js')].flatMap(([script, where]) => {
      // Strings may hold anything; what is left is code.
      const code = script.replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/gu, '""');
      return ['?.', '??', '||=', '&&=']
        .filter((syntax) => code.replaceAll(/\?\.\d/gu, '').includes(syntax))
        .map((syntax) => `${where}: ${syntax}`);
    });
    expect(findings).toEqual([]);
  });
});
