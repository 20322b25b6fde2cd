import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersFromDeclaration, declarationFromAnswers } from './answers.ts';
import { type Declaration, declarationSchema } from './declaration.schema.ts';
import { companions, households, insurances, permits, schools } from './steps/children-step.ts';
import { callLanguages, callTimes, relations } from './steps/contact-step.ts';
import { needs } from './steps/needs-step.ts';

const codes = ['330106', '411627', '360103'];
const schema = declarationSchema({ today: '2026-11-21', form: 'f', isDistrict: (code) => codes.includes(code) });
const frame = {
  form: 'f',
  language: 'zh',
  district: '330106',
  findDistricts: (typed: string) => codes.filter((code) => code === typed),
} as const;

const words = fc.stringMatching(/^[王李买提ئابد]{1,20}$/u);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const child = fc
  .record({
    name: maybe(words),
    born: fc.constantFrom('2010-01', '2018-05', '2020-12'),
    household: fc.constantFrom(...households),
    householdDistrict: fc.constantFrom(...codes),
    since: fc.constantFrom('2021-01', '2026-11'),
    livesWith: fc.constantFrom(...companions),
    permit: maybe(fc.constantFrom(...permits)),
    school: maybe(fc.constantFrom(...schools)),
    insurance: maybe(fc.constantFrom(...insurances)),
  })
  .map((all) => {
    const { householdDistrict, permit, ...rest } = all;
    return {
      ...rest,
      ...(rest.household === 'district' ? { householdDistrict } : {}),
      ...(rest.household === 'outside-mainland' || permit === undefined ? {} : { permit }),
    };
  });
const declaration = fc
  .record({
    home: fc.record({ town: words, community: maybe(words) }),
    children: fc.array(child, { minLength: 1, maxLength: 5 }),
    needs: fc.record({ kinds: fc.subarray([...needs]), callSoon: fc.boolean() }),
    contact: fc.record({
      name: words,
      relation: fc.constantFrom(...relations),
      phone: fc.constantFrom('13800138000', '057188886666'),
      times: fc.subarray([...callTimes]),
      language: maybe(fc.constantFrom(...callLanguages)),
    }),
    consents: fc.record({ guardian: fc.constant(true), childData: fc.constant(true), passOn: fc.boolean() }),
  })
  .map((content) => JSON.parse(JSON.stringify({ form: 'f', language: 'zh', district: '330106', ...content })) as Declaration);

describe('the form and the declaration', () => {
  it('say the same: every declaration goes into the form and comes out unchanged', () => {
    fc.assert(
      fc.property(declaration, (said) => {
        expect(schema.parse(said)).toEqual(said);
        const read = declarationFromAnswers(answersFromDeclaration(said), frame);
        expect(schema.parse(read.declaration)).toEqual(said);
      }),
    );
  });
});
