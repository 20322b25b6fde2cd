import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/**
 * Node runs TypeScript as it is, but not JSX: this compiles the form's components as they are loaded, so that no build stands between
 * the source and the server. Hosts that bundle (and the tests) need none of it. Import it before anything that leads to a `.tsx`.
 */
registerHooks({
  load: (url, context, nextLoad) => {
    if (!url.endsWith('.tsx')) return nextLoad(url, context);
    const source = ts.transpileModule(readFileSync(fileURLToPath(url), 'utf8'), {
      fileName: fileURLToPath(url),
      compilerOptions: {
        jsx: ts.JsxEmit.ReactJSX,
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2024,
        verbatimModuleSyntax: true,
        inlineSourceMap: true,
      },
    }).outputText;
    return { format: 'module', source, shortCircuit: true };
  },
});
