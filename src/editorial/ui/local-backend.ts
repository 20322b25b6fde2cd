import type { DecapBackend, DecapEntry, DecapReact } from './decap-cms.ts';
import type { SaveAnswer } from './editing-api.ts';
import { splitPath, withPath } from './text-with-path.ts';

export interface Told {
  answer: SaveAnswer;
  path: string;
}

export interface LocalBackendOptions {
  folder: string;
  clerk: { name: string; email: string };
  react: DecapReact;
  tell: (told: Told) => void;
}

/** A place for Decap’s files: the repository behind `npm run edit`. Every save is checked there and committed. */
export function localBackend({ folder, clerk, react, tell }: LocalBackendOptions): new () => DecapBackend {
  const inContent = (path: string): string => (folder === '' ? path : path.slice(folder.length + 1));
  /** The text that each open form was made of: the server compares, so that nobody’s later change is overwritten. */
  const known = new Map<string, string>();

  const read = async (paths: readonly string[]): Promise<(string | null)[]> =>
    paths.length === 0 ? [] : await ask<(string | null)[]>('read', { paths: paths.map(inContent) });
  const entries = async (paths: readonly { path: string; label?: string }[]): Promise<DecapEntry[]> => {
    const texts = await read(paths.map(({ path }) => path));
    return paths.flatMap(({ path, label }, index) => {
      const text = texts[index];
      if (text === null || text === undefined) return [];
      return [{ file: { path, id: null, ...(label === undefined ? {} : { label }) }, data: withPath(inContent(path), text) }];
    });
  };
  const inFolder = async (place: string, extension: string): Promise<DecapEntry[]> => {
    const paths = await ask<string[]>('list', { folder: inContent(place), extension });
    return await entries(paths.map((path) => ({ path: folder === '' ? path : `${folder}/${path}` })));
  };

  /** There is nobody to sign in: the page is open to this computer only, and Git knows the clerk. */
  const signedIn = react.createClass({
    componentDidMount(this: { props: { onLogin: (user: object) => void } }) {
      this.props.onLogin({});
    },
    render: () => null,
  });

  return class implements DecapBackend {
    isGitBackend(): boolean {
      return false;
    }
    status(): Promise<object> {
      return Promise.resolve({ auth: { status: true }, api: { status: true, statusPage: '' } });
    }
    authComponent(): unknown {
      return signedIn;
    }
    restoreUser(): Promise<object> {
      return this.authenticate();
    }
    authenticate(): Promise<object> {
      return Promise.resolve({ ...clerk, login: clerk.name, token: '' });
    }
    logout(): null {
      return null;
    }
    getToken(): Promise<string> {
      return Promise.resolve('');
    }
    entriesByFolder(place: string, extension: string): Promise<DecapEntry[]> {
      return inFolder(place, extension);
    }
    allEntriesByFolder(place: string, extension: string): Promise<DecapEntry[]> {
      return inFolder(place, extension);
    }
    entriesByFiles(files: { path: string; label?: string }[]): Promise<DecapEntry[]> {
      return entries(files);
    }
    async getEntry(path: string): Promise<DecapEntry> {
      const [entry] = await entries([{ path }]);
      if (!entry) throw plainError(`没有文件 ${path}`);
      known.set(path, splitPath(entry.data).text);
      return entry;
    }
    async persistEntry({ dataFiles }: { dataFiles: { path: string; raw: string }[] }): Promise<void> {
      for (const { path, raw } of dataFiles) {
        const { path: meant = path, text } = splitPath(raw);
        if ([path, meant].some((each) => each.endsWith('/.yaml'))) {
          throw plainError('没有保存：新的文件要先写最上面的“文件代号”，只用小写字母、数字和短横线，例如 zhejiang-2026-12。');
        }
        const answer = await ask<SaveAnswer>('save', { path: inContent(path), text, before: known.get(path) ?? null });
        tell({ answer, path: inContent(path) });
        if (!answer.saved) throw plainError(answer.reason.zh);
        known.set(path, text);
      }
    }
    getMedia(): Promise<[]> {
      return Promise.resolve([]);
    }
  };
}

/** Asks `npm run edit`. Where it is not running any more, says so; what was typed stays in the form. */
export async function ask<Answer>(what: 'read' | 'list' | 'save' | 'preview', question: object): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`api/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(question),
    });
  } catch {
    throw plainError('编辑程序没有在运行。请在项目文件夹里再运行 npm run edit，不要关掉这个网页，然后再点保存。');
  }
  if (!response.ok) throw plainError(`编辑程序没有完成（${response.status}）：${await response.text()}`);
  return (await response.json()) as Answer;
}

/** Decap shows errors with their English name in front, unless they have none. */
function plainError(message: string): Error {
  const error = new Error(message);
  error.name = '';
  return error;
}
