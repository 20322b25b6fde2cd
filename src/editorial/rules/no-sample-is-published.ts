import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';

/** Samples stand only in editions that are samples themselves. */
export const noSampleIsPublished: Rule = ({ items, catalogue, guides }) => [
  ...items.flatMap(({ edition, item: { file, statement } }): Complaint[] =>
    statement.status === 'sample' && edition.statement.status !== 'sample' ? [{ code: 'sample-published', file, at: ['status'] }] : [],
  ),
  ...[...catalogue.areas.values()].flatMap(({ path, statement, editions }) =>
    editions.every((edition) => edition.statement.status === 'sample')
      ? []
      : (statement?.contacts ?? []).flatMap(({ status }, index): Complaint[] =>
          status === 'sample' ? [{ code: 'sample-published', file: `areas/${path}/area.yaml`, at: ['contacts', index, 'status'] }] : [],
        ),
  ),
  ...guides.flatMap(({ file, statement }): Complaint[] =>
    statement.status === 'sample' ? [{ code: 'sample-published', file, at: ['status'] }] : [],
  ),
];
