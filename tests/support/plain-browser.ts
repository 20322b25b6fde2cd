// A browser without JavaScript, as far as a form needs one: reads a page, fills in, presses a button.
import { Parser } from 'htmlparser2';

export interface PlainField {
  name: string;
  type: string;
  value: string;
  isChosen: boolean;
}

export interface PlainForm {
  action: string;
  fields: PlainField[];
  buttons: { name: string; value: string }[];
}

export interface PlainPage {
  status: number;
  html: string;
  title: string;
  text: string;
  forms: PlainForm[];
  links: string[];
  ids: string[];
}

const emptyForm = (action: string): PlainForm => ({ action, fields: [], buttons: [] });

export async function readPage(response: Response): Promise<PlainPage> {
  const html = await response.text();
  const page: PlainPage = { status: response.status, html, title: '', text: '', forms: [], links: [], ids: [] };
  let inTitle = false;
  const parser = new Parser({
    onopentag(tag, attributes) {
      const form = page.forms.at(-1);
      if (attributes['id'] !== undefined) page.ids.push(attributes['id']);
      if (tag === 'title') inTitle = true;
      if (tag === 'a') page.links.push(attributes['href'] ?? '');
      if (tag === 'form') page.forms.push(emptyForm(attributes['action'] ?? ''));
      if (tag === 'button') form?.buttons.push({ name: attributes['name'] ?? '', value: attributes['value'] ?? '' });
      if (tag === 'input') {
        const type = attributes['type'] ?? 'text';
        const isBox = type === 'checkbox' || type === 'radio';
        form?.fields.push({
          name: attributes['name'] ?? '',
          type,
          value: attributes['value'] ?? '',
          isChosen: !isBox || attributes['checked'] !== undefined,
        });
      }
    },
    ontext(text) {
      if (inTitle) page.title += text;
      else page.text += text;
    },
    onclosetag(tag) {
      if (tag === 'title') inTitle = false;
    },
  });
  parser.write(html);
  parser.end();
  return page;
}

/** What a browser would send: hidden and text fields, boxes that are ticked, and the button. Unknown names are refused. */
export function filledIn(form: PlainForm, values: Record<string, string | string[]>, button: string | undefined): URLSearchParams {
  const sent = new URLSearchParams();
  const left = new Set(Object.keys(values));
  for (const { name, type, value, isChosen } of form.fields) {
    const given = values[name];
    left.delete(name);
    if (type === 'checkbox' || type === 'radio') {
      const chosen = given === undefined ? isChosen : [given].flat().includes(value);
      if (chosen) sent.append(name, value);
    } else sent.append(name, typeof given === 'string' ? given : value);
  }
  if (left.size > 0) throw new Error(`the form has no field ${[...left].join(', ')}`);
  if (button !== undefined) {
    if (!form.buttons.some(({ value }) => value === button)) throw new Error(`the form has no button ${button}`);
    sent.append('action', button);
  }
  return sent;
}
