import { z } from 'zod';
import { basisSchema, daySchema } from './fields.schema.ts';
import { units } from './vocabulary.ts';

/**
 * A comparable fact: a number with a unit and the direction in which a family is better off.
 * The floor rule compares two of them by the same id (design §4, N cl. 15 “不得低于”).
 */
export const typedValueSchema = z
  .strictObject({
    value: z.number().meta({ title: '数值' }),
    unit: z.enum(units).meta({ title: '单位' }),
    better: z.enum(['higher', 'lower']).meta({ title: '越高越好/越低越好' }),
    asOf: daySchema.optional().meta({ title: '数值日期', description: '这个数字是哪天的' }),
    basis: basisSchema.optional().meta({ description: '与条目依据不同时才写' }),
  })
  .meta({ title: '可比数值', description: '金额、年龄、天数、名额等，可与上级比较' });
export type TypedValue = z.output<typeof typedValueSchema>;

/** True if `local` leaves a family worse off than `floor`. Throws when the units differ: that is a finding of its own. */
export function isBelow(local: TypedValue, floor: TypedValue): boolean {
  if (local.unit !== floor.unit) throw new RangeError(`units differ: ${local.unit} and ${floor.unit}`);
  return floor.better === 'higher' ? local.value < floor.value : local.value > floor.value;
}
