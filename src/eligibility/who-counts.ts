import { type Child, type Circumstances, sinceBirth } from './circumstances.schema.ts';
import { monthPlus, reached } from './months.ts';

/** What has to be known of the city that the family lives in. */
export interface City {
  /** Codes of the central districts (城市中心城区); null where the city has not said which they are. */
  centralDistricts: readonly string[] | null;
  /** Its lowest areas; `isUrban` is 市辖区, not 县, 县级市, 旗 … */
  districts: readonly { code: string; isUrban: boolean }[];
}

/** The five outcomes. The list of services is the same in each; they only say whom to turn to. */
export const outcomes = ['counts', 'not-now', 'to-be-confirmed', 'perhaps-left-behind', 'sixteen-or-over'] as const;
export type Outcome = (typeof outcomes)[number];

export const whoCountsReasons = [
  'sixteen',
  'sixteen-this-month',
  'left-behind',
  'no-guardian',
  'companion-not-answered',
  'local',
  'other-township',
  'help-asked',
  'not-registered',
  'outside-mainland',
  'registration-not-answered',
  'within-centre',
  'centre-not-defined',
  'district-not-answered',
  'since-not-answered',
  'less-than-half-year',
  'half-year-this-month',
  'all-met',
] as const;

export interface Counting {
  outcome: Outcome;
  reason: (typeof whoCountsReasons)[number];
  /** The month in which it becomes another: half a year here, sixteen. */
  from?: string;
}

const sixteen = 16 * 12;
const halfYear = 6;

/**
 * Whether a child is a migrant child (流动儿童): 民发〔2024〕35号 clause 4, in the order of the decision table. Where the
 * wording leaves it open, the outcome is to be confirmed, never a hard no.
 */
export function whoCounts(
  child: Child,
  { district, needs = [] }: Pick<Circumstances, 'district' | 'needs'>,
  city: City,
  today: string,
): Counting {
  const isSixteen = reached(child.born, sixteen, today);
  if (isSixteen === 'yes') return { outcome: 'sixteen-or-over', reason: 'sixteen' };

  if (child.livesWith === 'at-home') return { outcome: 'perhaps-left-behind', reason: 'left-behind' };
  if (child.livesWith === 'nobody') return { outcome: 'not-now', reason: 'no-guardian' };

  const crossing = crossesCounty(child, district, needs.length > 0, city);
  if (crossing !== 'crosses') return crossing;

  if (child.livesWith === undefined) return { outcome: 'to-be-confirmed', reason: 'companion-not-answered' };
  const since = child.since === sinceBirth ? child.born : child.since;
  if (since === undefined) return { outcome: 'to-be-confirmed', reason: 'since-not-answered' };
  const from = monthPlus(since, halfYear);
  const isHalfYear = reached(since, halfYear, today);
  if (isHalfYear === 'no') return { outcome: 'not-now', reason: 'less-than-half-year', from };
  if (isHalfYear === 'this-month') return { outcome: 'to-be-confirmed', reason: 'half-year-this-month', from };
  // “不满十六周岁”: from the birthday on no longer; only the month is known.
  if (isSixteen === 'this-month') return { outcome: 'to-be-confirmed', reason: 'sixteen-this-month', from: monthPlus(child.born, sixteen) };
  return { outcome: 'counts', reason: 'all-met' };
}

function crossesCounty(
  { registered, registeredDistrict }: Child,
  district: string | undefined,
  asksForHelp: boolean,
  { centralDistricts, districts }: City,
): Counting | 'crosses' {
  // Clause 5: who left the township and asks for help may be on the list for special care.
  const withinCounty: Counting = { outcome: 'not-now', reason: asksForHelp ? 'help-asked' : 'other-township' };
  switch (registered) {
    case undefined:
      return { outcome: 'to-be-confirmed', reason: 'registration-not-answered' };
    case 'not-registered':
    case 'outside-mainland':
      return { outcome: 'to-be-confirmed', reason: registered };
    case 'same-township':
      return { outcome: 'not-now', reason: 'local' };
    case 'same-district':
      return withinCounty;
    case 'elsewhere':
      return 'crosses';
    case 'same-city':
      break;
  }
  const isUrban = (code: string | undefined): boolean | undefined => districts.find((each) => each.code === code)?.isUrban;
  const [home, here] = [isUrban(registeredDistrict), isUrban(district)];
  if (registeredDistrict !== undefined && registeredDistrict === district) return withinCounty;
  // One end is a county or a county-level city: the exception for the centre cannot apply.
  if (home === false || here === false) return 'crosses';
  if (home === undefined || here === undefined || district === undefined || registeredDistrict === undefined) {
    return { outcome: 'to-be-confirmed', reason: 'district-not-answered' };
  }
  if (centralDistricts === null) return { outcome: 'to-be-confirmed', reason: 'centre-not-defined' };
  const isCentral = (code: string): boolean => centralDistricts.includes(code);
  if (!isCentral(district) || !isCentral(registeredDistrict)) return 'crosses';
  return asksForHelp ? withinCounty : { outcome: 'not-now', reason: 'within-centre' };
}
