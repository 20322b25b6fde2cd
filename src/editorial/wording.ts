import type { ResolvedEntitlement } from '../catalogue/resolve-lists.ts';
import type { TypedValue } from '../catalogue/typed-value.schema.ts';
import type { Category, TargetGroup, Unit } from '../catalogue/vocabulary.ts';
import type { Audience } from './audience.ts';
import type { ContentUnderCheck } from './content-under-check.ts';
import type { Bilingual } from './finding.ts';

/** Names for what the findings speak of. */
export const groupNames: Record<TargetGroup, Bilingual> = {
  migrant: { zh: '流动儿童（migrant）', en: 'migrant children' },
  hardship: { zh: '困境儿童（hardship）', en: 'children in hardship' },
  'left-behind': { zh: '留守儿童（left-behind）', en: 'left-behind children' },
};

export const categoryNames: Record<Category, Bilingual> = {
  'early-childhood': { zh: '幼有所育（early-childhood）', en: 'early-childhood' },
  education: { zh: '学有所教（education）', en: 'education' },
  health: { zh: '病有所医（health）', en: 'health' },
  housing: { zh: '住有所居（housing）', en: 'housing' },
  support: { zh: '弱有所扶（support）', en: 'support' },
  development: { zh: '发展保障（development）', en: 'development' },
};

/** Units as they stand behind a number. */
export const unitNames: Record<Unit, string> = {
  CNY: '元',
  'CNY/month': '元/月',
  'CNY/year': '元/年',
  '%': '%',
  'year-of-age': '岁',
  year: '年',
  month: '个月',
  day: '天',
  'working-day': '个工作日',
  'hour/day': '小时/天',
  contact: '个联系点',
  item: '项',
  place: '处',
  person: '人',
  'per-month': '次/月',
  'per-quarter': '次/季度',
  'per-half-year': '次/半年',
  'per-year': '次/年',
};

export function nameValue({ value, unit }: TypedValue): Bilingual {
  return { zh: `${value} ${unitNames[unit]}`, en: `${value} ${unit}` };
}

/** The Chinese label of a value, or its id where nobody gave it one. */
export function nameValueOf(entitlement: ResolvedEntitlement | undefined, id: string): Bilingual {
  const labels = entitlement?.fields.valueLabels?.value ?? {};
  const label = Object.hasOwn(labels, id) ? labels[id] : undefined;
  return { zh: label === undefined ? id : `${label}（${id}）`, en: id };
}

export function nameArea({ catalogue }: Pick<ContentUnderCheck, 'catalogue'>, path: string | undefined): Bilingual {
  const area = path === undefined ? undefined : catalogue.areas.get(path);
  return { zh: area?.names.zh ?? '上级', en: path ?? 'the area above' };
}

export function nameAudience({ group, for: whom, ages }: Audience): Bilingual {
  const who = { child: ['孩子', 'the child'], guardian: ['家长', 'the guardian'], family: ['全家', 'the family'] } as const;
  const [zh, en] = who[whom];
  return {
    zh: `${groupNames[group].zh}${zh}${ages ? `，满 ${ages.from} 岁、不满 ${ages.under} 岁` : ''}`,
    en: `${groupNames[group].en}, ${en}${ages ? `, ages ${ages.from} to under ${ages.under}` : ''}`,
  };
}
