import { z } from 'zod';
import { textSchema } from '../catalogue/fields.schema.ts';
import { serviceTypes } from '../catalogue/vocabulary.ts';

/** Needs that cannot wait: a card with the numbers to call stands above every answer. In the order in which the cards stand. */
export const urgentKinds = ['self-harm', 'violence', 'abuse', 'missing', 'abandoned', 'hunger', 'medical', 'fire', 'distress'] as const;
export type UrgentKind = (typeof urgentKinds)[number];

/** The fewest Chinese terms of a service type: below that, unseen queries are missed (docs/adr/0011). */
export const fewestChineseTerms = 100;
/** A term that belongs to more types than this tells nothing. */
export const mostTypesOfATerm = 4;

const listOf = (title: string, description: string) => z.array(textSchema.max(60)).meta({ title, description });

const termLists = {
  zh: listOf('日常说法', '家长平时怎么说：词、短语；一行一条'),
  dialect: listOf('方言说法', '流动家庭里听得到的各地说法').optional(),
  misspelled: listOf('常见错字', '写错了但读音或字形相近的词；同音的错字不必写，程序认得').optional(),
  indirect: listOf('绕着说的话', '不提事情的名称，只说难处：一句话').optional(),
  en: listOf('英文说法', '小写；词或短语').optional(),
  ug: listOf('维吾尔文说法', '词或短语').optional(),
};

/** `content/lexicon/<service type>.yaml`: how parents say that they need this service. */
export const lexiconSchema = z.strictObject({
  head: z.array(textSchema.max(20)).length(3).meta({ title: '主要名称', description: '三个最常用的名称，最常用的在前' }),
  ...termLists,
});
export type LexiconStatement = z.output<typeof lexiconSchema>;

/** `content/lexicon/urgent.yaml`: how people say that they cannot wait. */
export const urgentSchema = z.strictObject(
  Object.fromEntries(
    urgentKinds.map((kind) => [kind, z.strictObject({ head: lexiconSchema.shape.head.optional(), ...termLists })]),
  ) as Record<UrgentKind, z.ZodObject<{ head: z.ZodOptional<(typeof lexiconSchema)['shape']['head']> } & typeof termLists>>,
);
export type UrgentStatement = z.output<typeof urgentSchema>;

/** `content/lexicon/not-here.yaml`: what people ask an office for that is on no list of ours. */
export const notHereSchema = z.strictObject({ head: lexiconSchema.shape.head.optional(), ...termLists });
export type NotHereStatement = z.output<typeof notHereSchema>;

/** The lists of a file in which terms are Chinese. */
export const chineseLists = ['head', 'zh', 'dialect', 'misspelled', 'indirect'] as const;
/** Those of them that hold words, not sentences. */
export const wordLists = ['head', 'zh', 'dialect', 'misspelled'] as const;

/** The places of lexicon files below `content/`. */
export const lexiconFile = /^lexicon\/(?<name>[a-z0-9-]+)\.yaml$/u;

/** The schema that a lexicon file is read with; undefined where the name is no service type. */
export function lexiconSchemaOf(name: string): z.ZodType<LexiconStatement | UrgentStatement | NotHereStatement> | undefined {
  if (name === 'urgent') return urgentSchema;
  if (name === 'not-here') return notHereSchema;
  return (serviceTypes as readonly string[]).includes(name) ? lexiconSchema : undefined;
}
