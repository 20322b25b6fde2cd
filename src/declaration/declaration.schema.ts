import { z } from 'zod/mini';
import { localeList } from '../i18n/locales.ts';
import { companions, households, insurances, mostChildren, permits, schools } from './steps/children-step.ts';
import { callLanguages, callTimes, relations } from './steps/contact-step.ts';
import { needs } from './steps/needs-step.ts';
import { month, phone, plainText } from './plain-text.ts';

/** What the schema needs to know of the day and the place it runs at. */
export interface Circumstances {
  /** Today in China, `2026-11-21`. */
  today: string;
  /** The version of the form and its wordings that is in force. */
  form: string;
  isDistrict: (code: string) => boolean;
}

const choice = <const T extends readonly string[]>(options: T) =>
  z.enum(options, { error: (issue) => (issue.input === undefined ? 'required' : 'not-an-option') });
const choices = <const T extends readonly string[]>(options: T) =>
  z.array(choice(options), { error: 'wrong-type' }).check(
    z.maxLength(options.length, { error: 'too-many', abort: true }),
    z.refine((values) => new Set(values).size === values.length, { error: 'twice' }),
  );
const ticked = z.literal(true, { error: 'must-be-ticked' });
const tick = z.boolean({ error: 'wrong-type' });
const group = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? 'unknown-field' : issue.input === undefined ? 'required' : 'wrong-type'),
  });

const monthsSince = (from: string, to: string): number =>
  Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - (Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)));
const yearsOfChildhood = 18;

function childSchema({ today, isDistrict }: Circumstances) {
  const pastMonth = month.check(z.refine((value) => monthsSince(value, today) >= 0, { error: 'in-future' }));
  return group({
    name: z.optional(plainText(50)),
    born: pastMonth.check(z.refine((value) => monthsSince(value, today) <= yearsOfChildhood * 12, { error: 'too-old' })),
    household: choice(households),
    householdDistrict: z.optional(z.string({ error: 'wrong-type' }).check(z.refine(isDistrict, { error: 'unknown-place' }))),
    since: pastMonth,
    livesWith: choice(companions),
    permit: z.optional(choice(permits)),
    school: z.optional(choice(schools)),
    insurance: z.optional(choice(insurances)),
  }).check((context) => {
    const { household, householdDistrict, permit, born, since } = context.value;
    const complain = (field: string, message: string): void => {
      context.issues.push({ code: 'custom', path: [field], message, input: context.value, continue: true });
    };
    if (household === 'district' && householdDistrict === undefined) complain('householdDistrict', 'required');
    if (household !== 'district' && householdDistrict !== undefined) complain('householdDistrict', 'not-asked');
    if (household === 'outside-mainland' && permit !== undefined) complain('permit', 'not-asked');
    if (monthsSince(born, since) < 0) complain('since', 'before-birth');
  });
}

/** Everything that a declaration holds, and nothing else: an unknown field is refused (L10, PIPL 6). */
export const declarationSchema = (circumstances: Circumstances) =>
  group({
    form: z.string({ error: 'required' }).check(z.refine((version) => version === circumstances.form, { error: 'form-changed' })),
    language: choice(localeList),
    district: z.string({ error: 'required' }).check(z.refine(circumstances.isDistrict, { error: 'unknown-place' })),
    home: group({ town: plainText(40), community: z.optional(plainText(40)) }),
    children: z
      .array(childSchema(circumstances), { error: (issue) => (issue.input === undefined ? 'required' : 'wrong-type') })
      .check(z.minLength(1, { error: 'required' }), z.maxLength(mostChildren, { error: 'too-many' })),
    needs: group({ kinds: choices(needs), callSoon: tick }),
    contact: group({
      name: plainText(50),
      relation: choice(relations),
      phone,
      times: z.optional(choices(callTimes)),
      language: z.optional(choice(callLanguages)),
    }),
    consents: group({ guardian: ticked, childData: ticked, passOn: tick }),
  });

export type Declaration = z.output<ReturnType<typeof declarationSchema>>;
export type DeclaredChild = Declaration['children'][number];
