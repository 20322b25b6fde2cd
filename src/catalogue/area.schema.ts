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
    note: namesSchema.optional().meta({ title: '说明' }),
  })
  .meta({ title: '地区' });
export type AreaStatement = z.output<typeof areaSchema>;
