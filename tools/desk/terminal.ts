import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';

let lines: AsyncIterator<string> | undefined;

/** A secret from the terminal, not shown while it is typed; or the next line of what is piped in. Never from the arguments. */
export async function askSecret(question: string): Promise<string> {
  process.stderr.write(question);
  if (!process.stdin.isTTY) {
    // One reader for all questions: another one would miss what the first has taken.
    lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
    const next = await lines.next();
    process.stderr.write('\n');
    if (next.done === true) throw new Error('Nothing was entered.');
    return next.value.trim();
  }
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const terminal: Interface = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await terminal.question('');
  terminal.close();
  process.stderr.write('\n');
  return answer.trim();
}
