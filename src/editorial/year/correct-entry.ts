import type { Area, Edition, Item } from '../../catalogue/catalogue.ts';
import { entitlementSchema } from '../../catalogue/entitlement.schema.ts';
import { correctableFields, freezeEdition, frozenFields, isPublished, isSmall, renewCorrectable } from '../../catalogue/frozen-edition.ts';
import type { ContentFile } from '../../catalogue/content-file.ts';
import type { Content } from '../content-under-check.ts';
import { nameField } from '../field-names.ts';
import type { FieldPath } from '../finding.ts';
import { appendItem, setField } from './edit-yaml.ts';
import { entryNamed } from './find-edition.ts';
import { type Outcome, type ReadText, refuse } from './refusals.ts';

export interface CorrectOrder {
  content: Pick<Content, 'catalogue'>;
  area: Area;
  edition: Edition;
  id: string;
  from: string;
  to: string;
  today: string;
  readText: ReadText;
  parse: (path: string, text: string) => ContentFile;
}

/** Mends one place of an entry of a published edition and writes the dated line that the page shows. */
export function correctEntry({ content, area, edition, from, to, today, readText, parse, ...order }: CorrectOrder): Outcome {
  const { year, items, statement } = edition;
  if (!isPublished(edition)) return refuse('not-published', { year });
  const id = entryNamed(content, area, edition, order.id, today);
  if (typeof id === 'object') return id;
  const item = items.get(id);
  if (!item) throw new RangeError(id);
  const { file } = item;
  const source = readText(file);
  const places = placesOf(item, from);
  const inBody = item.body.split(from).length - 1;
  if (places.length === 0 && inBody === 0) return refuse('slip-not-found', { file, from });
  const [place] = places;
  if (places.length + inBody > 1 || (place && occurrences(place.text, from) > 1)) return refuse('slip-ambiguous', { file, from });

  const frozen = place !== undefined && frozenFields.includes(place.at[0] as never);
  if (frozen && !isSmall({ from, to })) return refuse('slip-too-much', { from, to });
  const mended = place ? place.text.replace(from, () => to) : undefined;
  // The line has to lead back: what it says stands there now, and only there.
  if (frozen && (mended === undefined || occurrences(mended, to) !== 1)) return refuse('slip-ambiguous', { file, from });
  const text = place && mended !== undefined ? setField(file, source, place.at, mended) : replaceInBody(source, from, to);

  const read = parse(file, text);
  const judged = entitlementSchema.safeParse(read.data);
  if (!judged.success) return refuse('refused-by-schema', { to, message: judged.error.issues[0]?.message ?? '' });
  const field = place ? place.at.join('.') : 'body';
  const name = place ? nameField(file, place.at.slice(0, 1)) : { zh: '正文', en: 'the text' };
  const line = {
    on: today,
    entitlement: id,
    text: `“${from}”改为“${to}”`,
    ...(frozen ? { field, from, to } : {}),
  };
  let ofEdition = appendItem(edition.file, readText(edition.file), ['corrections'], line);
  const corrected: Item = { ...item, statement: judged.data, body: read.body };
  const marks = freezeEdition({ statement, items: new Map([[id, corrected]]) }).entries[id] ?? '';
  const published = statement.published?.entries[id] ?? '';
  const renewed = renewCorrectable(published, marks);
  if (renewed !== published) ofEdition = setField(edition.file, ofEdition, ['published', 'entries', id], renewed);
  return {
    files: [
      { path: file, text, kind: 'changed' },
      { path: edition.file, text: ofEdition, kind: 'changed' },
    ],
    said: [
      {
        zh: `已改 ${id} 的${name.zh}：“${from}” → “${to}”，并在 ${year} 年的版里写了更正（${today}），网页上会显示。`,
        en: `Mended ${name.en} of ${id}: “${from}” → “${to}”; the ${year} edition has a dated correction line, which the page shows.`,
      },
      ...(Object.keys(item.translations).length > 0
        ? [
            {
              zh: `有译文：${Object.values(item.translations)
                .map((each) => `content/${each.file}`)
                .join('、')}。需要的话也改一改，再运行 npm run stamp -- --restamp <文件>。`,
              en: `There are translations: ${Object.values(item.translations)
                .map((each) => `content/${each.file}`)
                .join(', ')}. Mend them if needed, then run npm run stamp -- --restamp <file>.`,
            },
          ]
        : []),
    ],
  };
}

/** Where a text stands among the fields of an entry. */
function placesOf({ statement }: Item, text: string): { at: FieldPath; text: string }[] {
  const known = new Set<string>([...frozenFields, ...correctableFields]);
  const found: { at: FieldPath; text: string }[] = [];
  const walk = (value: unknown, at: FieldPath): void => {
    if (typeof value === 'string' && value.includes(text)) found.push({ at, text: value });
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) walk(inner, [...at, Array.isArray(value) ? Number(key) : key]);
  };
  for (const [field, value] of Object.entries(statement)) if (known.has(field)) walk(value, [field]);
  return found;
}

const occurrences = (text: string, part: string): number => text.split(part).length - 1;

function replaceInBody(source: string, from: string, to: string): string {
  const body = source.indexOf('\n---', 3);
  return source.slice(0, body) + source.slice(body).replace(from, () => to);
}
