import { z } from 'zod';
import { namesSchema, phoneSchema, textSchema } from '../catalogue/fields.schema.ts';

/**
 * `content/site.yaml`: who runs this installation. The elements of 国办发〔2017〕47号 and 国办公开办函〔2019〕61号
 * (主办单位, 网站标识码, ICP, 公安备案, 党政机关标识) come from here and from nowhere else.
 */
export const siteSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/u }).meta({ title: '网址', description: '对外网址，二维码和站点地图用；环境变量 SITE_URL 优先' }),
  operator: z
    .strictObject({
      name: namesSchema,
      undertaker: namesSchema.optional(),
      phone: phoneSchema.optional(),
      siteIdCode: z
        .string()
        .regex(/^[0-9a-z]{10}$/u)
        .optional(),
      icp: textSchema.optional(),
      publicSecurity: textSchema.optional(),
      partyGovernmentMark: z.url().optional(),
    })
    .optional()
    .meta({ title: '主办单位', description: '没有主办单位时整段不写，页面会如实说明' }),
  reportMistake: z.strictObject({ phone: phoneSchema.optional(), address: textSchema.optional() }).optional(),
});
export type Site = z.output<typeof siteSchema>;
