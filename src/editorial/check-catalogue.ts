import type { ContentFile } from '../catalogue/content-file.ts';
import { type Content, putUnderCheck, type Rule } from './content-under-check.ts';
import { nameField } from './field-names.ts';
import { findLinesIn, type FindLine } from './find-line.ts';
import { anchorOf, type Complaint, type EditorialReport, fill, type Finding, type FindingKind, headingOf, type Param } from './finding.ts';
import { type FindingCode, findings } from './findings.ts';
import { rules } from './rules.ts';

/** Checks all content against all rules. Pure: the day is an argument. A broken file is a finding, never an exception. */
export function checkCatalogue(content: Content, today: string, among: Record<string, Rule> = rules): EditorialReport {
  const underCheck = putUnderCheck(content, today);
  const complaints = Object.values(among).flatMap((rule) => [...rule(underCheck)]);
  const found = dropVague(locate(complaints, content.files));
  const errors = found.filter(({ severity }) => severity === 'error').length;
  return { findings: found, errors, warnings: found.length - errors, files: content.files.length };
}

/** What follows from another finding in the same file and would only confuse. */
const follows: Partial<Record<FindingCode, readonly FindingCode[]>> = {
  'file-name': ['misplaced-file', 'front-matter-missing', 'yaml-syntax', 'yaml-alias', 'duplicate-key', 'unknown-locale'],
  'misplaced-file': ['front-matter-missing', 'yaml-syntax', 'yaml-alias', 'duplicate-key'],
  'unknown-locale': ['front-matter-missing', 'yaml-syntax', 'yaml-alias', 'duplicate-key'],
  'not-utf-8': ['yaml-syntax', 'wrong-kind'],
  'tab-in-yaml': ['yaml-syntax', 'wrong-kind'],
  'odd-space-in-yaml': ['yaml-syntax', 'wrong-kind'],
  'full-width-punctuation': ['yaml-syntax', 'wrong-kind'],
  'byte-order-mark': ['invisible-character'],
  'translation-empty': ['translation-unstamped'],
};

/** Leaves out what is said twice, what follows from something else, and what names a line only where another finding names the field. */
function dropVague(found: readonly Finding[]): Finding[] {
  const byFile = Map.groupBy(found, ({ file }) => file);
  return found.filter((finding) => {
    const { file, code, line, field } = finding;
    const others = byFile.get(file) ?? [];
    if (others.some((other) => follows[other.code]?.includes(code))) return false;
    if (others.some((other) => other.line === line && other.code === 'full-width-punctuation' && other.code !== code)) return false;
    const same = others.find(
      (other) => other.code === code && other.line === line && other.field === field && other.message.zh === finding.message.zh,
    );
    if (same !== finding) return false;
    return field !== '' || !others.some((other) => other.code === code && other.line === line && other.field !== '');
  });
}

function locate(complaints: readonly Complaint[], files: readonly ContentFile[]): Finding[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const finders = new Map<string, FindLine>();
  const lineOf = ({ file, at, line }: Complaint): number => {
    if (line !== undefined) return line;
    const content = byPath.get(file);
    if (!content || !at) return 1;
    let find = finders.get(file);
    if (!find) finders.set(file, (find = findLinesIn(content)));
    return find(at);
  };
  return complaints.map((complaint) => word(complaint, lineOf(complaint))).sort(inReadingOrder);
}

function word(complaint: Complaint, line: number): Finding {
  const { code, file, at = [] } = complaint;
  const params = (complaint.params ?? {}) as Record<string, Param>;
  const { severity, message, help }: FindingKind = findings[code];
  const known = { ...params, field: nameField(file, at), leftBrace: '{', rightBrace: '}' };
  return {
    code,
    severity,
    file,
    line,
    field: at.join('.'),
    params,
    message: fill(message, known),
    help: fill(help, known),
    anchor: anchorOf(headingOf(code)),
  };
}

function inReadingOrder(a: Finding, b: Finding): number {
  return compare(a.file, b.file) || a.line - b.line || compare(a.code, b.code) || compare(a.field, b.field);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
