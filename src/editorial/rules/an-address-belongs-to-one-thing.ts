import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';
import { reservedAddresses } from '../known-addresses.ts';

/** No entry, guide or division takes the address of another or of a page of the portal. */
export const anAddressBelongsToOneThing: Rule = ({ catalogue, items, guides }) => {
  const { areas } = catalogue;
  const complaints: Complaint[] = [];
  const bySlug = Map.groupBy(areas.values(), ({ slug }) => slug);
  const page = { zh: '网站的固定页面', en: 'a page of the portal' };
  for (const { area, item } of items) {
    // An entry has a page in every area below, so that it also meets their children.
    const below = (bySlug.get(item.id) ?? []).find(({ path }) => path.startsWith(`${area.path}/`));
    if (below)
      complaints.push({
        code: 'slug-collision',
        file: item.file,
        line: 1,
        params: { id: item.id, other: { zh: `地区“${below.names.zh}”（${below.path}）`, en: below.path } },
      });
    if (reservedAddresses.has(item.id))
      complaints.push({ code: 'slug-collision', file: item.file, line: 1, params: { id: item.id, other: page } });
  }
  for (const { topic, file, statement } of guides) {
    if (statement.place !== 'about') continue;
    const province = (bySlug.get(topic) ?? []).find(({ level }) => level === 'province');
    if (province)
      complaints.push({
        code: 'slug-collision',
        file,
        line: 1,
        params: { id: topic, other: { zh: `地区“${province.names.zh}”`, en: province.path } },
      });
    if (reservedAddresses.has(topic)) complaints.push({ code: 'slug-collision', file, line: 1, params: { id: topic, other: page } });
  }
  for (const area of areas.values()) {
    for (const [index, path] of area.children.entries()) {
      const slug = path.slice(area.path.length + 1);
      const twice = area.children.indexOf(path) !== index;
      if (twice)
        complaints.push({
          code: 'slug-collision',
          file: 'divisions.json',
          line: 1,
          params: { id: path, other: { zh: `${area.names.zh}的另一个地区`, en: `another division of ${area.path}` } },
        });
      if (reservedAddresses.has(slug))
        complaints.push({ code: 'slug-collision', file: 'divisions.json', line: 1, params: { id: path, other: page } });
    }
  }
  return complaints;
};
