import type { Rule } from '../content-under-check.ts';
import { didYouMean, perhaps } from '../describe-issue.ts';
import { anchorOf, type Complaint } from '../finding.ts';
import { knowAddresses } from '../known-addresses.ts';

const officialHost = /(^|\.)(gov|org|edu)\.cn$/u;

/** Links in texts lead to pages of the portal, or to official sites; headings that they point to exist. */
export const everyLinkLeadsSomewhere: Rule = (content) => {
  const addresses = knowAddresses(content);
  const anchorsOf = (path: string, locale: string): string[] | undefined => {
    const [, kind, id] = /^\/(?:(documents|guides)\/)?([a-z0-9-]+)\/$/u.exec(path) ?? [];
    if (kind === 'documents')
      return content.catalogue.documents
        .get(id ?? '')
        ?.statement.clauses?.map((clause) => `clause-${clause.id.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`);
    const guide = content.guides.find(({ topic }) => topic === id);
    const body = guide && (guide.translations[locale as 'en']?.body ?? guide.body);
    return body === undefined ? undefined : content.readBody(body).headings.map(({ text }) => anchorOf(text));
  };
  return content.files.flatMap(({ path: file, body, bodyLine }) => {
    if (body.trim() === '') return [];
    const { links, headings } = content.readBody(body);
    const locale = /(?<locale>[a-z]+)\.md$/u.exec(file)?.groups?.['locale'] ?? 'zh';
    return links.flatMap(({ target, line: lineInBody }): Complaint[] => {
      const line = bodyLine + lineInBody - 1;
      if (/^tel:[\d-]+$/u.test(target)) return [];
      if (/^[a-z][a-z+.-]*:|^\/\//iu.test(target)) {
        const host = /^https?:\/\/(?<host>[^/:?#]+)/iu.exec(target)?.groups?.['host']?.toLowerCase() ?? '';
        return officialHost.test(host) ? [] : [{ code: 'foreign-link', file, line, params: { target } }];
      }
      const [path = '', anchor] = target.split('#');
      if (path !== '' && !addresses.has(path.replace(/\?.*$/u, ''))) {
        return [{ code: 'dangling-link', file, line, params: { target, hint: perhaps(addresses.nearest(path)) } }];
      }
      if (anchor === undefined) return [];
      const anchors = path === '' ? headings.map(({ text }) => anchorOf(text)) : anchorsOf(path, locale);
      const wanted = decode(anchor);
      if (!anchors || anchors.includes(wanted)) return [];
      return [{ code: 'dangling-anchor', file, line, params: { target, hint: didYouMean(wanted, anchors) } }];
    });
  });
};

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
