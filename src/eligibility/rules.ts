import type { Rule } from './finding.ts';
import { age } from './rules/age.ts';
import { applicationWindow } from './rules/application-window.ts';
import { bornInProvince } from './rules/born-in-province.ts';
import { disability } from './rules/disability.ts';
import { emergency } from './rules/emergency.ts';
import { employmentOrBusiness } from './rules/employment-or-business.ts';
import { enrolledPupil } from './rules/enrolled-pupil.ts';
import { guardianshipMissing } from './rules/guardianship-missing.ts';
import { handledAtHome } from './rules/handled-at-home.ts';
import { helpRequested } from './rules/help-requested.ts';
import { insuredGuardian } from './rules/insured-guardian.ts';
import { insured } from './rules/insured.ts';
import { localRegistration } from './rules/local-registration.ts';
import { localRule } from './rules/local-rule.ts';
import { meansTest } from './rules/means-test.ts';
import { points } from './rules/points.ts';
import { recognisedStatus } from './rules/recognised-status.ts';
import { residenceDuration } from './rules/residence-duration.ts';
import { residencePermit } from './rules/residence-permit.ts';
import { stableDwelling } from './rules/stable-dwelling.ts';
import { targetGroup } from './rules/target-group.ts';

/** One rule for each requirement of the catalogue's vocabulary, in the order in which reasons are said: a test counts them. */
export const requirementRules = {
  'residence-permit': residencePermit,
  'residence-duration': residenceDuration,
  'local-registration': localRegistration,
  insured,
  'insured-guardian': insuredGuardian,
  'employment-or-business': employmentOrBusiness,
  'stable-dwelling': stableDwelling,
  points,
  'means-test': meansTest,
  'recognised-status': recognisedStatus,
  disability,
  emergency,
  'guardianship-missing': guardianshipMissing,
  'enrolled-pupil': enrolledPupil,
  'help-requested': helpRequested,
  'born-in-province': bornInProvince,
  'local-rule': localRule,
} satisfies Record<string, Rule>;

export const rules: readonly Rule[] = [targetGroup, age, ...Object.values(requirementRules), applicationWindow, handledAtHome];
