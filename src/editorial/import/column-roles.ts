import { withoutBlanks } from './cell-text.ts';

/** What a column of an office's table holds. `other` is kept, under its own heading, in the text of the entry. */
export type ColumnRole =
  | 'number'
  | 'category'
  | 'title'
  | 'who'
  | 'provides'
  | 'conditions'
  | 'steps'
  | 'where'
  | 'cost'
  | 'time'
  | 'phone'
  | 'lead'
  | 'support'
  | 'basis'
  | 'id'
  | 'field'
  | 'content'
  | 'other';

/** Headers in the words offices use, without blanks and brackets. First the whole header, then a part of it; the first that fits counts. */
const wholeHeaders: [ColumnRole, RegExp][] = [
  ['category', /^一级/u],
  ['title', /^二级/u],
  ['provides', /^三级/u],
  ['number', /^(?:序号|编号|序|项目编号|项号|号|NO|No|no|事项编号|项目序号|顺序号?)$/u],
  ['id', /^代号$/u],
  ['field', /^字段$/u],
  ['category', /^(?:类别|类型|方面|领域|分类|大类|类目|种类|板块|保障领域|事项类别|六大方面)$/u],
  ['title', /^(?:项目|服务项目|事项|服务事项|名称|项目名称|事项名称|服务名称|清单项目|清单事项|政策名称|子项|服务项)$/u],
  ['who', /^(?:对象|人群|适用人群|面向对象|适用范围|享受人群)$/u],
  ['provides', /^(?:内容|措施|标准|服务标准|待遇|政策要点|服务清单|举措|做法)$/u],
  ['lead', /^(?:牵头|部门|单位|主体|责任主体|实施主体|责任方)$/u],
  ['support', /^(?:配合|协同|支持|参与|协办|协助)$/u],
  ['time', /^(?:时限|期限)$/u],
  ['cost', /^(?:费用|收费)$/u],
  ['phone', /^(?:电话)$/u],
  ['other', /^(?:备注|说明|支出责任|办理材料|申请材料|所需材料)$/u],
];
const partsOfHeaders: [ColumnRole, RegExp][] = [
  ['basis', /依据|文件名称|政策文件|法律法规|政策来源/u],
  ['support', /(?:配合|支持|协同|协办|参与|协助).*(?:部门|单位|机构)|(?:部门|单位)(?:.*)(?:配合|协办|参与)$/u],
  ['phone', /电话|联系方式|热线/u],
  ['number', /序号$/u],
  ['category', /(?:类别|方面|领域|分类|大类|类型)$/u],
  ['who', /(?:对象|人群)/u],
  ['conditions', /条件|准入|资格|要求$/u],
  ['steps', /流程|程序|步骤|(?:办理|申请|申报|享受|服务)(?:方式|途径|渠道)|怎么办/u],
  ['where', /(?:办理|受理|服务|申请)(?:地点|窗口|场所|地址|机构)|到哪里|地点$/u],
  ['cost', /费用|收费/u],
  ['time', /时限|期限|办结|多久/u],
  ['lead', /(?:牵头|责任|主管|负责|实施|承办|主办|落实|职能|服务|提供).*(?:部门|单位|机构|主体|方)|(?:部门|单位)$/u],
  ['provides', /内容|措施|举措|待遇|(?:保障|服务|补助|救助|发放)标准/u],
  ['title', /项目|事项|服务名称/u],
];

/** What a header says its column holds; undefined where it is no header that offices use. */
export function roleOf(header: string): ColumnRole | undefined {
  const words = withoutBlanks(header).replaceAll(/[（(][^（()）]*[)）]|[*★：:\d]/gu, '');
  if (words === '' || words.length > 16) return undefined;
  const [role] = wholeHeaders.find(([, sign]) => sign.test(words)) ?? partsOfHeaders.find(([, sign]) => sign.test(words)) ?? [];
  return role;
}

/** Names for the report. */
export const roleNames: Record<ColumnRole, { zh: string; en: string }> = {
  number: { zh: '序号', en: 'number' },
  category: { zh: '方面', en: 'category' },
  title: { zh: '项目名称', en: 'title' },
  who: { zh: '给谁', en: 'who' },
  provides: { zh: '能得到什么', en: 'provides' },
  conditions: { zh: '条件', en: 'conditions' },
  steps: { zh: '怎么办', en: 'steps' },
  where: { zh: '到哪里', en: 'where' },
  cost: { zh: '费用', en: 'cost' },
  time: { zh: '多久', en: 'time' },
  phone: { zh: '电话', en: 'phone' },
  lead: { zh: '牵头部门', en: 'lead department' },
  support: { zh: '配合部门', en: 'support department' },
  basis: { zh: '依据', en: 'basis' },
  id: { zh: '代号', en: 'id' },
  field: { zh: '字段', en: 'field' },
  content: { zh: '内容', en: 'content' },
  other: { zh: '正文', en: 'text' },
};
