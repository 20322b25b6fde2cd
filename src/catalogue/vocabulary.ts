/**
 * The closed vocabularies of the catalogue. Each word is a term of the field
 * (`docs/glossary.md` has the Chinese); a value outside these lists is a finding.
 */

/** The six official 方面 in official order (民发〔2024〕35号, annex; Xinhua 2024-09-03). */
export const categories = ['early-childhood', 'education', 'health', 'housing', 'support', 'development'] as const;
export type Category = (typeof categories)[number];

/** Groups of children that policy keeps apart. `guardian` is a service for the parents of migrant children. */
export const targetGroups = ['migrant', 'hardship', 'left-behind'] as const;
export type TargetGroup = (typeof targetGroups)[number];

/** What a rule asks of the family, as facts; the sentence a parent reads is in `conditions`. */
export const requirements = [
  'residence-permit',
  'residence-duration',
  'local-registration',
  'insured',
  'insured-guardian',
  'employment-or-business',
  'stable-dwelling',
  'points',
  'means-test',
  'recognised-status',
  'disability',
  'emergency',
  'guardianship-missing',
  'enrolled-pupil',
  'help-requested',
  'born-in-province',
  'local-rule',
] as const;
export type Requirement = (typeof requirements)[number];

/** Units of typed values. A value without one of these is a finding. */
export const units = [
  'CNY',
  'CNY/month',
  'CNY/year',
  '%',
  'year-of-age',
  'year',
  'month',
  'day',
  'working-day',
  'hour/day',
  'contact',
  'item',
  'place',
  'person',
  'per-month',
  'per-quarter',
  'per-half-year',
  'per-year',
] as const;
export type Unit = (typeof units)[number];

/** Where and how to ask (CPSV-AP channel). */
export const channelKinds = ['online', 'phone', 'counter', 'school', 'visit'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** How sure we are: `verified` means compared with the full text of the cited document. */
export const statuses = ['verified', 'needs-check', 'sample'] as const;
export type Status = (typeof statuses)[number];

/** 有效性 of a policy document. */
export const validities = ['valid', 'expired', 'repealed', 'needs-check'] as const;

/**
 * Types of service, the joint between entitlements, the search lexicon and the
 * family sheet; one entitlement covers one or more.
 */
export const serviceTypes = [
  'childcare-under-3',
  'child-health-checks',
  'vaccination',
  'birth-registration',
  'newborn-screening',
  'kindergarten',
  'kindergarten-aid',
  'compulsory-education',
  'points-enrolment',
  'school-transfer',
  'after-school-care',
  'holiday-care',
  'student-aid',
  'senior-high-entrance',
  'college-entrance',
  'vocational-school',
  'special-education',
  'stay-in-school',
  'health-insurance',
  'cross-region-medical-claims',
  'medical-assistance',
  'family-doctor',
  'counselling',
  'mental-disorder-care',
  'eyes-and-teeth',
  'disability-rehabilitation',
  'disability-allowances',
  'orphan-allowance',
  'de-facto-unsupported-child-allowance',
  'child-in-difficulty-allowance',
  'temporary-assistance',
  'minimum-living-allowance',
  'guardianship-care',
  'child-protection-hotline',
  'legal-aid',
  'public-rental-housing',
  'rent-subsidy',
  'residence-permit',
  'household-registration',
  'bus-travel',
  'family-education',
  'culture-and-reading',
  'community-life',
  'parent-employment',
  'self-declaration',
  'law-and-safety',
  'safe-internet',
  'first-aid-and-health-knowledge',
  'childcare-allowance',
  'charity',
  'visits-and-casework',
  'judicial-protection',
] as const;
export type ServiceType = (typeof serviceTypes)[number];

/** Locales of the portal; `zh` is the source. */
export const wordLocales = ['zh', 'en', 'ug'] as const;
export type WordLocale = (typeof wordLocales)[number];
