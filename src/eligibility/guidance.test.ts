import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../tests/support/properties.ts';
import { requirements, targetGroups } from '../catalogue/vocabulary.ts';
import {
  type Child,
  circumstancesSchema,
  companions,
  insurances,
  needs as allNeeds,
  permits,
  registrations,
  schools,
} from './circumstances.schema.ts';
import type { Entry } from './entry.ts';
import { familyList, papersToBring } from './family-list.ts';
import { type Answer, answerOf, guidances } from './guidance.ts';
import { monthPlus } from './months.ts';
import { requirementRules } from './rules.ts';

const today = '2026-11-21';
const child: Child = { born: '2019-05' };
const plain: Entry = {
  id: 'vaccination',
  group: 'migrant',
  for: 'child',
  requires: [],
  windows: [],
  papers: [],
  handledAtHome: false,
  basis: [{ document: 'mca-2024-35', clause: '8' }],
};
const answer = (entry: Partial<Entry>, said: Partial<Child> = {}, needs?: (typeof allNeeds)[number][], on = today): Answer =>
  answerOf({ entry: { ...plain, ...entry }, child: { ...child, ...said }, needs, today: on });
/** `may-apply/now: code code`, the deciding reasons first. */
const brief = (...question: Parameters<typeof answer>): string => {
  const { guidance, stage, findings } = answer(...question);
  return `${guidance}/${stage}: ${findings.map(({ reason }) => reason.code).join(' ')}`;
};

