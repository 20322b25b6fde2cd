/** Invented Chinese for a country that does not exist: as long as the real texts, and nothing anybody could take for a rule. */

/** A seeded source of chance (mulberry32): the same seed gives the same country on every machine. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.roll() * (to - from + 1));
  }

  chance(share: number): boolean {
    return this.roll() < share;
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.between(0, choices.length - 1)];
    if (choice === undefined) throw new RangeError('nothing to pick from');
    return choice;
  }

  /** Different ones, in their own order. */
  several<T>(choices: readonly T[], count: number): T[] {
    const left = choices.map((_, index) => index);
    const taken = Array.from({ length: Math.min(count, choices.length) }, () => left.splice(this.between(0, left.length - 1), 1)[0] ?? 0);
    return taken.sort((a, b) => a - b).flatMap((index) => choices.slice(index, index + 1));
  }
}

const clauses = [
  '先到居住地的社区问清楚',
  '带上孩子和家长的证件',
  '按当年公布的办法登记',
  '由窗口当场核对',
  '材料齐全的当天受理',
  '缺什么一次告诉家长',
  '孩子可以免费参加',
  '不因为户籍在外地而不同',
  '和本地孩子一样对待',
  '每年安排两次',
  '家里有困难的优先',
  '不会填表的有人帮忙',
  '可以请亲属代办',
  '也可以在网上预约',
  '到满十六周岁为止',
  '换了住处要重新登记',
  '结果用短信告诉家长',
  '听不懂普通话的有人翻译',
  '节假日照常开放',
  '名额不够时按先后排队',
  '在本地住满半年就可以',
  '按实际花费的一部分补助',
  '发到监护人的银行卡里',
  '由学校统一办理',
  '由社区卫生服务中心安排',
  '由街道的儿童督导员上门',
  '每次大约需要半个小时',
  '第一次来要多留一些时间',
  '不收任何费用',
  '不需要再交复印件',
  '路远的可以就近办理',
  '转学以后继续有效',
  '搬走以后停止发放',
  '对结果不同意可以再问',
  '工作人员会打电话回访',
  '孩子生病时可以改日期',
  '父母都上班的可以周末来',
  '同住的兄弟姐妹一起登记',
  '需要时可以申请延长',
  '具体安排看当地的通知',
] as const;

const endings = ['帮忙', '登记', '问一问', '补助', '报名', '去哪办', '要什么证', '多少钱', '找谁', '怎么办'] as const;

/** Clauses up to about so many characters, then a full stop. Never longer than `limit`. */
export function sentence(dice: Dice, about: number, limit = about + 12): string {
  let text = dice.pick(clauses) as string;
  for (;;) {
    const next = dice.pick(clauses);
    if (text.length + 1 >= about || text.length + next.length + 2 > limit) return `${text}。`;
    if (!text.includes(next)) text += `，${next}`;
  }
}

export const sentences = (dice: Dice, count: number, about: number): string[] => Array.from({ length: count }, () => sentence(dice, about));

/** What parents would type: two to seven characters each. */
export const keywords = (dice: Dice, title: string, count: number): string[] =>
  dice.several(endings, count).map((ending) => `${title.slice(0, 2)}${ending}`);

/** The Markdown below the front matter: a heading and a few lines, as editors write them. */
export const notes = (dice: Dice, lines: number): string =>
  ['## 要知道的', '', ...sentences(dice, lines, 32).map((line) => `- ${line}`), ''].join('\n');

/** The nation's forty: id, category, title. The ids are types of service, so that whatever asks for a type finds one. */
export const services = [
  ['childcare-under-3', 'early-childhood', '三岁以下托育'],
  ['child-health-checks', 'early-childhood', '儿童健康检查'],
  ['vaccination', 'early-childhood', '预防接种安排'],
  ['newborn-screening', 'early-childhood', '新生儿筛查'],
  ['kindergarten', 'early-childhood', '就近入园安排'],
  ['kindergarten-aid', 'early-childhood', '入园费用减免'],
  ['childcare-allowance', 'early-childhood', '育儿津贴申领'],
  ['compulsory-education', 'education', '义务教育入学'],
  ['points-enrolment', 'education', '按积分排队入学'],
  ['school-transfer', 'education', '中途转学办理'],
  ['after-school-care', 'education', '课后看护服务'],
  ['holiday-care', 'education', '寒暑假托管班'],
  ['student-aid', 'education', '家庭困难学生资助'],
  ['senior-high-entrance', 'education', '高中阶段升学'],
  ['college-entrance', 'education', '高校招生报名'],
  ['vocational-school', 'education', '职业学校学费减免'],
  ['special-education', 'education', '特殊教育随班就读'],
  ['health-insurance', 'health', '居住地参加医保'],
  ['cross-region-medical-claims', 'health', '异地就医结算'],
  ['medical-assistance', 'health', '大病医疗救助'],
  ['family-doctor', 'health', '家庭医生签约'],
  ['counselling', 'health', '心理健康咨询'],
  ['eyes-and-teeth', 'health', '视力和牙齿检查'],
  ['disability-rehabilitation', 'health', '残疾儿童康复'],
  ['public-rental-housing', 'housing', '公共租赁住房'],
  ['rent-subsidy', 'housing', '租房补贴申请'],
  ['residence-permit', 'housing', '居住证办理'],
  ['bus-travel', 'housing', '学生公交出行'],
  ['orphan-allowance', 'support', '孤儿基本生活费'],
  ['disability-allowances', 'support', '残疾儿童生活补贴'],
  ['temporary-assistance', 'support', '急难家庭临时救助'],
  ['minimum-living-allowance', 'support', '最低生活保障'],
  ['guardianship-care', 'support', '无人照看临时照料'],
  ['legal-aid', 'support', '未成年人法律援助'],
  ['charity', 'support', '慈善帮扶对接'],
  ['family-education', 'development', '家庭教育指导'],
  ['culture-and-reading', 'development', '图书馆和文化活动'],
  ['community-life', 'development', '社区融入活动'],
  ['safe-internet', 'development', '安全上网辅导'],
  ['visits-and-casework', 'development', '走访和个案服务'],
] as const;
