// A family, what it declares, and the places that a build would have published.
import type { DeclarationData } from '../../src/declaration/declaration-data.ts';

/** 西湖区 and 余杭区 have desks; 太康县 has none. */
export const publishedData = (operators: readonly string[], recoveryKey: string): DeclarationData => {
  const desk = {
    handler: { zh: '西湖区民政局' },
    phone: '0571-12345678',
    officer: { zh: '儿童信息负责人' },
    officerPhone: '0571-87654321',
    retentionMonths: 13,
    backupDays: 35,
    operators,
    recoveryKey,
  };
  return {
    url: 'https://tongxiang.example',
    divisions: [
      ['330000', '000000', 'zhejiang', '浙江省', 'Zhejiang', ''],
      ['330100', '330000', 'hangzhou', '杭州市', 'Hangzhou', ''],
      ['330106', '330100', 'xihu', '西湖区', 'Xihu District', ''],
      ['330110', '330100', 'yuhang', '余杭区', 'Yuhang District', ''],
      ['360000', '000000', 'jiangxi', '江西省', 'Jiangxi', ''],
      ['360100', '360000', 'nanchang', '南昌市', 'Nanchang', ''],
      ['360103', '360100', 'xihu', '西湖区', 'Xihu District', ''],
      ['410000', '000000', 'henan', '河南省', 'Henan', ''],
      ['411600', '410000', 'zhoukou', '周口市', 'Zhoukou', ''],
      ['411627', '411600', 'taikang', '太康县', 'Taikang County', ''],
    ],
    former: [['老西湖县', ['330106']]],
    desks: { '330106': desk, '330110': desk },
    contacts: {
      '330100': [{ name: { zh: '杭州市民政局社会福利处' }, phone: '0571-11112222', isChecked: false }],
      '410000': [{ name: { zh: '河南省民政厅' }, isChecked: true }],
    },
    platforms: { '330100': [{ zh: '减负在线' }] },
  };
};

/** A family that fills in everything that must be. */
export const family = {
  'home.town': '翠苑街道',
  'home.community': '翠苑一区',
  'children.0.name': '阿卜杜拉·买买提',
  'children.0.born': '2018-05',
  'children.0.household': 'district',
  'children.0.householdDistrict': '河南周口太康县',
  'children.0.since': '2024-09',
  'children.0.livesWith': 'both-parents',
  'needs.kinds': ['school', 'vaccination'],
  'contact.name': '买买提',
  'contact.relation': 'father',
  'contact.phone': '138 0013 8000',
  'consents.guardian': 'yes',
  'consents.childData': 'yes',
} satisfies Record<string, string | string[]>;

/** The same as JSON. */
export const declared = {
  form: '2026-11-21',
  language: 'zh',
  district: '330106',
  home: { town: '翠苑街道', community: '翠苑一区' },
  children: [
    {
      name: '阿卜杜拉·买买提',
      born: '2018-05',
      household: 'district',
      householdDistrict: '411627',
      since: '2024-09',
      livesWith: 'both-parents',
    },
  ],
  needs: { kinds: ['school', 'vaccination'], callSoon: false },
  contact: { name: '买买提', relation: 'father', phone: '13800138000' },
  consents: { guardian: true, childData: true, passOn: false },
};

export const newToken = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