describe('answerOf', () => {
  it('without anything asked: may apply, and says for whom it is', () => {
    expect(brief({})).toBe('may-apply/now: for-migrant-children');
    expect(answer({}).basis).toEqual(plain.basis);
  });

  it.each([
    ['2020-12', 'seems-not-to/soon: age-too-young for-migrant-children'],
    ['2020-11', 'ask-the-department/ask: age-turns-this-month for-migrant-children'],
    ['2020-10', 'may-apply/now: for-migrant-children age-fits'],
    ['2010-11', 'ask-the-department/ask: age-ends-this-month for-migrant-children'],
    ['2010-10', 'seems-not-to/not: age-too-old for-migrant-children'],
    // Six years ahead is not soon.
    ['2026-05', 'seems-not-to/not: age-too-young for-migrant-children'],
  ])('born in %s, for six to under sixteen: %s', (born, expected) => {
    expect(brief({ ages: { from: 6, under: 16 } }, { born })).toBe(expected);
  });
  it('says when', () => {
    expect(answer({ ages: { from: 6, under: 16 } }, { born: '2021-05' }).from).toBe('2027-05');
    expect(answer({ ages: { from: 6, under: 16 } }, { born: '2026-05' }).from).toBe('2032-05');
  });
  it('a newborn has the age that is counted from birth on', () => {
    expect(brief({ ages: { from: 0, under: 3 } }, { born: '2026-11' })).toBe('may-apply/now: for-migrant-children age-fits-from-birth');
  });

  it('never mixes the groups', () => {
    expect(brief({ group: 'hardship' })).toBe('ask-the-department/ask: for-hardship-children');
    expect(brief({ group: 'hardship' }, {}, [])).toBe('seems-not-to/not: for-hardship-children-said-none');
    expect(brief({ group: 'hardship' }, { livesWith: 'nobody' }, [])).toBe('ask-the-department/ask: for-hardship-children');
    expect(brief({ group: 'left-behind' }, { livesWith: 'mother' })).toBe('seems-not-to/not: for-left-behind-children-not-here');
    expect(brief({ group: 'left-behind' }, { livesWith: 'at-home' })).toBe('ask-the-department/ask: for-left-behind-children');
  });

  it.each([
    ['residence-permit', { permit: 'yes' }, undefined, 'meets permit-held'],
    ['residence-permit', { permit: 'no' }, undefined, 'open permit-missing'],
    ['residence-permit', {}, undefined, 'open permit-unknown'],
    ['residence-permit', { registered: 'same-township' }, undefined, 'open permit-local'],
    ['residence-duration', { since: '2025-09' }, undefined, 'open residence-unknown'],
    ['local-registration', { registered: 'same-district' }, undefined, 'meets registered-here'],
    ['local-registration', { registered: 'elsewhere' }, undefined, 'fails registered-elsewhere'],
    ['local-registration', { registered: 'not-registered' }, undefined, 'open registered-unknown'],
    ['insured', { insurance: 'at-home' }, undefined, 'meets insured'],
    ['insured', { insurance: 'none' }, undefined, 'fails not-insured'],
    ['insured', { insurance: 'unsure' }, undefined, 'open insured-unknown'],
    ['insured-guardian', {}, undefined, 'open insured-guardian'],
    ['employment-or-business', {}, undefined, 'open employment-or-business'],
    ['stable-dwelling', {}, undefined, 'open stable-dwelling'],
    ['points', {}, undefined, 'open points'],
    ['means-test', {}, ['hardship'], 'open means-test'],
    ['means-test', {}, undefined, 'open means-test'],
    ['means-test', {}, [], 'fails means-test-said-none'],
    ['recognised-status', {}, [], 'fails recognised-status-said-none'],
    ['recognised-status', { livesWith: 'nobody' }, [], 'open recognised-status'],
    ['disability', {}, ['disability'], 'meets disability-said'],
    ['disability', {}, ['hardship'], 'open disability-unknown'],
    ['disability', {}, [], 'fails disability-said-none'],
    ['emergency', {}, ['emergency'], 'meets emergency-said'],
    ['emergency', {}, undefined, 'open emergency-unknown'],
    ['emergency', {}, [], 'fails emergency-said-none'],
    ['guardianship-missing', { livesWith: 'mother' }, [], 'fails guardianship-there'],
    ['guardianship-missing', { livesWith: 'mother' }, ['care'], 'open guardianship-missing'],
    ['guardianship-missing', { livesWith: 'nobody' }, [], 'open guardianship-missing'],
    ['enrolled-pupil', { school: 'primary' }, undefined, 'meets enrolled'],
    ['enrolled-pupil', { school: 'none' }, undefined, 'fails not-enrolled'],
    ['enrolled-pupil', {}, undefined, 'open enrolled-unknown'],
    ['help-requested', {}, undefined, 'meets help-requested'],
    ['born-in-province', { since: 'birth' }, undefined, 'meets born-here'],
    ['born-in-province', { since: '2025-09' }, undefined, 'open born-in-province'],
    ['local-rule', {}, undefined, 'open local-rule'],
  ] as const)('%s, where the family says %j and needs %j: %s', (requirement, said, needs, expected) => {
    const [{ verdict, reason }] = requirementRules[requirement]({
      entry: { ...plain, requires: [requirement] },
      child: { ...child, ...said },
      needs: needs && [...needs],
      today,
    }) as [Answer['findings'][number]];
    expect(`${verdict} ${reason.code}`).toBe(expected);
  });
  it('has one rule for each requirement of the vocabulary', () => {
    expect(Object.keys(requirementRules).sort()).toEqual([...requirements].sort());
  });

  it('a time of residence comes by the calendar', () => {
    const entry = { requires: ['residence-duration'], residenceMonths: 6 } as const;
    expect(brief(entry, { since: '2026-04' })).toBe('may-apply/now: for-migrant-children residence-long-enough');
    expect(brief(entry, { since: '2026-05' })).toBe('ask-the-department/ask: residence-this-month for-migrant-children');
    expect(brief(entry, { since: '2026-08' })).toBe('seems-not-to/soon: residence-too-short for-migrant-children');
    expect(brief(entry, { since: 'birth' })).toBe('may-apply/now: for-migrant-children residence-long-enough');
    expect(brief(entry, { since: '2020-01', registered: 'same-city' })).toBe(
      'ask-the-department/ask: residence-not-away for-migrant-children',
    );
  });

  it('windows: open, to come, over', () => {
    const window = (opens?: string, closes?: string) => ({ windows: [{ id: 'enrolment', opens, closes }] });
    expect(brief(window('2026-11-01', '2026-11-30'))).toBe('may-apply/now: for-migrant-children window-open-until');
    expect(brief(window('2027-05-01', '2027-05-31'))).toBe('may-apply/soon: for-migrant-children window-opens');
    expect(answer(window('05-01', '05-31')).from).toBe('2027-05-01');
    expect(brief(window(undefined, '2024-05-14'))).toBe('ask-the-department/ask: window-passed for-migrant-children');
    // One that is open is enough.
    expect(
      brief({
        windows: [
          { id: 'a', closes: '2024-05-14' },
          { id: 'b', closes: '08-31' },
        ],
      }),
    ).toBe('may-apply/now: for-migrant-children window-open-until');
  });

  it('one thing against it outweighs what is open, and is said first', () => {
    expect(brief({ requires: ['points', 'insured'] }, { insurance: 'none' })).toBe(
      'seems-not-to/not: not-insured for-migrant-children points',
    );
  });

  it('handled at home is said and stands in nobody’s way', () => {
    expect(brief({ handledAtHome: true })).toBe('may-apply/now: for-migrant-children handled-at-home');
  });
});

