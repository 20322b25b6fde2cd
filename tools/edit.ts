// npm run edit: forms for the files of content/ in a browser, the portal beside them, every save checked and committed. Loopback only.
import { serve } from '@hono/node-server';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { bundleScript } from './edit/bundle-script.ts';
import { type Clerk, ClerkRepository } from './edit/clerk-repository.ts';
import { editingApp } from './edit/editing-app.ts';
import { LivePortal } from './edit/live-portal.ts';
import { type HostedRepository, writeEditorSite } from './edit/write-editor-site.ts';
import { giveUp, projectRoot, say } from './prerequisites.mjs';

const usage = `用法 usage: npm run edit
  在浏览器里改 content/ 的内容：表单、网页预览、保存前检查；每次保存就是一次 Git 提交，署您的名。只有这台电脑能打开。
  Forms for content/ in a browser, with the real page beside; every save is checked and committed in your name. This computer only.
  --name 张三 --email zhang@example.gov.cn   署名（只要写一次） the name to commit under (once)
  --port 4322                                端口 port
  --content <文件夹>                         content 文件夹 the folder (content)
  --data <文件夹>                            预览用的文件放在哪里（.data/edit） where files of the preview are kept
  --today 2026-11-21                         当作今天 taken for today

  npm run edit -- --site <文件夹> --host gitlab|gitea|forgejo --origin https://git.example.gov.cn --repo 组/项目 --app-id <应用编号>
  不启动，只写一个编辑用的网站，直接连单位自己的 Git 服务器（--branch main）：见 content/README.md“在浏览器里编辑”。
  Starts nothing: writes the editor as a site of its own for the unit’s Git server.
`;

/** Nobody but this computer: there is no login. */
const loopback = '127.0.0.1';

const options = readOptions();
if (!options) {
  process.stderr.write(usage);
  process.exit(2);
}
const root = resolve(options.content);
if (!existsSync(join(root, 'divisions.json'))) {
  giveUp(`这里没有 content 文件夹：${root}。 No content folder here.`, '请在项目文件夹里运行。 Run this in the project’s folder.');
}
const repository = ClerkRepository.around(root) ?? noRepository();
if (options.site !== undefined) {
  const site = resolve(options.site.folder);
  writeEditorSite(site, root, repository, options.today, await bundleScript(), options.site);
  process.stdout.write(`已写入 ${site}。放到办公网内的一个网站上就能用。 Written. Put it on a site inside the office network.\n`);
  process.exit(0);
}
const clerk = (options.name === undefined && options.email === undefined ? repository.clerk() : undefined) ?? (await askForClerk());
if (!(await isFree(options.port))) {
  giveUp(
    `端口 ${options.port} 已经被占用（也许已经开着一个编辑程序）。 Port ${options.port} is taken.`,
    `npm run edit -- --port ${options.port + 1}`,
  );
}

say('正在准备…… Getting ready …');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(0));
const portal = await LivePortal.start({ root, data: resolve(options.data), today: options.today }).catch((error: unknown) =>
  giveUp(error instanceof Error ? error.message : String(error)),
);
const script = await bundleScript();
let port = options.port;
const app = editingApp({
  root,
  repository,
  clerk,
  today: options.today,
  script,
  portal,
  hosts: () => [`${loopback}:${port}`, `localhost:${port}`],
});
await new Promise<void>((listening) => {
  serve({ fetch: app.fetch, hostname: loopback, port: options.port }, (info) => {
    port = info.port;
    listening();
  });
});

const remotes = repository.remotes();
process.stdout.write(`
请打开 open:   http://${loopback}:${port}/admin/     编辑 edit
               http://${loopback}:${port}/           网站现在的样子 the portal as it is now

每次保存都先检查，再提交到 ${repository.branch()}，署名 ${clerk.name} <${clerk.email}>。
Every save is checked, then committed to ${repository.branch()} as ${clerk.name} <${clerk.email}>.
${
  remotes.length > 0
    ? `改完以后运行 git push，交给同事审核、发布。 When you are done: git push.`
    : '还没有远程仓库；请管理员用 git remote add 加上（Gitee、GitLab、Gitea 都可以）。 No remote yet.'
}
按 Ctrl+C 结束。 Ctrl+C stops it.
`);

interface Options {
  content: string;
  data: string;
  port: number;
  today: string;
  name?: string | undefined;
  email?: string | undefined;
  site?: (HostedRepository & { folder: string }) | undefined;
}

function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: {
        name: { type: 'string' },
        email: { type: 'string' },
        port: { type: 'string', default: '4322' },
        content: { type: 'string', default: 'content' },
        data: { type: 'string', default: join(projectRoot, '.data/edit') },
        today: { type: 'string', default: new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }) },
        site: { type: 'string' },
        host: { type: 'string' },
        origin: { type: 'string' },
        repo: { type: 'string' },
        branch: { type: 'string', default: 'main' },
        'app-id': { type: 'string' },
      },
    });
    const { content, data, today, name, email, site: folder } = values;
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535 || !/^\d{4}-\d{2}-\d{2}$/u.test(today)) return undefined;
    const options = { content, data, port, today, name, email };
    if (folder === undefined) return options;
    const { host, origin, repo, branch, 'app-id': appId } = values;
    if (host !== 'gitlab' && host !== 'gitea' && host !== 'forgejo') return undefined;
    if (!origin || !/^https:\/\/[\w.-]+(?::\d+)?$/u.test(origin) || !repo || !appId) return undefined;
    return { ...options, site: { folder, host, origin, repo, branch, appId } };
  } catch {
    return undefined;
  }
}

function noRepository(): never {
  return giveUp(
    `${root} 不在 Git 仓库里，或者这台电脑没有装 Git。 There is no Git repository here, or no Git on this computer.`,
    '用 git clone 取得项目，再在里面运行。 Get the project with git clone and run this in it.',
  );
}

/** Name and address for the commits: from the arguments, or asked once; kept in this repository's own settings. */
async function askForClerk(): Promise<Clerk> {
  let { name, email } = options ?? {};
  if ((!name || !email) && process.stdin.isTTY) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    process.stdout.write(
      'Git 还不知道您是谁。每次修改都会署名，好让别人知道该问谁。\nGit does not know you yet. Every change is signed.\n',
    );
    name ??= (await terminal.question('您的姓名或科室 your name or office: ')).trim();
    email ??= (await terminal.question('办公邮箱 office e-mail: ')).trim();
    terminal.close();
  }
  if (!name || !email || !/^[^\s@<>]+@[^\s@<>]+$/u.test(email) || /[<>\n]/u.test(name)) {
    return giveUp('还不知道用谁的名字提交。 There is no name to commit under.', 'npm run edit -- --name 张三 --email zhang@example.gov.cn');
  }
  repository.remember({ name, email });
  return { name, email };
}

function isFree(wanted: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer()
      .once('error', () => {
        answer(false);
      })
      .listen(wanted, loopback, () =>
        probe.close(() => {
          answer(true);
        }),
      );
  });
}
