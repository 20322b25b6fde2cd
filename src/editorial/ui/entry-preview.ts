import { fileOfForm, type Form } from '../form/form-file.ts';
import { formKeys } from '../form/form-field.ts';
import type { DecapReact, PreviewProps } from './decap-cms.ts';
import type { PreviewAnswer } from './editing-api.ts';
import { ask } from './local-backend.ts';

interface State {
  address?: string;
  said?: string;
}

interface Preview {
  props: PreviewProps;
  state: State;
  setState: (state: Partial<State>) => void;
  waiting: number | undefined;
  scrolled: number;
  asked: number;
  gone: boolean;
  see: () => Promise<void>;
}

/** Milliseconds without a key pressed before the page is made anew. */
const pause = 600;

/** The page itself, made by the portal from what stands in the form now. It is no imitation: a change that the page does not show, it does not show here. */
export function entryPreview({ createClass, h }: DecapReact): unknown {
  return createClass({
    getInitialState: () => ({ said: '正在准备网页……' }),
    componentDidMount(this: Preview) {
      this.asked = 0;
      void this.see();
    },
    componentDidUpdate(this: Preview, before: PreviewProps) {
      if (before.entry.get('data') === this.props.entry.get('data')) return;
      clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => void this.see(), pause);
    },
    componentWillUnmount(this: Preview) {
      this.gone = true;
      clearTimeout(this.waiting);
    },
    async see(this: Preview) {
      const number = (this.asked += 1);
      let next: Partial<State>;
      try {
        const answer = await ask<PreviewAnswer>('preview', unsaved(this.props));
        next = 'none' in answer ? { said: answer.none.zh } : { address: answer.address, said: '' };
      } catch (error) {
        next = { said: error instanceof Error ? error.message : String(error) };
      }
      if (!this.gone && number === this.asked) this.setState(next);
    },
    render(this: Preview) {
      const { address, said } = this.state;
      const frame =
        address === undefined
          ? undefined
          : h('iframe', {
              key: 'page',
              src: address,
              style: { width: '100%', height: 'calc(100vh - 24px)', border: 0 },
              title: '网页预览',
              sandbox: 'allow-same-origin',
              className: 'tongxiang-page',
              ref: (element: HTMLIFrameElement | null) => {
                if (element?.contentWindow) this.scrolled = element.contentWindow.scrollY;
              },
              onLoad: (event: { target: HTMLIFrameElement }) => event.target.contentWindow?.scrollTo(0, this.scrolled),
            });
      return h('div', { className: 'tongxiang-preview' }, said ? h('p', { key: 'said', role: 'status' }, said) : undefined, frame);
    },
  });
}

function unsaved({ entry }: PreviewProps): { path: string; text: string } {
  const data = (entry.get('data') as { toJS: () => Form }).toJS();
  const file = data[formKeys.file] as { path: string; text: string } | undefined;
  if (!file) throw new Error('新的文件保存以后才有网页。');
  return { path: file.path, text: fileOfForm(file.path, file.text, data) };
}
