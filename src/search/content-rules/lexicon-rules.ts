import type { ContentFile, ContentIssue } from '../../catalogue/content-file.ts';
import { assembleLexicon } from '../assemble-lexicon.ts';
import { foldText } from '../fold-text.ts';
import { chineseLists, fewestChineseTerms, lexiconFile, lexiconSchema, lexiconSchemaOf, mostTypesOfATerm } from '../lexicon.schema.ts';

/** What editorial has to know of `content/lexicon/`: where its files lie, what they may say, and what is wrong with them. */
export { fewestChineseTerms, lexiconFile, lexiconSchema, lexiconSchemaOf, mostTypesOfATerm };

/** What the schemas of the lexicon refuse. */
export function lexiconIssues(files: readonly ContentFile[]): ContentIssue[] {
  return assembleLexicon(files).issues;
}

/** Lexicon files that are named for no service type. */
export function filesOfNoType(files: readonly ContentFile[]): { file: string; name: string }[] {
  return namedFiles(files).filter(({ name }) => lexiconSchemaOf(name) === undefined);
}

export interface PlacedTerm {
  file: string;
  /** The service type. */
  name: string;
  at: (string | number)[];
  term: string;
}

/** Terms that stand a second time in one file, or in one kind of urgent need. */
export function termsSaidTwice(files: readonly ContentFile[]): PlacedTerm[] {
  const seen = new Set<string>();
  return allTerms(files).filter(({ file, at, term }) => {
    const place = `${file} ${at.slice(0, -2).join('.')} ${foldText(term).text}`;
    return seen.has(place) || !seen.add(place);
  });
}

/** Terms of more service types than tell anything, once each, where they are said last. */
export function termsOfTooManyTypes(files: readonly ContentFile[]): (PlacedTerm & { types: string[] })[] {
  const byTerm = Map.groupBy(
    allTerms(files).filter(({ name }) => name !== 'urgent' && name !== 'not-here'),
    ({ term }) => foldText(term).text,
  );
  return [...byTerm.values()].flatMap((places) => {
    const types = [...new Set(places.map(({ name }) => name))];
    const last = places.at(-1);
    return last && types.length > mostTypesOfATerm ? [{ ...last, types }] : [];
  });
}

/** Service types with fewer Chinese terms than unseen queries need. */
export function typesWithFewTerms(files: readonly ContentFile[]): { file: string; count: number }[] {
  return namedFiles(files).flatMap(({ file, name, data }) => {
    if (name === 'urgent' || name === 'not-here' || lexiconSchemaOf(name) === undefined || data === undefined) return [];
    const count = new Set(listsOf(data, []).flatMap(({ at, term }) => (isChinese(at) ? [foldText(term).text] : []))).size;
    return count < fewestChineseTerms ? [{ file, count }] : [];
  });
}

const isChinese = (at: readonly (string | number)[]): boolean => chineseLists.some((list) => at.includes(list));

function namedFiles(files: readonly ContentFile[]): { file: string; name: string; data: unknown }[] {
  return files.flatMap(({ path: file, data }) => {
    const name = lexiconFile.exec(file)?.groups?.['name'];
    return name === undefined ? [] : [{ file, name, data }];
  });
}

function allTerms(files: readonly ContentFile[]): PlacedTerm[] {
  return namedFiles(files).flatMap(({ file, name, data }) => listsOf(data, []).map(({ at, term }) => ({ file, name, at, term })));
}

/** Every text in a file's data, with the way to it. */
function listsOf(data: unknown, at: (string | number)[]): { at: (string | number)[]; term: string }[] {
  if (typeof data === 'string') return [{ at, term: data }];
  if (Array.isArray(data)) return data.flatMap((value, index) => listsOf(value, [...at, index]));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => listsOf(value, [...at, key]));
}
