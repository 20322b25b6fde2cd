import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { areaSchema } from './catalogue/area.schema.ts';
import { documentSchema } from './catalogue/document.schema.ts';
import { editionSchema } from './catalogue/edition.schema.ts';
import { entitlementSchema, translationSchema } from './catalogue/entitlement.schema.ts';
import { guideSchema, guideTranslationSchema } from './catalogue/guide.schema.ts';
import { contentLoader } from './catalogue/source/content-loader.ts';

/** Joins the folders of `content/` to their schemas. Nothing else. */
export const collections = {
  reference: defineCollection({ loader: contentLoader(/^[a-z-]+\.(json|yaml)$/u), schema: z.looseObject({}) }),
  areas: defineCollection({ loader: contentLoader(/^areas\/.*\/area\.yaml$/u), schema: areaSchema }),
  editions: defineCollection({ loader: contentLoader(/^areas\/.*\/edition\.yaml$/u), schema: editionSchema }),
  entitlements: defineCollection({ loader: contentLoader(/^areas\/.*\/zh\.md$/u), schema: entitlementSchema }),
  translations: defineCollection({ loader: contentLoader(/^areas\/.*\/(en|ug)\.md$/u), schema: translationSchema }),
  documents: defineCollection({ loader: contentLoader(/^documents\/.*\.yaml$/u), schema: documentSchema }),
  guides: defineCollection({ loader: contentLoader(/^pages\/.*\/zh\.md$/u), schema: guideSchema }),
  guideTranslations: defineCollection({ loader: contentLoader(/^pages\/.*\/(en|ug)\.md$/u), schema: guideTranslationSchema }),
};
