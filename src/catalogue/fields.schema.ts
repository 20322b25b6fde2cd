import { z } from 'zod';
import { statuses } from './vocabulary.ts';

/** Small shapes that several schemas are made of. All objects are strict: an unknown key is an error. */

/** A stable name of an item, document, department …: `compulsory-education`. Never `constructor`, which every object answers to. */
export const idSchema = z
  .string()
  .regex(/^(?!constructor$)[a-z0-9]+(-[a-z0-9]+)*$/u, { error: 'id' })
  .meta({ title: '代号', description: '只用小写字母、数字和短横线，例如 compulsory-education' });

/** A calendar day, ISO 8601 `YYYY-MM-DD`. YAML dates are read as text, never as moments. */
export const daySchema = z.iso.date({ error: 'day' }).meta({ title: '日期', description: '写成 2026-11-21 的样子' });

/** A day that comes every year, ISO 8601 without the year: `08-31`. */
export const annualDaySchema = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u, { error: 'day' })
  .meta({ title: '每年日期', description: '写成 08-31 的样子' });

/** Text without surrounding blanks and without control or direction-override characters. */
export const textSchema = z
  .string()
  .min(1, { error: 'empty' })
  .refine((text) => text === text.trim(), { error: 'blank-around' })
  // eslint-disable-next-line no-control-regex -- the point of the rule
  .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u.test(text), {
    error: 'control-character',
  });

/** A proper name in one or more languages; Chinese is the source and always there. */
export const namesSchema = z
  .strictObject({ zh: textSchema, en: textSchema.optional(), ug: textSchema.optional() })
  .meta({ title: '名称', description: '中文必填，英文和维吾尔文可以以后再补' });
export type Names = z.output<typeof namesSchema>;

/**
 * An office number as people dial it: area code and number (`0571-89586389`), a
 * service number (`12345`), or a 400/800 number. Private mobile numbers are refused:
 * a list names offices, never people (domain: 公布办公电话，不公布个人手机).
 */
export const phoneSchema = z
  .string()
  .regex(/^(0\d{2,3}-\d{7,8}(-\d{1,5})?|1\d{2}|1\d{4}|9\d{4}|[48]00-\d{3}-\d{4})$/u, { error: 'phone' })
  .meta({ title: '电话', description: '办公电话：0571-89586389 或 12345；不要写个人手机号' });

/** A link to an official page. Only https (or http of .gov.cn sites that have no https). */
export const officialUrlSchema = z
  .url({ protocol: /^https?$/u, hostname: /(^|\.)(gov\.cn|org\.cn|edu\.cn)$/u, error: 'url' })
  .meta({ title: '网址', description: '只写政府或机构官方网址' });

/** The norm an entry rests on: a document of `content/documents` and a clause that it lists. */
export const basisSchema = z
  .strictObject({
    document: idSchema.meta({ title: '文件', description: 'content/documents 里的文件代号' }),
    clause: z.string().min(1).optional().meta({ title: '条款', description: '例如 "7"；要写在引号里' }),
  })
  .meta({ title: '依据', description: '哪个文件、第几条' });
export type Basis = z.output<typeof basisSchema>;

/** HSDS assured_date / assurer: the day, and the office, that last checked the entry. */
export const assuredSchema = z
  .strictObject({
    on: daySchema.meta({ title: '核对日期', description: '写成 2026-11-21 的样子' }),
    by: textSchema.meta({ title: '核对单位', description: '核对的单位：departments.yaml 里的代号；本项目编辑组写 tongxiang' }),
    until: daySchema.optional().meta({ title: '核对有效到', description: '核对有效到哪天；不写就是核对日起 12 个月' }),
  })
  .meta({ title: '核对', description: '哪天、由哪个单位核对过' });
export type Assured = z.output<typeof assuredSchema>;

export const statusSchema = z
  .enum(statuses)
  .meta({ title: '状态', description: 'verified 已对照文件全文核对；needs-check 待核实；sample 示例' });
