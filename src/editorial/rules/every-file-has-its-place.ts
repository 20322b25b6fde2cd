import { areaFile, documentFile, editionFile, itemFile } from '../../catalogue/assemble-catalogue.ts';
import { guideFile } from '../../catalogue/assemble-guides.ts';
import { lexiconFile } from '../../search/content-rules/lexicon-rules.ts';
import type { Rule } from '../content-under-check.ts';
import type { Bilingual, Complaint } from '../finding.ts';
import { nothing } from '../describe-issue.ts';

/** Files that the catalogue cannot do without. */
const baseFiles = ['divisions.json', 'departments.yaml', 'places.yaml', 'required-documents.yaml', 'hotlines.yaml'];
const places = [areaFile, editionFile, itemFile, documentFile, guideFile, lexiconFile];

/** Every file is named in lower case and lies where something is published from it; the base files are there. */
export const everyFileHasItsPlace: Rule = ({ files }) => {
  const missing = baseFiles.filter((file) => !files.some(({ path }) => path === file));
  return [
    ...missing.map((file): Complaint => ({ code: 'missing-file', file, line: 1, params: { name: file } })),
    ...files.flatMap(({ path: file }): Complaint[] => {
      if (baseFiles.includes(file) || places.some((place) => place.test(file))) return [];
      const odd = file.split('/').find((part, index, parts) => !(index === parts.length - 1 ? fileName : folderName).test(part));
      if (odd === undefined) return [{ code: 'misplaced-file', file, line: 1 }];
      return [{ code: 'file-name', file, line: 1, params: { name: odd, hint: suggest(odd) } }];
    }),
  ];
};

const folderName = /^[a-z0-9]+(-[a-z0-9]+)*$/u;
const fileName = /^[a-z0-9]+(-[a-z0-9]+)*\.(md|yaml)$/u;

function suggest(name: string): Bilingual {
  const better = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\u2010-\u2015\u2212]+/gu, '-')
    .replace(/\.yml$/u, '.yaml')
    .replace(/\.(markdown|md\.txt|txt)$/u, '.md');
  return better !== name && (fileName.test(better) || folderName.test(better))
    ? { zh: `可以改成“${better}”。`, en: `Perhaps “${better}”.` }
    : nothing;
}
