import { nameIn } from '../../../i18n/locales.ts';
import type { Catalogue } from '../../catalogue.ts';
import { isOverdue } from '../../assurance.ts';
import { citationsOf } from '../../documents.ts';
import type { Basis } from '../../fields.schema.ts';
import type { WordField } from '../../entitlement.schema.ts';
import type { ResolvedEntitlement } from '../../resolve-lists.ts';
import { labelOf, wordsOf } from '../../words.ts';
import { formatValue, formatWindowDay } from '../format.ts';
import type { Voice } from '../voice.ts';

/** What open data is written with: how the area names things in one locale, and what the names are looked up in. */
export interface Naming {
  voice: Voice;
  catalogue: Pick<Catalogue, 'documents' | 'places' | 'requiredDocuments'>;
  /** ISO day; what is overdue on it says so. */
  today: string;
  /** The page of an entitlement, whole: `https://…/zhejiang/vaccination/`. */
  pageOf: (entitlement: string) => string;
}

/** An entitlement as lines of plain text, in the words of its page; empty where nobody states it. */
export interface EntryTexts {
  category: string;
  title: string;
  plain: string;
  who: string[];
  provides: string[];
  conditions: string[];
  bring: string[];
  steps: string[];
  where: string[];
  windows: string[];
  cost: string;
  time: string;
  values: string[];
  lead: string[];
  support: string[];
  /** Numbers that the entitlement itself names, with whose they are. */
  phones: { number: string; of: string }[];
  basis: string[];
  /** The areas that take part, nearest first. */
  statedBy: string[];
  /** What a reader must know before relying on it; empty where all of it is verified and checked in time. */
  caution: string[];
  /** The oldest check among what it is made of: no line is younger than it claims. */
  assuredOn: string;
}

export function entryTexts(entitlement: ResolvedEntitlement, naming: Naming): EntryTexts {
  const ofNaming = known.get(naming) ?? new Map<ResolvedEntitlement, EntryTexts>();
  const texts = ofNaming.get(entitlement) ?? makeTexts(entitlement, naming);
  known.set(naming, ofNaming.set(entitlement, texts));
  return texts;
}

/** Several files say the same. */
const known = new WeakMap<Naming, Map<ResolvedEntitlement, EntryTexts>>();

function makeTexts(entitlement: ResolvedEntitlement, { voice, catalogue, today }: Naming): EntryTexts {
  const { locale, t } = voice;
  const { fields, layers, values } = entitlement;
  const line = (field: Exclude<WordField, 'valueLabels' | 'windowLabels'>): string[] => {
    const said = wordsOf(entitlement, field, locale)?.value;
    return said === undefined ? [] : typeof said === 'string' ? [said] : [...said];
  };
  const labelled = (label: string | undefined, text: string): string => (label === undefined ? text : `${label}${t('colon')}${text}`);
  const channels = fields.channels?.value ?? [];
  const { category, audience } = { category: fields.category?.value, audience: fields.audience?.value };
  const { lead = [], support = [] } = fields.departments?.value ?? {};
  const names = (departments: readonly string[]): string[] => departments.map((id) => voice.department(id).text);
  const checks = layers.flatMap(({ statement }) => (statement.assured ? [statement.assured] : []));
  return {
    category: category === undefined ? '' : t(`category.${category}`),
    title: line('title')[0] ?? entitlement.id,
    plain: line('plain')[0] ?? '',
    who: [
      ...line('who'),
      ...(audience?.for === 'guardian' ? [t('entitlement.forGuardian')] : []),
      ...(audience === undefined || audience.group === 'migrant'
        ? []
        : [t('entitlement.otherGroup', { group: t(`group.${audience.group}`) })]),
      ...(audience?.ages === undefined
        ? []
        : [
            audience.ages.from === 0
              ? t('entitlement.agesFromBirth', { under: audience.ages.under })
              : t('entitlement.ages', { from: audience.ages.from, under: audience.ages.under }),
          ]),
    ],
    provides: line('provides'),
    conditions: line('conditions'),
    bring: (fields.requiredDocuments?.value ?? []).flatMap((id) => {
      const paper = catalogue.requiredDocuments.get(id);
      return paper ? [nameIn(paper.names, locale).text] : [];
    }),
    steps: line('steps'),
    where: [
      ...line('where'),
      ...channels.flatMap(({ kind, place, department, name, url }) => {
        const type = place === undefined ? undefined : catalogue.places.get(place);
        const said = [
          name,
          type && nameIn(type.names, locale).text,
          department === undefined ? undefined : voice.department(department).text,
          url,
        ].filter((part) => part !== undefined);
        return kind === 'phone' || said.length === 0 ? [] : [labelled(t(`channel.${kind}`), said.join(' '))];
      }),
    ],
    windows: (fields.windows?.value ?? []).map(({ id, opens, closes }) =>
      labelled(
        labelOf(entitlement, 'windowLabels', id, locale)?.text,
        [
          ...(opens === undefined ? [] : [t('entitlement.opens', { day: formatWindowDay(t, opens) })]),
          ...(closes === undefined ? [] : [t('entitlement.closes', { day: formatWindowDay(t, closes) })]),
        ].join(t('listSeparator')),
      ),
    ),
    cost: line('cost')[0] ?? '',
    time: line('time')[0] ?? '',
    values: Object.entries(values).map(([id, { value }]) =>
      labelled(labelOf(entitlement, 'valueLabels', id, locale)?.text, formatValue(t, value)),
    ),
    lead: names(lead),
    support: names(support),
    phones: channels.flatMap(({ phone, name, department }) =>
      phone === undefined
        ? []
        : [{ number: phone, of: name ?? (department === undefined ? voice.hotline(phone).text : voice.department(department).text) }],
    ),
    basis: basisOf(entitlement, { voice, catalogue }),
    statedBy: layers.map(({ area }) => voice.areaName(area).text),
    caution: [
      ...(layers.some(({ statement }) => statement.status !== undefined && statement.status !== 'verified')
        ? [t('status.needs-check')]
        : []),
      ...(checks.some((assured) => isOverdue(assured, today)) ? [t('status.overdue')] : []),
    ],
    assuredOn: checks.map(({ on }) => on).sort()[0] ?? '',
  };
}

/** The documents that it rests on, with number and clause, each once, nearest area first. */
function basisOf(entitlement: ResolvedEntitlement, { voice: { locale, t }, catalogue }: Pick<Naming, 'voice' | 'catalogue'>): string[] {
  const said = entitlement.layers.flatMap(citationsOf).map(({ document, clause }: Basis) => {
    const statement = catalogue.documents.get(document)?.statement;
    const stands = statement?.clauses?.find(({ id }) => id === clause);
    return [
      statement ? nameIn(statement.title, locale).text : document,
      statement?.documentNumber,
      clause === undefined
        ? undefined
        : /^\d/u.test(clause)
          ? t('entitlement.clause', { clause })
          : t('entitlement.clauseNamed', { clause: stands ? nameIn(stands.title, locale).text : clause }),
    ]
      .filter((part) => part !== undefined)
      .join(' ');
  });
  return [...new Set(said)];
}