const anyMonth = fc.integer({ min: 0, max: 17 * 12 }).map((back) => monthPlus('2026-10', -back));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const anyChild = fc
  .record({
    born: anyMonth,
    registered: maybe(fc.constantFrom(...registrations)),
    since: maybe(fc.oneof(fc.constant('birth' as const), anyMonth)),
    livesWith: maybe(fc.constantFrom(...companions)),
    permit: maybe(fc.constantFrom(...permits)),
    insurance: maybe(fc.constantFrom(...insurances)),
    school: maybe(fc.constantFrom(...schools)),
  })
  .map((said) => (said.since !== undefined && said.since !== 'birth' && said.since < said.born ? { ...said, since: said.born } : said));
const anyNeeds = maybe(fc.uniqueArray(fc.constantFrom(...allNeeds)));
const anyDay = fc.constantFrom('08-31', '11-01', '02-28', '2026-11-30', '2024-05-14', '2027-06-01');
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  id: fc.constantFrom('vaccination', 'school', 'insurance', 'rent'),
  group: fc.constantFrom(...targetGroups),
  for: fc.constantFrom('child', 'guardian', 'family'),
  ages: maybe(fc.constantFrom({ from: 0, under: 3 }, { from: 3, under: 7 }, { from: 6, under: 16 })),
  requires: fc.uniqueArray(fc.constantFrom(...requirements), { maxLength: 3 }),
  residenceMonths: maybe(fc.constantFrom(6, 12)),
  windows: fc.array(fc.record({ id: fc.constantFrom('one', 'other'), opens: maybe(anyDay), closes: anyDay }), { maxLength: 2 }),
  papers: fc.uniqueArray(fc.constantFrom('residence-permit', 'household-register', 'vaccination-certificate')),
  handledAtHome: fc.boolean(),
  basis: fc.constant([{ document: 'mca-2024-35', clause: '8' }]),
});
const anyEntries = fc.uniqueArray(anyEntry, { selector: ({ id }) => id, minLength: 1 });
const rank = ({ guidance }: Answer): number => -guidances.indexOf(guidance);

