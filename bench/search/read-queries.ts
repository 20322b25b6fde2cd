import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One query and what is expected of the search. */
export interface Query {
  q: string;
  /** What the table calls its kind. */
  class: string;
  /** Service types of which one has to be answered. */
  types?: string[] | undefined;
  /** The district that the sentence names, as it is called: 余杭区. */
  district?: string | undefined;
  /** The kind of urgent need, or those of which each is as right; true where any card will do. */
  urgent?: readonly string[] | true | undefined;
  /** On no list: nothing may be shown as sure. */
  offtopic?: true | undefined;
}

const querySchema = z.union([
  z.string(),
  // As readers from outside have written them.
  z
    .strictObject({ query: z.string(), types: z.array(z.string()).optional(), card: z.string().optional(), class: z.string().optional() })
    .transform(({ query, types, card, class: kind }) => ({
      q: query,
      class: kind,
      types,
      district: undefined,
      // Their name for it.
      urgent: card === undefined ? undefined : [card === 'sexual-abuse' ? 'abuse' : card],
      offtopic: types || card !== undefined ? undefined : (true as const),
    })),
  z.looseObject({
    q: z.string(),
    class: z.string().optional(),
    types: z.array(z.string()).optional(),
    district: z.string().optional(),
    urgent: z.union([z.string().transform((kind) => [kind]), z.array(z.string()), z.literal(true)]).optional(),
    offtopic: z.literal(true).optional(),
  }),
]);
const fileSchema = z.union([z.array(querySchema), z.record(z.string(), z.unknown())]);

/** Reads a list of queries, or several by name; a string in a list is off-topic. One object a line is fine, too. */
export function readQueries(file: string): Query[] {
  const text = readFileSync(file, 'utf8');
  const data = fileSchema.parse(file.endsWith('.jsonl') ? text.split('\n').filter(Boolean).map(parse) : parse(text));
  const sections = Array.isArray(data) ? { '': data } : data;
  return Object.entries(sections).flatMap(([section, list]) =>
    Array.isArray(list)
      ? z
          .array(querySchema)
          .parse(list)
          .map((query): Query => {
            if (typeof query === 'string') return { q: query, class: section === '' ? 'offtopic' : section, offtopic: true };
            const name = [section, query.class].filter((part) => part !== undefined && part !== '').join(' ');
            const { q, types, district, urgent, offtopic } = query;
            return { q, types, district, urgent, offtopic, class: name === '' ? kindOf(query) : name };
          })
      : [],
  );
}

const parse = (text: string): unknown => JSON.parse(text);
const kindOf = ({ urgent, offtopic, district }: { urgent?: unknown; offtopic?: unknown; district?: unknown }): string =>
  urgent !== undefined ? 'urgent' : offtopic === true ? 'offtopic' : district !== undefined ? 'district' : 'queries';
