import { nameField } from '../field-names.ts';
import { isMap } from './form-values.ts';

/** The labels of the top fields in which two readings of a file differ: 费用、核对. The body is called by its name. */
export function changedFields(path: string, before: { data: unknown; body: string }, after: { data: unknown; body: string }): string[] {
  const one = isMap(before.data) ? before.data : {};
  const other = isMap(after.data) ? after.data : {};
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]),
  );
  const labels = keys.map((key) => /“(?<label>[^”]+)”/u.exec(nameField(path, [key]).zh)?.groups?.['label'] ?? key);
  return before.body.trim() === after.body.trim() ? labels : [...labels, '正文'];
}
