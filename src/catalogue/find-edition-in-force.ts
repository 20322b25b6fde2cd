import type { Area, Edition } from './catalogue.ts';

/**
 * The one edition of an area that applies on `day` (ISO date): the last that has come into force and has not run out.
 * An edition without `to` ends on the day before its successor begins. Undefined where the area publishes nothing.
 */
export function findEditionInForce(area: Pick<Area, 'editions'>, day: string): Edition | undefined {
  let found: Edition | undefined;
  for (const edition of area.editions) if (edition.statement.inForce.from <= day) found = edition;
  const until = found?.statement.inForce.to;
  return until !== undefined && until < day ? undefined : found;
}
