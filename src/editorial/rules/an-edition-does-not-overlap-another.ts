import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';

/** On any day at most one edition of an area is in force; the folder names its year; the last one has not run out. */
export const anEditionDoesNotOverlapAnother: Rule = ({ editions, today }) =>
  editions.flatMap(({ area, edition }) => {
    const { file, year } = edition;
    const { from, to } = edition.statement.inForce;
    const complaints: Complaint[] = [];
    const last = area.editions[area.editions.indexOf(edition) - 1];
    const span = last?.statement.inForce;
    if (last && span && (span.from === from || (span.to !== undefined && span.to >= from))) {
      const days = { zh: `${span.from} 至 ${span.to ?? '未定'}`, en: `${span.from} to ${span.to ?? 'open'}` };
      complaints.push({ code: 'editions-overlap', file, at: ['inForce', 'from'], params: { from, other: last.year, span: days } });
    }
    if (Math.abs(Number(year) - Number(from.slice(0, 4))) > 1)
      complaints.push({ code: 'folder-year-differs', file, at: ['inForce', 'from'], params: { year, from } });
    const isLast = area.editions.at(-1) === edition;
    if (isLast && to !== undefined && to < today) complaints.push({ code: 'edition-ran-out', file, at: ['inForce', 'to'], params: { to } });
    return complaints;
  });
