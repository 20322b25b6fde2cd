import type { ServiceType } from '../../catalogue/vocabulary.ts';
import { withoutBlanks } from './cell-text.ts';

/** The words of official lists for each type of service: the longer the word, the surer the type. Everyday words are search's business. */
const officialWords: Record<ServiceType, string> = {
  'childcare-under-3': '托育 婴幼儿照护 婴幼儿托育 普惠托育 三岁以下 3岁以下 临时托 成长驿站',
  'child-health-checks': '健康管理 儿童保健 健康检查 访视 儿童健康 0—6岁 0-6岁 新生儿访视 体检 孕产妇',
  vaccination: '预防接种 疫苗 免疫规划 接种 免疫',
  'birth-registration': '出生一件事 出生登记 出生医学证明',
  'newborn-screening': '新生儿筛查 新生儿疾病筛查 听力筛查 两病筛查',
  kindergarten: '学前教育 幼儿园 入园 普惠性幼儿园 学前',
  'kindergarten-aid': '学前资助 学前教育资助 保教费 保育教育费 入园补助 免保教费',
  'compulsory-education': '义务教育 随迁子女入学 小学 初中 入学 公办学位 学位 就学 两为主 平等接受教育 购买学位',
  'points-enrolment': '积分入学 积分制入学',
  'school-transfer': '转学 学籍转接 转入',
  'after-school-care': '课后服务 课后托管 课后延时 托管 课业辅导 四点半',
  'holiday-care': '假期托管 暑期托管 寒暑假 爱心托管 暑托班 小候鸟',
  'student-aid': '学生资助 教育资助 助学金 助学 生活补助 资助 两免一补 学费减免 免学费 营养改善',
  'senior-high-entrance': '中考 升学考试 高中阶段 普通高中 初中毕业',
  'college-entrance': '高考 异地高考 升学考试 大学',
  'vocational-school': '中等职业 中职 职业教育 技工',
  'special-education': '特殊教育 残疾儿童教育 融合教育 残疾儿童入学 送教上门',
  'stay-in-school': '控辍保学 辍学 失学',
  'health-insurance': '医疗保险 居民医保 医保参保 基本医疗保险 参加医保 参保 少儿医保 城乡居民医保',
  'cross-region-medical-claims': '异地就医 直接结算 医保结算 异地结算 就医结算',
  'medical-assistance': '医疗救助 大病救助 大病 重特大疾病 医疗费用救助 白血病',
  'family-doctor': '家庭医生 签约服务 签约医生 家医签约',
  counselling: '心理健康 心理服务 心理辅导 心理关爱 心理援助 心理咨询 心理疏导 心理 情绪疏导',
  'mental-disorder-care': '精神障碍 精神卫生 精康融合',
  'eyes-and-teeth': '近视 视力 口腔 窝沟封闭 龋齿 眼健康',
  'disability-rehabilitation': '康复救助 残疾儿童康复 康复服务 康复训练 康复 辅助器具',
  'disability-allowances': '残疾人两项补贴 两项补贴 护理补贴 重度残疾人 残疾人生活补贴 困难残疾人',
  'orphan-allowance': '孤儿 社会散居孤儿 孤儿基本生活 孤儿保障',
  'de-facto-unsupported-child-allowance': '事实无人抚养 事实无人抚养儿童',
  'child-in-difficulty-allowance': '困境儿童 困境儿童生活补贴 困境儿童保障 困难家庭儿童 基本生活保障 基本生活费',
  'temporary-assistance': '临时救助 急难救助 急难 生活救助 困难救助',
  'minimum-living-allowance': '最低生活保障 低保 特困 低保边缘 社会救助',
  'guardianship-care': '监护 临时监护 长期监护 兜底监护 监护缺失 委托照护 收留抚养 临时照料 监护支持 救助保护 流浪',
  'child-protection-hotline': '保护热线 救助保护热线 强制报告 未成年人保护热线 12345',
  'legal-aid': '法律援助 法律服务 法律咨询',
  'public-rental-housing': '公租房 公共租赁住房 住房保障 保障性住房 保障性租赁住房 实物配租 廉租',
  'rent-subsidy': '租赁补贴 住房补贴 租房补贴',
  'residence-permit': '居住证 居住登记 证件办理',
  'household-registration': '落户 入户 户籍登记 户口',
  'bus-travel': '公交 公共交通 出行 乘车 学生卡 交通出行 交通优惠 交通',
  'family-education': '家庭教育 家庭教育指导 家长学校 亲子 家教 监护人培训 亲情',
  'culture-and-reading': '精神文化 文化生活 阅读 文化服务 图书 文体 公共文化 研学 兴趣 青少年宫 校外教育 艺术 体育活动 文化活动',
  'community-life': '城市融入 社区融入 社会融入 社区活动 儿童友好 儿童之家 志愿服务 社区实践 社区服务 融入 同伴',
  'parent-employment': '就业 职业培训 创业 职业介绍 技能培训 就业服务 家长就业',
  'self-declaration': '自主申报 信息登记 信息申报 主动申报 登记建档',
  'law-and-safety': '法治 法制 普法 安全教育 安全知识 防溺水 自护 安全防护 法治宣传 平安',
  'safe-internet': '网络保护 防沉迷 网络素养 网络环境 上网 网络安全 网络',
  'first-aid-and-health-knowledge': '卫生应急 急救 健康知识 健康教育 健康素养 自救互救 应急救护 卫生健康知识 健康宣教 青春期',
  'childcare-allowance': '育儿补贴',
  charity: '慈善 公益 捐赠 社会力量 微心愿 结对帮扶 公益帮扶 帮扶',
  'visits-and-casework': '走访 探视 探访 个案 一人一档 建档 儿童主任 关爱帮扶 重点关爱 结对 家访 关爱走访 摸排',
  'judicial-protection': '司法保护 司法救助 未成年人检察 司法',
};

const words = Object.entries(officialWords).flatMap(([type, list]) =>
  list.split(' ').map((word) => ({ type: type as ServiceType, word, weight: weightOf(word) })),
);

function weightOf(word: string): number {
  return Math.min(Array.from(word).length, 6) / 6;
}

/**
 * How much a text speaks of each type: 0 to 1, by its longest word of that type. A short word inside a longer one of
 * another type does not count: 残疾儿童康复 says nothing of 残疾儿童教育.
 */
export function typesIn(text: string): Map<ServiceType, number> {
  const squeezed = withoutBlanks(text).replaceAll('－', '-');
  const found = words.flatMap(({ type, word, weight }) => {
    const at = squeezed.indexOf(word);
    return at === -1 ? [] : [{ type, weight, from: at, to: at + word.length, word }];
  });
  const scores = new Map<ServiceType, number>();
  for (const hit of found) {
    const isInside = found.some(
      (other) => other.type !== hit.type && other.word.length > hit.word.length && other.from <= hit.from && other.to >= hit.to,
    );
    const weight = isInside ? hit.weight * 0.4 : hit.weight;
    scores.set(hit.type, Math.max(scores.get(hit.type) ?? 0, weight));
  }
  return scores;
}
