// The parents of a load, in a process of their own: raw connections, so that asking costs next to nothing on the machine that answers.
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface LoadOrder {
  port: number;
  path: string;
  /** JSON; `{token}` stands for 43 signs that are others in each request. */
  body: string;
  seconds: number;
  /** So many ask again as soon as they are answered … */
  connections?: number;
  /** … or this many ask each second, whether those before were answered or not. */
  perSecond?: number;
}

export interface LoadResult {
  /** Answered with 201. */
  stored: number;
  /** Status of every other answer, or `broken`. */
  others: Record<string, number>;
  seconds: number;
  /** Milliseconds; of an open loop from the moment at which the request was due. */
  p50: number;
  p99: number;
  max: number;
}

const tokenLength = 43;

class Connection {
  readonly #socket: Socket;
  #rest = Buffer.alloc(0);
  #answer: ((status: number) => void) | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk) => {
      this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
      this.#read();
    });
    for (const event of ['error', 'close'] as const) {
      this.#socket.on(event, () => {
        this.#settle(0);
      });
    }
  }

  ask(request: Buffer): Promise<number> {
    return new Promise((resolve) => {
      this.#answer = resolve;
      this.#socket.write(request);
    });
  }

  end(): void {
    this.#socket.destroy();
  }

  #read(): void {
    const headEnd = this.#rest.indexOf('\r\n\r\n');
    if (headEnd === -1) return;
    const head = this.#rest.toString('latin1', 0, headEnd);
    const length = /\r\ncontent-length: (\d+)/iu.exec(head)?.[1];
    const end = length === undefined ? this.#rest.indexOf('\r\n0\r\n\r\n', headEnd) + 7 : headEnd + 4 + Number(length);
    if (end < headEnd || this.#rest.length < end) return;
    this.#rest = this.#rest.subarray(end);
    this.#settle(Number(head.slice(9, 12)));
  }

  #settle(status: number): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.(status);
  }
}

const order = JSON.parse(process.argv[2] ?? '{}') as LoadOrder;
const write = requests(order);
const latencies: number[] = [];
const others: Record<string, number> = {};
const began = performance.now();

if (order.perSecond === undefined) await closedLoop(order, order.connections ?? 50);
else await openLoop(order, order.perSecond);

const seconds = (performance.now() - began) / 1000;
latencies.sort((one, other) => one - other);
const at = (share: number): number => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
const result: LoadResult = { stored: latencies.length, others, seconds, p50: at(0.5), p99: at(0.99), max: at(1) };
console.log(JSON.stringify(result));
process.exit(0);

/** Writes the next request: the same bytes with another token in them. */
function requests({ port, path, body }: LoadOrder): () => Buffer {
  const [before = '', after = ''] = body.split('{token}');
  const length = Buffer.byteLength(before) + tokenLength + Buffer.byteLength(after);
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Content-Type: application/json',
    'Sec-Fetch-Site: same-origin',
    `Content-Length: ${length}`,
  ].join('\r\n');
  const start = Buffer.from(`${head}\r\n\r\n${before}`);
  const end = Buffer.from(after);
  return () => Buffer.concat([start, Buffer.from(randomBytes(32).toString('base64url')), end]);
}

function count(status: number, since: number): void {
  if (status === 201) {
    latencies.push(performance.now() - since);
    return;
  }
  const key = status === 0 ? 'broken' : String(status);
  others[key] = (others[key] ?? 0) + 1;
}

async function closedLoop({ port, seconds }: LoadOrder, connections: number): Promise<void> {
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      let connection = new Connection(port);
      while (performance.now() < until) {
        const since = performance.now();
        const status = await connection.ask(write());
        count(status, since);
        if (status === 0) connection = new Connection(port);
      }
      connection.end();
    }),
  );
}

/** As parents come: one more each hundredth of a second, on a free connection or a new one. */
async function openLoop({ port, seconds }: LoadOrder, perSecond: number): Promise<void> {
  const free: Connection[] = [];
  const asked: Promise<void>[] = [];
  for (let turn = 0; turn < seconds * perSecond; turn += 1) {
    const due = began + (turn * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const connection = free.pop() ?? new Connection(port);
    asked.push(
      connection.ask(write()).then((status) => {
        count(status, due);
        if (status === 0) connection.end();
        else free.push(connection);
      }),
    );
  }
  await Promise.all(asked);
}
