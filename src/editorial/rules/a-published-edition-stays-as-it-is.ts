import type { Edition } from '../../catalogue/catalogue.ts';
import { changedFields, freezeEdition, isPublished } from '../../catalogue/frozen-edition.ts';
import type { Rule } from '../content-under-check.ts';
import { nameField } from '../field-names.ts';
import type { Bilingual, Complaint } from '../finding.ts';

/** Rights, amounts, conditions and basis stay as they were published; contacts and slips of the pen change with a dated line. */
export const aPublishedEditionStaysAsItIs: Rule = ({ editions, brokenFiles }) =>
  editions.flatMap(({ edition }) => {
    if (!isPublished(edition)) return [];
    const { draft } = edition.statement;
    const doubled: Complaint[] = draft === undefined ? [] : [{ code: 'draft-published', file: edition.file, at: ['draft'] }];
    return [...doubled, ...compare(edition, brokenFiles)];
  });

function compare(edition: Edition, brokenFiles: ReadonlySet<string>): Complaint[] {
  const { area, year, file, statement, items } = edition;
  const folder = file.replace(/edition\.yaml$/u, '');
  const published = statement.published?.entries ?? {};
  const corrections = statement.corrections ?? [];
  const now = freezeEdition(edition);
  const isBroken = (id: string): boolean => brokenFiles.has(`${folder}${id}/zh.md`);
  const complaints: Complaint[] = [];
  const frozen = (where: string, at: string[], what: Bilingual): void =>
    void complaints.push({ code: 'frozen-changed', file: where, at, params: { year, what } });
  for (const [id, marks] of Object.entries(now.entries)) {
    const itemFile = items.get(id)?.file ?? file;
    const before = Object.hasOwn(published, id) ? published[id] : undefined;
    if (before === undefined) {
      frozen(itemFile, [], { zh: `多了项目“${id}”`, en: `the entry “${id}” was added` });
      continue;
    }
    const changed = changedFields(before, marks);
    // A correction that does not lead back is named itself.
    const unclear = corrections.filter((correction, index) => correction.entitlement === id && now.unclear.includes(index));
    for (const field of changed.frozen.filter((each) => !unclear.some((correction) => correction.field?.split('.')[0] === each)))
      frozen(itemFile, [field], nameField(itemFile, [field]));
    for (const field of changed.correctable) {
      const what = field === 'body' ? { zh: '正文', en: 'the text' } : nameField(itemFile, [field]);
      complaints.push({ code: 'correction-missing', file: itemFile, at: field === 'body' ? [] : [field], params: { year, area, what } });
    }
  }
  for (const id of Object.keys(published)) {
    if (!items.has(id) && !isBroken(id))
      frozen(file, ['published', 'entries', id], { zh: `少了项目“${id}”`, en: `the entry “${id}” is gone` });
  }
  for (const index of [...new Set(now.unclear)]) {
    const { entitlement = '', to = '', field: place = '' } = corrections[index] ?? {};
    if (Object.hasOwn(published, entitlement) && !items.has(entitlement)) continue;
    complaints.push({
      code: 'correction-unclear',
      file,
      at: ['corrections', index],
      params: { number: index + 1, entitlement, place, to },
    });
  }
  for (const index of now.tooMuch) {
    const { from = '', to = '' } = corrections[index] ?? {};
    complaints.push({ code: 'correction-too-much', file, at: ['corrections', index], params: { number: index + 1, from, to } });
  }
  // What can be named is named above; the digest finds what the marks of single fields pass over.
  const unreadable = [...brokenFiles].some((broken) => broken.startsWith(folder));
  if (
    now.digest !== statement.digest &&
    !unreadable &&
    !complaints.some(({ code }) => code !== 'correction-missing' && code !== 'correction-too-much')
  ) {
    frozen(file, ['digest'], {
      zh: '施行日期、发布文件、取消的项目，或冻结摘要本身',
      en: 'the days in force, the document, what ended, or the digest itself',
    });
  }
  return complaints;
}
