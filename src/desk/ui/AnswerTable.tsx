import type { ReactElement } from 'react';
import { answersFromDeclaration } from '../../declaration/answers.ts';
import type { Declaration } from '../../declaration/declaration.schema.ts';
import { allFields, type PlacedField } from '../../declaration/form-steps.ts';
import { labelKey, optionKey } from '../../declaration/ui/frame.ts';
import { differencesBetween } from '../differences.ts';
import { useDesk } from './desk-context.ts';

interface AnswerTableProps {
  caption: string;
  /** Heading and content of the two columns. */
  one: readonly [heading: string, declaration: Declaration];
  other: readonly [heading: string, declaration: Declaration];
  /** Only rows that differ. */
  differencesOnly?: boolean;
}

/** Two declarations side by side; what differs is marked, not by colour alone. */
export function AnswerTable({ caption, one, other, differencesOnly = false }: AnswerTableProps): ReactElement {
  const { frame, districts } = useDesk();
  const { t, locale } = frame;
  const differing = new Set(differencesBetween(one[1], other[1]).map(({ placed }) => placed.name));
  const [left, right] = [answersFromDeclaration(one[1]), answersFromDeclaration(other[1])];
  const shown = allFields.filter(({ name }) => (differencesOnly ? differing.has(name) : left.has(name) || right.has(name)));
  const wordsOf = (placed: PlacedField, values: readonly string[] = []): string =>
    values
      .map((value) => {
        if (placed.field.kind === 'tick') return t('declare.check.yes');
        if (placed.field.kind === 'choice' || placed.field.kind === 'choices') return t(optionKey(placed, value));
        return placed.field.kind === 'district' ? (districts?.lineOf(value, locale) ?? value) : value;
      })
      .join(t('listSeparator'));
  const cell = (placed: PlacedField, values: readonly string[] | undefined): ReactElement => (
    <td dir="auto">{wordsOf(placed, values) || <span className="small">{t('declare.check.none')}</span>}</td>
  );
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="answers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('declare.notice.kindsItem')}</th>
            <th scope="col">{one[0]}</th>
            <th scope="col">{other[0]}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((placed) => (
            <tr key={placed.name} data-differs={differing.has(placed.name) || undefined}>
              <th scope="row">
                {placed.child === undefined ? '' : `${t('declare.childNumber', { number: placed.child + 1 })} · `}
                {t(labelKey(placed))}
                {differing.has(placed.name) && !differencesOnly && <span className="tag mark">{t('desk.differs')}</span>}
              </th>
              {cell(placed, left.get(placed.name))}
              {cell(placed, right.get(placed.name))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p>{t('desk.noDifference')}</p>}
    </div>
  );
}
