// The server of `npm run edit`, on loopback only: Decap CMS and our script at /admin/, files of content/ in and out, the portal beneath.
import { Hono } from 'hono';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readContentTexts } from '../../src/catalogue/source/read-content.ts';
import { schemaOf } from '../../src/editorial/field-names.ts';
import type { EditingSetup } from '../../src/editorial/ui/editing-api.ts';
import type { Clerk, ClerkRepository } from './clerk-repository.ts';
import { cmsConfig, decapFolder, editorPage, editorPolicy, styleFile } from './editor-page.ts';
import type { LivePortal } from './live-portal.ts';
import { saveEntry } from './save-entry.ts';

export interface EditingApp {
  root: string;
  repository: ClerkRepository;
  clerk: Clerk;
  today: string;
  /** Our script, bundled. */
  script: string;
  portal: LivePortal;
  /** The hosts under which the page is asked for: other names that lead here are refused (DNS rebinding). */
  hosts: () => readonly string[];
}

/** Pages of the portal as `astro dev` makes them: styles stand in the page. */
const pagePolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

const pathSchema = z
  .string()
  .max(300)
  .regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)*\.(?:md|yaml)$/u)
  .refine((path) => schemaOf(path) !== undefined);
const questions = {
  read: z.strictObject({ paths: z.array(pathSchema).max(1000) }),
  list: z.strictObject({ folder: z.enum(['documents']), extension: z.enum(['yaml']) }),
  save: z.strictObject({ path: pathSchema, text: z.string().max(1_000_000), before: z.string().nullable() }),
  preview: z.strictObject({ path: pathSchema, text: z.string().max(1_000_000) }),
};

export function editingApp(options: EditingApp): Hono {
  const { root, repository, clerk, today, script, portal, hosts } = options;
  const app = new Hono();

  app.use(async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (!hosts().includes(host)) return context.text('这个地址不能用来编辑。 This address is not for editing.', 421);
    const isRead = context.req.method === 'GET' || context.req.method === 'HEAD';
    // Another site's page may send requests here, but not as JSON from our own origin.
    if (!isRead && context.req.header('origin') !== `http://${host}`) return context.text('只接受编辑网页自己的请求。', 403);
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'same-origin');
    context.header('X-Robots-Tag', 'noindex, nofollow');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    context.header('Cache-Control', 'no-store');
    return undefined;
  });

  app.get('/admin', (context) => context.redirect('/admin/'));
  app.get('/admin/', (context) => {
    context.header('Content-Security-Policy', `${editorPolicy()}; frame-ancestors 'none'`);
    return context.html(editorPage());
  });
  app.get('/admin/edit-script.js', (context) => context.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  app.get('/admin/edit.css', (context) =>
    context.body(readFileSync(styleFile, 'utf8'), 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  app.get('/admin/setup.json', (context) => {
    const config = cmsConfig(root, repository, today, { name: 'tongxiang-local', branch: repository.branch() });
    return context.json({ config, folder: repository.folder, by: { clerk } } satisfies EditingSetup);
  });
  app.get('/admin/decap/:file{[\\w.-]+}', (context) => {
    const file = context.req.param('file');
    const type = { js: 'text/javascript; charset=utf-8', wasm: 'application/wasm', css: 'text/css' }[file.split('.').at(-1) ?? ''];
    if (type === undefined || !existsSync(join(decapFolder, file))) return context.notFound();
    return context.body(readFileSync(join(decapFolder, file)), 200, { 'Content-Type': type });
  });

  app.post('/admin/api/:what', async (context) => {
    const what = context.req.param('what');
    if (!Object.hasOwn(questions, what)) return context.notFound();
    if (!(context.req.header('content-type') ?? '').startsWith('application/json')) return context.text('JSON', 415);
    const body: unknown = await context.req.json().catch(() => undefined);
    const refused = (): Response => context.text('问题不对。 This cannot be asked.', 400);
    if (what === 'read') {
      const question = questions.read.safeParse(body);
      if (!question.success) return refused();
      return context.json(question.data.paths.map((path) => textOf(root, path)));
    }
    if (what === 'list') {
      const question = questions.list.safeParse(body);
      if (!question.success) return refused();
      const { folder, extension } = question.data;
      return context.json(readContentTexts(root, new RegExp(`^${folder}/[^/]+\\.${extension}$`, 'u')).map(({ path }) => path));
    }
    if (what === 'save') {
      const question = questions.save.safeParse(body);
      if (!question.success) return refused();
      return context.json(saveEntry(root, repository, today, question.data));
    }
    const question = questions.preview.safeParse(body);
    if (!question.success) return refused();
    return context.json(await portal.preview(question.data.path, question.data.text));
  });

  app.get('/admin/preview/:visit{\\d+}', (context) => {
    const html = portal.snapshot(Number(context.req.param('visit')));
    context.header('Content-Security-Policy', pagePolicy);
    return html === undefined ? context.notFound() : context.html(html);
  });
  app.get('*', async (context) => {
    const { pathname, search } = new URL(context.req.url);
    const page = await portal.page(pathname + search);
    page.headers.set('Content-Security-Policy', pagePolicy);
    return page;
  });
  return app;
}

function textOf(root: string, path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return null;
  }
}
