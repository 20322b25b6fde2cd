import type { Rule } from '../content-under-check.ts';
import { didYouMean } from '../describe-issue.ts';
import type { Complaint } from '../finding.ts';
import { isUnreadableAbove } from '../new-item.ts';

/** A number or a window comes with a label, here or above, and a label with its number or window. */
export const everyValueAndWindowHasALabel: Rule = (content) =>
  content.items.flatMap(({ area, edition, item: { id, file, statement } }) => {
    if (isUnreadableAbove(content, area, id)) return [];
    const above = content.listAbove(area, edition.statement.inForce.from)?.byId.get(id);
    const windows = statement.windows ?? above?.fields.windows?.value ?? [];
    return [
      ...compare(file, 'valueLabels', 'values', {
        stated: Object.keys(statement.values ?? {}),
        known: [...Object.keys(statement.values ?? {}), ...Object.keys(above?.values ?? {})],
        labels: statement.valueLabels,
        labelsAbove: above?.fields.valueLabels?.value,
      }),
      ...compare(file, 'windowLabels', 'windows', {
        stated: (statement.windows ?? []).map((window) => window.id),
        known: windows.map((window) => window.id),
        labels: statement.windowLabels,
        labelsAbove: above?.fields.windowLabels?.value,
      }),
    ];
  });

interface Labelled {
  stated: string[];
  known: string[];
  labels: Record<string, string> | undefined;
  labelsAbove: Record<string, string> | undefined;
}

function compare(file: string, labels: string, things: 'values' | 'windows', { stated, known, ...given }: Labelled): Complaint[] {
  const labelled = { ...given.labelsAbove, ...given.labels };
  const without = stated.filter((id) => !Object.hasOwn(labelled, id));
  const idle = Object.keys(given.labels ?? {}).filter((id) => !known.includes(id));
  return [
    ...without.map((id): Complaint => ({
      code: 'value-without-label',
      file,
      at: [things, things === 'windows' ? stated.indexOf(id) : id],
      params: { id, labels },
    })),
    ...idle.map((id): Complaint => ({
      code: 'label-without-value',
      file,
      at: [labels, id],
      params: { id, labels, hint: didYouMean(id, known) },
    })),
  ];
}
