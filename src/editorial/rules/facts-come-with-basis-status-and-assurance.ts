import type { StatedField } from '../../catalogue/entitlement.schema.ts';
import type { Rule } from '../content-under-check.ts';
import { nameField } from '../field-names.ts';
import type { Bilingual, Complaint } from '../finding.ts';
import { isNewAt } from '../new-item.ts';

/** Fields that a family could rely on; order, words of address and search words are not among them. */
const facts = [
  ...['who', 'provides', 'conditions', 'steps', 'where', 'cost', 'time'],
  ...['audience', 'requires', 'values', 'departments', 'requiredDocuments', 'channels', 'windows', 'handledAtHome', 'beyondBasicList'],
] as StatedField[];

/** A file that states a fact says where it comes from, how sure it is, and who checked it when; in a draft nobody may have yet. */
export const factsComeWithBasisStatusAndAssurance: Rule = (content) =>
  content.items.flatMap(({ area, edition, item: { id, file, statement } }): Complaint[] => {
    const stated = facts.filter((field) => statement[field] !== undefined);
    const [first] = stated;
    if (first === undefined || isNewAt(content, area, edition, id) !== undefined) return [];
    const named = join(stated.map((field) => nameField(file, [field])));
    const needed = edition.statement.draft === undefined ? (['status', 'assured'] as const) : (['status'] as const);
    const missing = needed.filter((field) => statement[field] === undefined);
    return [
      ...(statement.basis ? [] : [{ code: 'facts-without-basis', file, at: [first], params: { facts: named } } as const]),
      ...(missing.length === 0
        ? []
        : [
            {
              code: 'facts-without-status',
              file,
              at: [first],
              params: { facts: named, missing: join(missing.map((field) => nameField(file, [field]))) },
            } as const,
          ]),
    ];
  });

function join(names: readonly Bilingual[]): Bilingual {
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}
