import type { Answers } from '../../src/declaration/answers.ts';
import { fieldNamed } from '../../src/declaration/form-steps.ts';
import { BodyRefused, readBody } from './read-body.ts';

/** Fields of a form beside the answers. */
const controls = ['action', 'token', 'shown', 'form', 'website', 'place', 'secret', 'basedOn', 'proof'] as const;
type Control = (typeof controls)[number];

export interface FormBody {
  answers: Answers;
  controls: Readonly<Partial<Record<Control, string>>>;
}

const isControl = (name: string): name is Control => controls.some((control) => control === name);

/** A plain HTML form: only fields that the form has, each once unless several may be ticked. */
export async function readFormBody(request: Request): Promise<FormBody> {
  const parsed = new URLSearchParams(await readBody(request, 'application/x-www-form-urlencoded'));
  const answers = new Map<string, readonly string[]>();
  const control: Partial<Record<Control, string>> = {};
  for (const name of new Set(parsed.keys())) {
    const values = parsed.getAll(name);
    const [first = ''] = values;
    const kind = fieldNamed(name)?.field.kind;
    if ((!isControl(name) && kind === undefined) || (values.length > 1 && kind !== 'choices')) throw new BodyRefused(400);
    if (isControl(name)) control[name] = first;
    else if (kind === 'choices' || first !== '') answers.set(name, values);
  }
  return { answers, controls: control };
}
