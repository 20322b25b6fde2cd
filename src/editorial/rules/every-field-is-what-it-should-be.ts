import type { ContentIssue } from '../../catalogue/content-file.ts';
import type { Rule } from '../content-under-check.ts';
import { describeIssue, didYouMean } from '../describe-issue.ts';
import type { Complaint } from '../finding.ts';

/** What the schemas and the assembly refuse, in plain words. */
export const everyFieldIsWhatItShouldBe: Rule = ({ issues, files, catalogue }) => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return oncePerFolder(issues, catalogue.areas.size > 1).flatMap((issue): Complaint[] => {
    if (issue.code !== 'unknown-area') return describeIssue(issue, byPath.get(issue.file));
    const area = String(issue.details['area']);
    return [{ code: 'unknown-area', file: issue.file, line: 1, params: { area, hint: didYouMean(area, catalogue.areas.keys()) } }];
  });
};

/** A folder that is nobody's area, or lacks its edition, is said once, not for each of its files. */
function oncePerFolder(issues: readonly ContentIssue[], divisionsAreThere: boolean): ContentIssue[] {
  const said = new Set<string>();
  return issues.filter(({ code, details }) => {
    if (code === 'unknown-area' && !divisionsAreThere) return false;
    if (code !== 'unknown-area' && code !== 'edition-missing') return true;
    const folder = `${code} ${String(details['area'] ?? details['edition'])}`;
    return !said.has(folder) && said.add(folder);
  });
}
