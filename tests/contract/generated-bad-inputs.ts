// Declarations that are right but for one to three answers, made from the table of the form's steps: every field of every kind, with
// everything that such a field must not be.
import fc from 'fast-check';
import { declarationSchema } from '../../src/declaration/declaration.schema.ts';
import { allFields, type PlacedField, pointerOf } from '../../src/declaration/form-steps.ts';
import { problemCodes, problemsOf } from '../../src/declaration/problems.ts';
import { mostChildren } from '../../src/declaration/steps/children-step.ts';
import { newToken } from '../support/declared-family.ts';
import type { SiteUnderTest } from '../support/declaration-site.ts';

export interface BadInputCounts {
  cases: number;
  refused: number;
  /** Page and function named the same fields and the same codes, in the same order. */
  agreed: number;
  serverErrors: number;
  /** Milliseconds of computing for one answer, at most; waiting for a busy machine is none. */
  slowest: number;
  codes: ReadonlyMap<string, number>;
  examples: string[];
}

const today = '2026-11-21';
const form = '2026-11-21';
const districts = ['330106', '330110', '360103', '411627'];
/** What the page runs: the same schema, told the same day and the same places. */
const onThePage = declarationSchema({ today, form, isDistrict: (code) => districts.includes(code) });

/** Of every people; long ones, rare signs, signs of the private area. */
const names = [
  '王小明',
  '欧阳琥珀',
  '阿卜杜拉·买买提',
  '卡丽比努尔·吐尔逊',
  'ئابدۇكېرىم',
  'བཀྲ་ཤིས་',
  'ᠪᠠᠶᠠᠷ',
  'Vangz Siujmingz',
  'ꆈꌠ',
  '김철수',
  '𬴊𠮷',
  '\ue863',
  'Жанар',
  'Nguyễn Thị Ánh',
  "O'Neil-Smith",
  '王',
  '王'.repeat(40),
];
const month = (least: number, most: number): fc.Arbitrary<string> =>
  fc.integer({ min: least, max: most }).map((number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`);
const monthNumber = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
const now = monthNumber(today);

function right({ field }: PlacedField): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
      return fc.constantFrom(...names);
    case 'phone':
      return fc.constantFrom('13800138000', '138 0013 8000', '+86 13800138000', '0571-87654321', '１３８００１３８０００');
    case 'month':
      return month(now - 12 * 17, now);
    case 'district':
      return fc.constantFrom(...districts);
    case 'choice':
      return fc.constantFrom(...field.options);
    case 'choices':
      return fc.subarray([...field.options]);
    case 'tick':
      return field.required ? fc.constant(true) : fc.boolean();
  }
}

type Group = Record<string, unknown>;

const rightGroup = (fields: readonly PlacedField[]): fc.Arbitrary<Group> =>
  fc.record(Object.fromEntries(fields.map((placed) => [placed.field.name, right(placed)])), {
    requiredKeys: fields
      .filter(({ field }) => field.required || field.kind === 'tick' || field.kind === 'choices')
      .map(({ field }) => field.name),
  });
const fieldsOfStep = (step: string, child?: number): PlacedField[] =>
  allFields.filter((placed) => placed.step.name === step && placed.child === child);

const rightChild: fc.Arbitrary<Group> = rightGroup(fieldsOfStep('children', 0)).map((child) => {
  const { householdDistrict, permit, ...others } = child;
  const [born, since] = [others['born'] as string, others['since'] as string].sort();
  return {
    ...others,
    born,
    since,
    ...(others['household'] === 'district' ? { householdDistrict } : {}),
    ...(others['household'] === 'outside-mainland' || permit === undefined ? {} : { permit }),
  };
});

export const rightDeclaration: fc.Arbitrary<Group> = fc.record({
  form: fc.constant(form),
  language: fc.constantFrom('zh', 'en', 'ug'),
  district: fc.constantFrom('330106', '330110'),
  home: rightGroup(fieldsOfStep('home')),
  children: fc.array(rightChild, { minLength: 1, maxLength: mostChildren }),
  needs: rightGroup(fieldsOfStep('needs')),
  contact: rightGroup(fieldsOfStep('contact')),
  consents: rightGroup(fieldsOfStep('consents')),
});

const otherType = fc.constantFrom<unknown>(null, 7, [], {}, ['王'], { toString: '王' }, Number.MAX_SAFE_INTEGER);
const strange = fc.constantFrom(
  '\u0000',
  '\u001b',
  '\r\n',
  '\u202e',
  '\u2066',
  '\ud800',
  '\udfff',
  '\ufdd0',
  '\ufffd',
  '\u{e0041}',
  '\u2029',
);
const withStrange = fc.tuple(fc.string({ maxLength: 20 }), strange, fc.string({ maxLength: 20 })).map((parts) => parts.join(''));
const otherWord = fc.oneof(
  fc.string().filter((text) => !/^[a-z-]+$/u.test(text)),
  fc.constantFrom('', '__proto__', 'constructor', 'toString', 'MOTHER', 'mother ', 'ｍｏｔｈｅｒ'),
);

/** Undefined: left out. */
function wrong({ field }: PlacedField): fc.Arbitrary<unknown> {
  const absent = field.required ? [fc.constant(undefined)] : [];
  switch (field.kind) {
    case 'text':
      return fc.oneof(
        ...absent,
        otherType,
        withStrange,
        fc.integer({ min: field.mostCharacters + 1, max: 2000 }).map((length) => '王'.repeat(length)),
        fc.stringMatching(/^[ \d.,;:!?·-]{0,20}$/u),
        fc.stringMatching(/^\d{6,18}$/u).map((digits) => `王${digits}`),
        fc.stringMatching(/^(?:[\u0660-\u0669][ -]?){6,12}$/u).map((digits) => `王${digits}`),
      );
    case 'phone':
      return fc.oneof(
        ...absent,
        otherType,
        withStrange,
        fc.stringMatching(/^\d{0,10}$/u).filter((digits) => !/^0\d{2,3}[2-9]\d{6,7}$/u.test(digits)),
        fc.stringMatching(/^[2-9]\d{10,14}$/u).filter((digits) => !/^86|^00/u.test(digits)),
        fc.string({ unit: 'binary' }).filter((text) => !/\d{9}/u.test(text.normalize('NFKC').replace(/\D/gu, ''))),
      );
    case 'month':
      return fc.oneof(
        ...absent,
        otherType,
        month(now + 1, now + 1200),
        fc.stringMatching(/^(?:19|20)\d{2}-(?:00|1[3-9]|[2-9]\d|\d|\d{3})$/u),
        fc.string({ unit: 'binary' }).filter((text) => !/^\d{4}-\d{2}$/u.test(text)),
      );
    case 'district':
      return fc.oneof(
        otherType,
        fc.stringMatching(/^\d{6}$/u).filter((code) => !districts.includes(code)),
        fc.constantFrom('330100', '', '太康县'),
      );
    case 'choice':
      return fc.oneof(...absent, otherType, otherWord);
    case 'choices':
      return fc.oneof(
        fc.constantFrom<unknown>(null, 7, {}, 'school'),
        fc.array(otherWord, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...field.options).map((option) => [option, option]),
        fc.constant(Array.from({ length: field.options.length + 1 }, () => field.options[0])),
      );
    case 'tick':
      return fc.oneof(
        fc.constant(undefined),
        otherType,
        fc.constantFrom<unknown>('true', 'yes', 1),
        ...(field.required ? [fc.constant(false)] : []),
      );
  }
}

type Change = [pointer: string, value: unknown];
const groups = ['', '/home', '/children/0', '/needs', '/contact', '/consents'];
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .constantFrom(...allFields.filter(({ child = 0 }) => child === 0))
      .chain((placed) => fc.tuple(fc.constant(pointerOf(placed.name)), wrong(placed))),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc
        .tuple(
          fc.constantFrom(...groups),
          fc
            .oneof(
              fc.string({ minLength: 1, maxLength: 12 }),
              fc.constantFrom('idNumber', 'photo', 'schoolName', 'hasOwnProperty', 'constructor', 'toString'),
            )
            .filter(
              (name) =>
                name !== '__proto__' &&
                !/^(?:form|language|district|home|children|needs|contact|consents)$/u.test(name) &&
                !allFields.some(({ field }) => field.name === name),
            ),
        )
        .map(([group, name]) => `${group}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
      fc.constant('x'),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('/home', '/needs', '/contact', '/consents'), fc.constantFrom<unknown>(undefined, null, 'x', [], 7)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constant('/children'),
      fc.constantFrom<unknown>(
        undefined,
        null,
        'x',
        [],
        {},
        [null],
        [[]],
        Array.from({ length: 6 }, () => ({})),
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constant('/district'), fc.constantFrom<unknown>(undefined, null, '330100', '999999', 330106, ['330106'])),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constant('/form'), fc.constantFrom<unknown>(undefined, null, '2025-01-01', '', 20261121)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('/language'), fc.oneof(fc.constant(undefined), otherType, otherWord)) },
);

