import type { ContentFile } from '../../catalogue/content-file.ts';
import type { Rule } from '../content-under-check.ts';
import { invisible, nameCharacter } from '../describe-issue.ts';
import type { Complaint } from '../finding.ts';

/** UTF-8 without a mark at the start and without characters that nobody sees. */
export const everyFileIsPlainText: Rule = ({ files }) => files.flatMap(complainAbout);

function complainAbout({ path: file, text }: ContentFile): Complaint[] {
  const complaints: Complaint[] = [];
  const marked = text.startsWith('\uFEFF');
  if (marked) complaints.push({ code: 'byte-order-mark', file, line: 1 });
  const visible = marked ? text.slice(1) : text;
  if (!visible.includes('\uFFFD') && !invisibleHere(file).test(visible)) return complaints;
  const lines = visible.split('\n');
  const lost = lines.findIndex((line) => line.includes('\uFFFD'));
  if (lost !== -1) complaints.push({ code: 'not-utf-8', file, line: lost + 1 });
  for (const [index, line] of lines.entries()) {
    const character = invisibleHere(file).exec(line)?.[0];
    if (character !== undefined)
      complaints.push({ code: 'invisible-character', file, line: index + 1, params: { character: nameCharacter(character) } });
  }
  return complaints;
}

/** Uyghur may need marks that say in which direction a number runs; overrides are refused there too. */
const invisibleHere = (file: string): RegExp => (file.endsWith('/ug.md') ? invisibleInUyghur : invisible);
const invisibleInUyghur = new RegExp(invisible.source.replace('\\u061c', '').replace('\\u200b-\\u200f', '\\u200b'), 'u');
