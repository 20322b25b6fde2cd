import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/source/read-content.ts';
import { departmentReaderFor } from './department-names.ts';

const { catalogue } = loadCatalogue(join(import.meta.dirname, '../../../content'));
const readerIn = (path: string) => {
  const area = catalogue.areas.get(path);
  if (!area) throw new Error(path);
  return departmentReaderFor(catalogue, area);
};
const read = readerIn('china/zhejiang/hangzhou/xihu');

describe('a department cell', () => {
  it.each<[string, string[], string[]]>([
    ['市教育局', ['education'], []],
    ['教育局、卫生健康委', ['education', 'health'], []],
    ['市人力资源和社会保障局', ['human-resources'], []],
    ['市文化广电旅游局\n市体育局', ['culture-tourism', 'sports'], []],
    ['市教育局牵头，市公安局、市民政局配合', ['education'], ['public-security', 'civil-affairs']],
    ['牵头单位：市民政局；配合单位：市财政局', ['civil-affairs'], ['finance']],
    ['杭州市西湖区民政局', ['civil-affairs'], []],
    ['省妇联、团省委、省残联', ['womens-federation', 'youth-league', 'disabled-persons-federation'], []],
    ['各镇（街道）', ['township-street'], []],
    ['市住保房管局', ['housing'], []],
    ['市医保局等有关部门按职责分工负责', ['medical-insurance'], []],
    ['国家卫生健康委', ['health'], []],
  ])('%j', (text, lead, support) => {
    expect(read(text, 'lead')).toEqual({ lead, support, unknown: [] });
  });

  it('names what it does not know, whole', () => {
    expect(read('市教育局、市园林绿化局', 'lead')).toEqual({ lead: ['education'], support: [], unknown: ['市园林绿化局'] });
  });

  it('knows the local name of an area and of no other', () => {
    const own = [...catalogue.areas.values()].flatMap(({ path, statement }) =>
      Object.entries(statement?.departments ?? {}).map(([id, names]) => ({ path, id, name: names.zh })),
    );
    expect(own.length).toBeGreaterThan(0);
    for (const { path, id, name } of own) expect(readerIn(path)(name, 'lead')).toMatchObject({ lead: [id], unknown: [] });
  });

  it('every name and alias leads to one department', () => {
    const names = [...catalogue.departments].flatMap(
      ([
        id,
        {
          names: { zh },
          aliases = [],
        },
      ]) => [zh, ...aliases].map((name) => ({ id, name })),
    );
    const twice = names.filter(({ id, name }) => names.some((other) => other.name === name && other.id !== id));
    expect(twice).toEqual([]);
    for (const { id, name } of names) expect([name, read(name, 'lead').lead]).toEqual([name, [id]]);
  });
});
