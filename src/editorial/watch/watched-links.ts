import { type Area, countBelow } from '../../catalogue/catalogue.ts';
import { citationsOf } from '../../catalogue/documents.ts';
import { withoutDrafts } from '../../catalogue/drafts.ts';
import { findEditionInForce } from '../../catalogue/find-edition-in-force.ts';
import { listsOnDays } from '../../catalogue/lists-on-days.ts';
import { districtsReached } from '../../catalogue/work-due.ts';
import { type Content, putUnderCheck } from '../content-under-check.ts';
import type { FieldPath } from '../finding.ts';

/** One place where content leads to a page of another site. */
export interface LinkUse {
  file: string;
  /** The field that holds the link; undefined where it stands in a text. */
  at: FieldPath | undefined;
  area: string;
  /** The entry, document, contact or guide that it belongs to. */
  id: string;
  districts: number;
}

export interface WatchedLink {
  url: string;
  uses: LinkUse[];
  /** Entries that rest on what the page says; empty where the link only leads somewhere. */
  restsOnIt: { area: string; id: string; assuredOn: string | undefined; districts: number }[];
  /** Districts × uses, or × entries that rest on it. */
  reach: number;
}

/** Every link of what is published on a day, the widest reach first. */
export function watchedLinks(content: Content, today: string): WatchedLink[] {
  const catalogue = withoutDrafts(content.catalogue);
  const leaves = [...catalogue.areas.values()].filter(({ children }) => children.length === 0);
  const below = countBelow(leaves);
  const reached = districtsReached(leaves, listsOnDays(catalogue), today);
  const links = new Map<string, WatchedLink>();
  const linkOf = (url: string): WatchedLink => {
    const link = links.get(url) ?? { url, uses: [], restsOnIt: [], reach: 0 };
    links.set(url, link);
    return link;
  };
  const inForce = catalogue.areasTopDown.flatMap((area: Area) => {
    const edition = findEditionInForce(area, today);
    return edition ? [...edition.items.values()] : [];
  });
  const { readBody } = putUnderCheck(content, today);
  const addTexts = (body: string, use: Omit<LinkUse, 'at'>): void => {
    for (const { target } of readBody(body).links) if (/^https?:/u.test(target)) linkOf(target).uses.push({ ...use, at: undefined });
  };
  for (const item of inForce) {
    const use = { file: item.file, area: item.area, id: item.id, districts: reached.get(item.file) ?? 0 };
    for (const [index, { url }] of (item.statement.channels ?? []).entries())
      if (url !== undefined) linkOf(url).uses.push({ ...use, at: ['channels', index, 'url'] });
    addTexts(item.body, use);
    for (const document of new Set(citationsOf(item).map((basis) => basis.document))) {
      const url = catalogue.documents.get(document)?.statement.sourceUrl;
      if (url !== undefined)
        linkOf(url).restsOnIt.push({ area: item.area, id: item.id, assuredOn: item.statement.assured?.on, districts: use.districts });
    }
  }
  for (const { id, file, statement } of catalogue.documents.values()) {
    if (statement.sourceUrl !== undefined)
      linkOf(statement.sourceUrl).uses.push({ file, at: ['sourceUrl'], area: statement.area, id, districts: 0 });
  }
  for (const { path, statement } of catalogue.areas.values()) {
    for (const [index, { id, url }] of (statement?.contacts ?? []).entries()) {
      if (url !== undefined)
        linkOf(url).uses.push({
          file: `areas/${path}/area.yaml`,
          at: ['contacts', index, 'url'],
          area: path,
          id,
          districts: below.get(path) ?? 0,
        });
    }
  }
  for (const { topic, file, body } of content.guides) addTexts(body, { file, area: 'china', id: topic, districts: leaves.length });
  for (const link of links.values()) link.reach = [...link.uses, ...link.restsOnIt].reduce((sum, { districts }) => sum + districts, 0);
  return [...links.values()].sort((a, b) => b.reach - a.reach || a.url.localeCompare(b.url));
}
