import { z } from 'zod/mini';
import { reached } from './months.ts';

/** What a family may say of itself. It stays in the page: no name, no day of birth, no address, no number of anything. */
export const mostChildren = 5;
export const yearsOfChildhood = 18;

/** Where the household register is, seen from where the child lives. */
export const registrations = ['same-township', 'same-district', 'same-city', 'elsewhere', 'not-registered', 'outside-mainland'] as const;
export const companions = ['both-parents', 'mother', 'father', 'other-guardian', 'nobody', 'at-home'] as const;
export const permits = ['yes', 'no', 'unsure'] as const;
export const insurances = ['here', 'at-home', 'none', 'unsure'] as const;
export const schools = ['none', 'kindergarten', 'primary', 'junior', 'senior', 'vocational'] as const;
export const needs = ['hardship', 'emergency', 'disability', 'care', 'mind'] as const;

/** The child was born here and has never lived anywhere else. */
export const sinceBirth = 'birth';

export const problemCodes = ['required', 'not-a-month', 'in-future', 'too-old', 'before-birth', 'not-asked', 'not-an-option'] as const;
export type ProblemCode = (typeof problemCodes)[number];

const choice = <const T extends readonly string[]>(options: T) => z.enum(options, { error: 'not-an-option' });
const districtCode = z.string({ error: 'not-an-option' }).check(z.regex(/^\d{6}$/, { error: 'not-an-option' }));

function childSchema(today: string) {
  const pastMonth = z.string({ error: 'required' }).check(
    z.regex(/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/, { error: 'not-a-month', abort: true }),
    z.refine((month) => month <= today.slice(0, 7), { error: 'in-future' }),
  );
  return z
    .strictObject({
      born: pastMonth.check(z.refine((month) => reached(month, yearsOfChildhood * 12, today) !== 'yes', { error: 'too-old' })),
      registered: z.optional(choice(registrations)),
      registeredDistrict: z.optional(districtCode),
      since: z.optional(z.union([z.literal(sinceBirth), pastMonth], { error: 'not-a-month' })),
      livesWith: z.optional(choice(companions)),
      permit: z.optional(choice(permits)),
      insurance: z.optional(choice(insurances)),
      school: z.optional(choice(schools)),
    })
    .check((context) => {
      const { born, since, registered, registeredDistrict } = context.value;
      const complain = (field: string, message: ProblemCode): void => {
        context.issues.push({ code: 'custom', path: [field], message, input: context.value, continue: true });
      };
      if (since !== undefined && since !== sinceBirth && since < born) complain('since', 'before-birth');
      if (registered !== 'same-city' && registeredDistrict !== undefined) complain('registeredDistrict', 'not-asked');
    });
}

/** `today` is the reader's day, `2026-11-21`. Everything but the month of birth may be left out; unknown keys are refused. */
export const circumstancesSchema = (today: string) =>
  z.strictObject({
    /** Where the family lives, GB/T 2260. */
    district: z.optional(districtCode),
    children: z
      .array(childSchema(today))
      .check(z.minLength(1, { error: 'required' }), z.maxLength(mostChildren, { error: 'not-an-option' })),
    /** Left out: not answered. Empty: none of these, said on purpose. */
    needs: z.optional(z.array(choice(needs)).check(z.refine((all) => new Set(all).size === all.length, { error: 'not-an-option' }))),
  });

export type Circumstances = z.output<ReturnType<typeof circumstancesSchema>>;
export type Child = Circumstances['children'][number];
export type Need = (typeof needs)[number];

/** What is wrong with one answer: `children.0.since`, `before-birth`. */
export interface Problem {
  field: string;
  code: ProblemCode;
}

export function problemsOf(issues: readonly z.core.$ZodIssue[]): Problem[] {
  const problems = issues.map(({ path, message }): Problem => ({
    field: path.map(String).join('.'),
    code: problemCodes.find((code) => code === message) ?? 'not-an-option',
  }));
  return problems.filter(({ field }, index) => problems.findIndex((other) => other.field === field) === index);
}
