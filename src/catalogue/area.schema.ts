import { z } from 'zod';
import { assuredSchema, idSchema, namesSchema, officialUrlSchema, phoneSchema, statusSchema } from './fields.schema.ts';

/** HSDS location/phone/schedule of an office that a family can turn to. Offices only, never persons. */
export const contactPointSchema = z
  .strictObject({
    id: idSchema,
    kind: z.enum(['office', 'station', 'hotline']).meta({ title: '类型' }),
    department: idSchema.optional().meta({ title: '部门', description: 'departments.yaml 里的代号' }),
    name: namesSchema,
    phone: phoneSchema.optional(),
    address: namesSchema.optional().meta({ title: '地址' }),
    hours: namesSchema.optional().meta({ title: '时间', description: '什么时候开门' }),
    url: officialUrlSchema.optional(),
    source: namesSchema.meta({ title: '出处', description: '这个联系方式是从哪里来的' }),
    status: statusSchema,
    assured: assuredSchema,
  })
  .meta({ title: '联系点' });
export type ContactPoint = z.output<typeof contactPointSchema>;

const ageKeySchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/u, { error: 'age-key' });

/** Who receives declarations in a district: its presence opens the form there. Review of the change is the appointment. */
export const deskSchema = z
  .strictObject({
    handler: namesSchema.meta({ title: '处理单位', description: '谁处理申报里的信息' }),
    phone: phoneSchema,
    officer: namesSchema.meta({ title: '儿童信息负责人', description: '写职务，不写姓名' }),
    officerPhone: phoneSchema,
    retentionMonths: z.int().min(1).max(24).meta({ title: '保存月数', description: '多少个月没有更新就删除' }),
    backupDays: z.int().min(1).max(35).meta({ title: '备份天数' }),
    operators: z.array(ageKeySchema).min(1).meta({ title: '经办公钥', description: '每位经办人员一把，age1 开头' }),
    recoveryKey: ageKeySchema.meta({ title: '恢复公钥', description: '离线分三份保管的那一把' }),
  })
  .meta({ title: '经办台', description: '写了才开放网上申报' });

/** `area.yaml`: what an area says of itself, beside its lists. It exists only where there is something to say. */
export const areaSchema = z
  .strictObject({
    departments: z
      .record(idSchema, namesSchema)
      .optional()
      .meta({ title: '部门的本地名称', description: '例如 civil-affairs: {zh: 民政文旅体局}' }),
    contacts: z.array(contactPointSchema).min(1).optional(),
    centralDistricts: z
      .array(z.string().regex(/^\d{6}$/u))
      .nullable()
      .optional()
      .meta({ title: '中心城区', description: '本市中心城区包括哪些区的代码；没有规定写 null' }),
    zones: z
      .array(z.strictObject({ id: idSchema, name: namesSchema, departments: z.record(idSchema, namesSchema).optional() }))
      .min(1)
      .optional()
      .meta({ title: '功能区', description: '不是行政区划、在本区域内的风景名胜区、开发区等' }),
    platforms: z
      .array(z.strictObject({ id: idSchema, name: namesSchema, purpose: namesSchema }))
      .min(1)
      .optional()
      .meta({ title: '登记平台', description: '本地把登记信息放进哪些系统' }),
    desk: deskSchema.optional(),
    exportApprovers: z
      .array(ageKeySchema)
      .min(1)
      .optional()
      .meta({ title: '导出批准公钥', description: '市、省级：本区域内的经办台导出多条记录时可以批准的公钥；只能批准，看不到申报' }),
    note: namesSchema.optional().meta({ title: '说明' }),
  })
  .meta({ title: '地区' });
export type AreaStatement = z.output<typeof areaSchema>;