describe('always', () => {
  it('every entry is answered exactly once, for every child, with a reason of its own verdict and its basis', () => {
    fc.assert(
      fc.property(anyEntries, fc.array(anyChild, { minLength: 1, maxLength: 5 }), anyNeeds, (entries, children, needs) => {
        const answers = familyList(entries, { children, needs }, today);
        expect(answers.map(({ entry }) => entry.id)).toEqual(entries.map(({ id }) => id));
        for (const { entry, stage, children: ofChildren } of answers) {
          expect(ofChildren).toHaveLength(children.length);
          expect(ofChildren.map((each) => each.stage)).toContain(stage);
          for (const { guidance, findings, basis } of ofChildren) {
            const verdict = { 'may-apply': 'meets', 'ask-the-department': 'open', 'seems-not-to': 'fails' }[guidance];
            expect(findings[0]?.verdict).toBe(verdict);
            expect(basis).toEqual(entry.basis);
          }
        }
      }),
    );
  });

  it('whether the child counts as a migrant child changes no list: nothing but the residence itself looks at where it is registered', () => {
    const ofPlace = ['residence-permit', 'residence-duration', 'local-registration'] as const;
    fc.assert(
      fc.property(anyEntry, anyChild, anyNeeds, fc.constantFrom(...registrations), (entry, said, needs, registered) => {
        fc.pre(!entry.requires.some((requirement) => ofPlace.some((each) => each === requirement)));
        expect(answerOf({ entry, child: { ...said, registered }, needs, today }).guidance).toBe(
          answerOf({ entry, child: said, needs, today }).guidance,
        );
      }),
    );
  });

  it('a permit, insurance or a school place never makes an answer worse', () => {
    fc.assert(
      fc.property(anyEntry, anyChild, anyNeeds, (entry, said, needs) => {
        const before = answerOf({ entry, child: said, needs, today });
        for (const better of [
          { permit: 'yes' },
          { insurance: 'here' },
          { school: said.school === undefined || said.school === 'none' ? 'primary' : said.school },
        ] as const)
          expect(rank(answerOf({ entry, child: { ...said, ...better }, needs, today }))).toBeGreaterThanOrEqual(rank(before));
      }),
    );
  });

  it('naming a need never makes an answer worse', () => {
    fc.assert(
      fc.property(
        anyEntry,
        anyChild,
        fc.uniqueArray(fc.constantFrom(...allNeeds)),
        fc.constantFrom(...allNeeds),
        (entry, said, needs, more) => {
          const before = answerOf({ entry, child: said, needs, today });
          expect(rank(answerOf({ entry, child: said, needs: [...new Set([...needs, more])], today }))).toBeGreaterThanOrEqual(rank(before));
        },
      ),
    );
  });

  it('what is not answered decides nothing: whatever the answer would be, it says no more than that', () => {
    fc.assert(
      fc.property(anyEntry, anyChild, anyNeeds, (entry, said, needs) => {
        for (const [field, options] of [
          ['permit', permits],
          ['insurance', insurances],
          ['school', schools],
          ['livesWith', companions],
        ] as const) {
          const unsaid = answerOf({ entry, child: { ...said, [field]: undefined }, needs, today });
          if (unsaid.guidance === 'ask-the-department') continue;
          for (const option of options)
            expect(answerOf({ entry, child: { ...said, [field]: option }, needs, today }).guidance).not.toBe(
              unsaid.guidance === 'may-apply' ? 'seems-not-to' : 'may-apply',
            );
        }
      }),
    );
  });

  it('an age comes and goes once: soon, then now, then over', () => {
    fc.assert(
      fc.property(anyMonth, fc.constantFrom({ from: 0, under: 3 }, { from: 3, under: 7 }, { from: 6, under: 16 }), (born, ages) => {
        const days = Array.from({ length: 230 }, (_, months) => `${monthPlus(born, months)}-15`);
        const order = {
          'age-too-young': 0,
          'age-turns-this-month': 1,
          'age-fits': 2,
          'age-fits-from-birth': 2,
          'age-ends-this-month': 3,
          'age-too-old': 4,
        };
        const codes = days.map(
          (day) =>
            answerOf({ entry: { ...plain, ages }, child: { born }, needs: undefined, today: day }).findings.find(({ reason }) =>
              reason.code.startsWith('age'),
            )!.reason.code as keyof typeof order,
        );
        const ranks = codes.map((code) => order[code]);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        expect(new Set(ranks)).toContain(2);
      }),
    );
  });

  it('papers are each named once, for entries that are not ruled out', () => {
    fc.assert(
      fc.property(anyEntries, anyChild, anyNeeds, (entries, said, needs) => {
        const answers = familyList(entries, { children: [said], needs }, today);
        const papers = papersToBring(answers);
        expect(new Set(papers.map(({ paper }) => paper)).size).toBe(papers.length);
        const wanted = answers
          .filter(({ stage }) => stage !== 'not')
          .flatMap(({ entry }) => entry.papers.map((paper) => `${paper} ${entry.id}`));
        expect(papers.flatMap(({ paper, entries: of }) => of.map((id) => `${paper} ${id}`)).sort()).toEqual(wanted.sort());
      }),
    );
  });
});

it('an example of one family is valid circumstances', () => {
  expect(circumstancesSchema(today).safeParse({ children: [child], needs: [] }).success).toBe(true);
});
