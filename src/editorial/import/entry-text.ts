import { Document, isMap, isScalar, isSeq, type Node, Scalar, type ToStringOptions, visit } from 'yaml';

/** Keys whose value stands on one line, as editors write it. */
const onOneLine = new Set([
  'audience',
  'departments',
  'assured',
  'types',
  'requires',
  'keywords',
  'requiredDocuments',
  'programmes',
  'inForce',
  'officialList',
  'issuedBy',
  'targetGroups',
  'issuers',
  'exceptIn',
]);
/** Lists whose entries each stand on one line. */
const entriesOnOneLine = new Set(['basis', 'channels', 'windows', 'values', 'clauses']);

const style: ToStringOptions = { lineWidth: 0, singleQuote: true, flowCollectionPadding: false, indentSeq: true };

/** An entry as its file: front matter in the order of the schema, then the text. */
export function entryText(statement: object, body: string): string {
  return `---\n${yamlText(statement)}---\n${body === '' ? '' : `\n${body.trim()}\n`}`;
}

export function yamlText(data: object): string {
  const document = new Document(withoutUndefined(data));
  arrange(document);
  return document.toString(style);
}

/** The file with another text below its front matter. */
export function withBody(text: string, body: string): string {
  const front = /^---\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/u.exec(text)?.[0] ?? '';
  return `${front}${body === '' ? '' : `\n${body.trim()}\n`}`;
}

/** Flow style where editors use it, quotes where a text would be taken for something else. */
function arrange(document: Document): void {
  if (!isMap(document.contents)) return;
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (onOneLine.has(name) && isCollection(value)) value.flow = true;
    if (entriesOnOneLine.has(name) && isCollection(value)) {
      for (const item of value.items) {
        const inner = isMap(value) ? (item as { value: unknown }).value : item;
        if (isCollection(inner)) inner.flow = true;
      }
    }
    visit(value as Node, {
      Scalar(_key, scalar) {
        if (typeof scalar.value === 'string' && needsQuotes(scalar.value)) scalar.type = Scalar.QUOTE_SINGLE;
        else if (typeof scalar.value === 'string' && scalar.value.includes('\n')) scalar.type = Scalar.QUOTE_DOUBLE;
      },
    });
  }
}

const isCollection = (node: unknown): node is Node & { flow?: boolean; items: unknown[] } => isMap(node) || isSeq(node);

/** What the check would take for a full-width slip: quotes and brackets at the head, a Latin word before `：`. */
const needsQuotes = (text: string): boolean => /^[“”‘’［｛（【《—－–「]|^[A-Za-z][\w-]*\s*：/u.test(text) && !text.includes('\n');

function withoutUndefined(data: object): object {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}
