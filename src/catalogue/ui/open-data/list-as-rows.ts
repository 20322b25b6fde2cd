import type { MessageKey } from '../../../i18n/translator.ts';
import type { Area } from '../../catalogue.ts';
import type { ResolvedList } from '../../resolve-lists.ts';
import { type EntryTexts, entryTexts, type Naming } from './entry-texts.ts';

const columns: { heading: MessageKey; of: (entry: EntryTexts) => string | readonly string[] }[] = [
  { heading: 'openData.category', of: ({ category }) => category },
  { heading: 'openData.service', of: ({ title }) => title },
  { heading: 'openData.plain', of: ({ plain }) => plain },
  { heading: 'entitlement.who', of: ({ who }) => who },
  { heading: 'entitlement.provides', of: ({ provides }) => provides },
  { heading: 'entitlement.values', of: ({ values }) => values },
  { heading: 'entitlement.conditions', of: ({ conditions }) => conditions },
  { heading: 'entitlement.bring', of: ({ bring }) => bring },
  { heading: 'entitlement.steps', of: ({ steps }) => steps },
  { heading: 'entitlement.where', of: ({ where }) => where },
  { heading: 'entitlement.windows', of: ({ windows }) => windows },
  { heading: 'entitlement.cost', of: ({ cost }) => cost },
  { heading: 'entitlement.time', of: ({ time }) => time },
  { heading: 'openData.phones', of: ({ phones }) => phones.map(({ number, of }) => (of === '' ? number : `${of} ${number}`)) },
  { heading: 'openData.lead', of: ({ lead }) => lead },
  { heading: 'openData.support', of: ({ support }) => support },
  { heading: 'entitlement.basis', of: ({ basis }) => basis },
  { heading: 'openData.statedBy', of: ({ statedBy }) => statedBy },
  { heading: 'openData.caution', of: ({ caution }) => caution },
  { heading: 'openData.assuredOn', of: ({ assuredOn }) => assuredOn },
];

/** An area's list as a table, header first: one entry a row, lines within a cell apart by a line break, ids and days as they are in the JSON. */
export function listAsRows(area: Pick<Area, 'code'>, list: Pick<ResolvedList, 'entitlements'>, naming: Naming): string[][] {
  const { t } = naming.voice;
  const header = ['openData.areaCode', 'openData.id', ...columns.map(({ heading }) => heading), 'openData.page'] as const;
  return [
    header.map((heading) => t(heading)),
    ...list.entitlements.map((entitlement) => {
      const texts = entryTexts(entitlement, naming);
      const cells = columns.map(({ of }) => of(texts)).map((said) => (typeof said === 'string' ? said : said.join('\n')));
      return [area.code, entitlement.id, ...cells, naming.pageOf(entitlement.id)];
    }),
  ];
}
