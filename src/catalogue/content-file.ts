/**
 * One file of `content/` as read from disk: the text, and what its YAML, front matter or JSON says.
 * `path` is relative to `content/` with forward slashes. `bodyLine` is the 1-based line where the Markdown begins.
 */
export interface ContentFile {
  path: string;
  text: string;
  data: unknown;
  body: string;
  bodyLine: number;
  /** What the parser refused, if anything; `data` is then undefined. */
  syntaxError?: { line: number; message: string };
}

/** A statement that the schema or the assembly refuses. `at` is the path into the data, as zod gives it. */
export interface ContentIssue {
  file: string;
  at: (string | number)[];
  code: string;
  /** What the schema says about the value: expected choices, limits, the value itself. */
  details: Record<string, unknown>;
}
