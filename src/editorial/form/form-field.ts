/**
 * A field of a form as Decap CMS is told of it (decapcms.org/docs/widgets), in the part of its configuration that other editors of
 * its kind read, too. `name` is the field's key in the file; `label` its Chinese title.
 */
export interface FormField {
  name: string;
  label: string;
  label_singular?: string;
  hint?: string;
  widget: 'string' | 'text' | 'number' | 'datetime' | 'select' | 'relation' | 'list' | 'object' | 'hidden';
  required: boolean;
  /** A regular expression and what to say where it is not met. */
  pattern?: [string, string];
  options?: { label: string; value: string }[];
  multiple?: boolean;
  value_type?: 'int' | 'float';
  min?: number;
  max?: number;
  step?: number;
  format?: string;
  date_format?: string;
  time_format?: boolean;
  default?: string | number | null;
  collapsed?: boolean;
  minimize_collapsed?: boolean;
  summary?: string;
  collection?: string;
  file?: string;
  value_field?: string;
  search_fields?: string[];
  display_fields?: string[];
  options_length?: number;
  /** What every item of a list is. */
  field?: FormField;
  fields?: FormField[];
}

/** Keys under which a form keeps what is no field of the file. */
export const formKeys = {
  /** The Markdown below the front matter. */
  body: 'body',
  /** The name of an entry of a record; its value stands beside it, or under `value`. */
  id: 'key',
  value: 'value',
  /** The entries of a file that is one record. */
  entries: 'entries',
  /** Where the form's file stands and what it said when the form was opened. */
  file: 'tongxiangFile',
} as const;
