import type { ServiceType } from '../catalogue/vocabulary.ts';

/** What helps in the same trouble where a list lacks a type: shown as “perhaps related”, never as sure. */
export const nearestTypes: Partial<Record<ServiceType, readonly ServiceType[]>> = {
  'birth-registration': ['residence-permit', 'childcare-allowance'],
  'newborn-screening': ['child-health-checks'],
  'points-enrolment': ['compulsory-education'],
  'school-transfer': ['compulsory-education'],
  'after-school-care': ['community-life'],
  'holiday-care': ['after-school-care', 'community-life', 'culture-and-reading'],
  'vocational-school': ['parent-employment', 'senior-high-entrance'],
  'special-education': ['disability-rehabilitation', 'disability-allowances'],
  'stay-in-school': ['counselling', 'family-education', 'visits-and-casework'],
  'medical-assistance': ['temporary-assistance', 'charity', 'cross-region-medical-claims'],
  'family-doctor': ['child-health-checks', 'first-aid-and-health-knowledge'],
  'child-in-difficulty-allowance': ['de-facto-unsupported-child-allowance', 'temporary-assistance', 'minimum-living-allowance'],
  'minimum-living-allowance': ['temporary-assistance', 'child-in-difficulty-allowance'],
  'child-protection-hotline': ['guardianship-care', 'visits-and-casework'],
  'legal-aid': ['judicial-protection', 'temporary-assistance'],
  'household-registration': ['residence-permit'],
  'self-declaration': ['visits-and-casework', 'residence-permit'],
  'law-and-safety': ['family-education', 'first-aid-and-health-knowledge'],
  'judicial-protection': ['legal-aid', 'law-and-safety'],
};
