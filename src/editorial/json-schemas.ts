import { z } from 'zod';
import { schemas } from './field-names.ts';

/**
 * JSON Schemas of the files of `content/`, for editors that know YAML: what may stand where, in Chinese, while typing.
 * Generated from the same zod schemas that the check reads with; rules between files stay the check's.
 */
export function jsonSchemas(): Record<string, object> {
  return Object.fromEntries(schemas.map(({ name, schema }) => [name, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })]));
}

/** Which files each schema is for, as an editor's settings name them. */
export function schemaPatterns(): Record<string, string[]> {
  return Object.fromEntries(
    schemas
      .filter(({ globs }) => globs.length > 0)
      .map(({ name, globs }) => [`./schemas/${name}.json`, globs.map((glob) => `content/${glob}`)]),
  );
}
