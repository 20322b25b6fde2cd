import type { ContentFile } from '../../catalogue/content-file.ts';
import { parseContentFile, shortDigest } from '../../catalogue/source/read-content.ts';
import { KeptValue } from './kept-value.ts';

interface KeptParse {
  digest: string;
  file: ContentFile;
}

/** Parsing YAML is half of what reading content takes: files that have not changed are not parsed again. */
export class KeptParses {
  readonly #kept: KeptValue<ReadonlyMap<string, KeptParse>>;
  readonly #before: ReadonlyMap<string, KeptParse>;
  readonly #now = new Map<string, KeptParse>();
  #isNew = false;

  constructor(project: string) {
    this.#kept = new KeptValue(project, 'parses', '');
    this.#before = this.#kept.read() ?? new Map();
  }

  readonly parse = (path: string, text: string): ContentFile => {
    const digest = shortDigest(text);
    const before = this.#before.get(path);
    const file = before?.digest === digest ? before.file : parseContentFile(path, text);
    if (file !== before?.file) this.#isNew = true;
    this.#now.set(path, { digest, file });
    return file;
  };

  keep(): void {
    if (this.#isNew) this.#kept.keep(this.#now);
  }
}