/** Replaces what stands at a pointer; where the way there is gone already, there is nothing left to spoil. */
function spoil(declaration: Group, [pointer, value]: Change): Group {
  const copy = structuredClone(declaration);
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = parts.pop() ?? '';
  const group = parts.reduce<unknown>(
    (node, part) => (typeof node === 'object' && node !== null ? (node as Group)[part] : undefined),
    copy,
  );
  if (typeof group !== 'object' || group === null) return copy;
  if (value === undefined) Reflect.deleteProperty(group, last);
  else Object.defineProperty(group, last, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

export const badDeclaration: fc.Arbitrary<Group> = fc
  .tuple(rightDeclaration, fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([declaration, changes]) => changes.reduce(spoil, declaration));

/** Sends them one after the other, counts, and gives examples of whatever was not refused as it must be. */
export async function sendBadInputs(site: SiteUnderTest, { cases, seed }: { cases: number; seed: number }): Promise<BadInputCounts> {
  const counts = {
    cases: 0,
    refused: 0,
    agreed: 0,
    serverErrors: 0,
    slowest: 0,
    codes: new Map<string, number>(),
    examples: [] as string[],
  };
  for (const declaration of fc.sample(badDeclaration, { numRuns: cases, seed })) {
    const sent = { token: newToken(), declaration };
    const before = process.cpuUsage();
    const { status, body } = await site.postJson('/declarations', sent);
    const { user, system } = process.cpuUsage(before);
    const errors = (body['errors'] ?? []) as { pointer: string; code: string }[];
    const read = onThePage.safeParse(JSON.parse(JSON.stringify(declaration)));
    const problems = read.success
      ? []
      : problemsOf(read.error.issues).map(({ pointer, code }) => ({ pointer: `/declaration${pointer}`, code }));
    const isNamed = errors.length > 0 && errors.every(({ code }) => problemCodes.some((known) => known === code));
    counts.cases += 1;
    if (status === 422 && isNamed) counts.refused += 1;
    else if (counts.examples.length < 5) counts.examples.push(`${status} ${JSON.stringify(body)} for ${JSON.stringify(declaration)}`);
    if (JSON.stringify(problems) === JSON.stringify(errors)) counts.agreed += 1;
    else if (counts.examples.length < 5) counts.examples.push(`page ${JSON.stringify(problems)}, function ${JSON.stringify(errors)}`);
    if (status >= 500) counts.serverErrors += 1;
    counts.slowest = Math.max(counts.slowest, (user + system) / 1000);
    for (const { code } of errors) counts.codes.set(code, (counts.codes.get(code) ?? 0) + 1);
  }
  return counts;
}
