// Opened declarations for the desk's tests: a family, and arbitrary ones.
import fc from 'fast-check';
import type { Declaration } from '../../src/declaration/declaration.schema.ts';
import type { OpenedNote, ReadableRecord } from '../../src/desk/opened-record.ts';
import { companions, households, insurances, permits, schools } from '../../src/declaration/steps/children-step.ts';
import { needs } from '../../src/declaration/steps/needs-step.ts';
import { declared } from './declared-family.ts';

type Overrides = Partial<Omit<ReadableRecord, 'content'>> & { declaration?: Partial<Declaration>; sentAt?: string };

/** One record, received and read by nobody; `declaration` overrides whole groups of answers. */
export function recordOf(id: string, { declaration = {}, sentAt = '2026-11-20T02:00:00.000Z', ...row }: Overrides = {}): ReadableRecord {
  return {
    id,
    halfYear: '2026H2',
    state: 'received',
    revision: 1,
    receivedOn: '2026-11-20',
    changedOn: '2026-11-20',
    eraseAfter: '2027-12-20',
    carriedOver: undefined,
    notes: [],
    ...row,
    content: {
      version: 1,
      id,
      reference: 'EDPY-MKX3-VG',
      revision: row.revision ?? 1,
      sentAt,
      confirmCode: 'AAAAAAAAAAAAAAAAAAAAAA==',
      receiptPublicKey: 'age1',
      declaration: { ...(declared as Declaration), ...declaration },
    },
  };
}

export const callNote = (on: string): OpenedNote => ({ number: 1, kind: 'call', on, operator: '00', text: 'x' });

const child = fc.record(
  {
    name: fc.constantFrom('小明', '王小明', '阿卜杜拉·买买提', '阿卜杜拉买买提', '张伟', '张炜', 'ئابدۇللا', '李'),
    born: fc.constantFrom('2018-05', '2018-06', '2012-01'),
    household: fc.constantFrom(...households),
    since: fc.constantFrom('2024-09', '2026-10'),
    livesWith: fc.constantFrom(...companions),
    permit: fc.constantFrom(...permits),
    school: fc.constantFrom(...schools),
    insurance: fc.constantFrom(...insurances),
  },
  { requiredKeys: ['born', 'household', 'since', 'livesWith'] },
);

/** Records of one district with few different values, so that they collide often. */
export const someRecords = fc
  .array(
    fc.record({
      phone: fc.constantFrom('13800138000', '13900139000', '057188886666'),
      town: fc.constantFrom('翠苑街道', '北山街道', '西溪街道'),
      kinds: fc.subarray([...needs]),
      callSoon: fc.boolean(),
      children: fc.array(child, { minLength: 1, maxLength: 3 }),
      state: fc.constantFrom('received', 'seen', 'contacted', 'carried-over', 'renewed', 'suspect'),
      receivedOn: fc.constantFrom('2026-03-01', '2026-09-10', '2026-11-20'),
      halfYear: fc.constantFrom('2026H1', '2026H2'),
    }),
    { maxLength: 14 },
  )
  .map((all) =>
    all.map(({ phone, town, kinds, callSoon, children, ...row }, index) =>
      recordOf(`R${String(index).padStart(2, '0')}`, {
        ...row,
        declaration: {
          home: { town },
          needs: { kinds, callSoon },
          children: JSON.parse(JSON.stringify(children)) as Declaration['children'],
          contact: { name: '买买提', relation: 'father', phone },
        },
      }),
    ),
  );
