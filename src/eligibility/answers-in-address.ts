import { type Circumstances, circumstancesSchema } from './circumstances.schema.ts';

/**
 * A family's answers as the part of an address after `#`, which no browser sends anywhere. Written only when the family asks
 * for a link with its answers. `#d330106` alone names the district; `#my.330106.hardship~mind.2019-05.elsewhere..birth` goes on
 * with the needs (`0`: none of these) and seven fields a child.
 */
const childFields = ['born', 'registered', 'registeredDistrict', 'since', 'livesWith', 'permit', 'insurance', 'school'] as const;
const mark = 'my';
const none = '0';

export function toFragment({ district, needs, children }: Circumstances): string {
  const said = needs === undefined ? '' : needs.length === 0 ? none : needs.join('~');
  return [mark, district ?? '', said, ...children.flatMap((child) => childFields.map((field) => child[field] ?? ''))].join('.');
}

/** Undefined where it holds no answers, or others than the form can ask for. The `#` is left off. */
export function fromFragment(fragment: string, today: string): Circumstances | undefined {
  const [first, district, said = '', ...fields] = fragment.split('.');
  if (first !== mark || fields.length === 0 || fields.length % childFields.length !== 0) return undefined;
  const children = Array.from({ length: fields.length / childFields.length }, (_, child) =>
    filled(childFields.map((field, index) => [field, fields[child * childFields.length + index]])),
  );
  const needs = said === '' ? undefined : said === none ? [] : said.split('~');
  const read = circumstancesSchema(today).safeParse({ ...filled([['district', district]]), ...(needs ? { needs } : {}), children });
  return read.success ? read.data : undefined;
}

const filled = (pairs: readonly (readonly [string, string | undefined])[]): Record<string, string> => {
  const record: Record<string, string> = {};
  for (const [name, value] of pairs) if (value !== undefined && value !== '') record[name] = value;
  return record;
};
