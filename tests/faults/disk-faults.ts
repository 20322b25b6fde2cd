// The recorder of what a process does to a disk, and the power cut: what of it is left when the current goes.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../support/built-site.ts';

export const compilerHint =
  'No C compiler, or no glibc, on this machine: power cuts and full disks are not tried. `apt-get install gcc libc6-dev`, on Linux.';

/** The library to load before a process, compiled once per version of its source; undefined where that is not possible. */
export function diskFaultsLibrary(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const source = join(import.meta.dirname, 'disk-faults.c');
  const folder = join(projectRoot, 'node_modules/.cache/tongxiang/faults');
  const library = join(folder, `disk-faults-${createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12)}.so`);
  if (existsSync(library)) return library;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${library}.${process.pid}`;
  const { status } = spawnSync('cc', ['-O1', '-shared', '-fPIC', '-o', unfinished, source, '-ldl', '-lpthread'], { stdio: 'ignore' });
  if (status !== 0) return undefined;
  renameSync(unfinished, library);
  return library;
}

export interface DiskFaults {
  /** Only what happens in here is touched. */
  folder: string;
  /** Where to write down every change. */
  record?: string | undefined;
  syncMs?: number | undefined;
  /** While this file exists, nothing more fits on the disk. */
  fullWhen?: string | undefined;
}

export function environmentOf(library: string, { folder, record, syncMs, fullWhen }: DiskFaults): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LD_PRELOAD: library,
    // libuv would pass the C library by.
    UV_USE_IO_URING: '0',
    DISK_FOLDER: folder,
    ...(record === undefined ? {} : { DISK_RECORD: record }),
    ...(syncMs === undefined ? {} : { DISK_SYNC_MS: String(syncMs) }),
    ...(fullWhen === undefined ? {} : { DISK_FULL_WHEN: fullWhen }),
  };
}

type Change =
  | { kind: 'create' | 'remove'; path: string }
  | { kind: 'write'; path: string; offset: number; data: Buffer }
  | { kind: 'truncate'; path: string; length: number }
  /** Covers what was done before its beginning, once its end is there. */
  | { kind: 'sync-begins' | 'sync-ends'; path: string; fd: number };

export function readRecord(file: string): Change[] {
  const bytes = readFileSync(file);
  const changes: Change[] = [];
  for (let at = 0; at + 15 <= bytes.length;) {
    const kind = String.fromCharCode(bytes[at] ?? 0);
    const pathLength = bytes.readUInt16LE(at + 1);
    const offset = Number(bytes.readBigUInt64LE(at + 3));
    const length = bytes.readUInt32LE(at + 11);
    const data = bytes.subarray(at + 15 + pathLength, at + 15 + pathLength + length);
    const path = bytes.toString('utf8', at + 15, at + 15 + pathLength);
    at += 15 + pathLength + length;
    if (at > bytes.length) break;
    if (kind === 'C') changes.push({ kind: 'create', path });
    else if (kind === 'U') changes.push({ kind: 'remove', path });
    else if (kind === 'W') changes.push({ kind: 'write', path, offset, data });
    else if (kind === 'T') changes.push({ kind: 'truncate', path, length: offset });
    else if (kind === 'B') changes.push({ kind: 'sync-begins', path, fd: offset });
    else if (kind === 'S') changes.push({ kind: 'sync-ends', path, fd: offset });
    else throw new Error(`an unknown kind in the record: ${kind}`);
  }
  return changes;
}

/** As SQLite's own crash tests: what a disk writes in one piece. */
const sector = 512;

/** Grows as it is written to. */
class FileImage {
  #bytes: Buffer;
  #length: number;

  constructor(bytes: Buffer = Buffer.alloc(0)) {
    this.#bytes = Buffer.from(bytes);
    this.#length = bytes.length;
  }

  write(offset: number, data: Uint8Array): void {
    const end = offset + data.length;
    if (end > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(end - this.#bytes.length + 1_048_576)]);
    if (end > this.#length) {
      this.#bytes.fill(0, this.#length, Math.max(this.#length, offset));
      this.#length = end;
    }
    this.#bytes.set(data, offset);
  }

  truncate(length: number): void {
    if (length > this.#length) this.write(length - 1, Buffer.alloc(1));
    this.#length = length;
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}

interface DiskFile {
  /** What survives for certain. */
  durable: FileImage;
  /** Since the last sync that ended: the disk may have taken it, part of it, or nothing. */
  pending: (Change & { kind: 'write' | 'truncate' })[];
  /** How many of `pending` a sync covers that has begun, by descriptor. */
  covered: Map<number, number>;
  /** Its name is in a folder that has not been synced since. */
  nameIsPending: boolean;
}

/** Plays a record up to a moment and cuts the current there. Moments must be asked for in rising order. */
export class Disk {
  readonly #changes: readonly Change[];
  readonly #files = new Map<string, DiskFile>();
  #played = 0;

  constructor(changes: readonly Change[], before: ReadonlyMap<string, Buffer>) {
    this.#changes = changes;
    for (const [path, bytes] of before) this.#files.set(path, newFile(bytes, false));
  }

  /** What the next start finds after the first `moment` changes: synced data, and of the rest whatever chance left. */
  cutAt(moment: number, chance: () => number): Map<string, Buffer> {
    for (; this.#played < moment; this.#played += 1) this.#play(this.#changes[this.#played]);
    // Some cuts lose everything that was under way, some nothing, most a part.
    const share = [0, 1, chance()][Math.floor(chance() * 3)] ?? 0;
    const left = new Map<string, Buffer>();
    for (const [path, file] of this.#files) {
      if (file.nameIsPending && chance() >= share) continue;
      const image = new FileImage(file.durable.bytes);
      for (const change of file.pending) {
        if (change.kind === 'truncate') {
          if (chance() < share) image.truncate(change.length);
        } else if (chance() < 0.3) tear(image, change, () => chance() < share);
        else if (chance() < share) image.write(change.offset, change.data);
      }
      left.set(path, image.bytes);
    }
    return left;
  }

  #play(change: Change | undefined): void {
    if (change === undefined) return;
    const file = this.#files.get(change.path);
    switch (change.kind) {
      case 'create':
        if (file === undefined) this.#files.set(change.path, newFile(Buffer.alloc(0), true));
        return;
      case 'remove':
        this.#files.delete(change.path);
        return;
      case 'write':
      case 'truncate':
        file?.pending.push(change);
        return;
      case 'sync-begins':
        file?.covered.set(change.fd, file.pending.length);
        return;
      case 'sync-ends':
        // A folder: the names in it are safe now.
        for (const [path, inside] of this.#files) if (join(path, '..') === change.path) inside.nameIsPending = false;
        if (file !== undefined) settle(file, change.fd);
    }
  }
}

function newFile(bytes: Buffer, nameIsPending: boolean): DiskFile {
  return { durable: new FileImage(bytes), pending: [], covered: new Map(), nameIsPending };
}

function settle(file: DiskFile, fd: number): void {
  const count = file.covered.get(fd) ?? 0;
  for (const change of file.pending.splice(0, count)) {
    if (change.kind === 'write') file.durable.write(change.offset, change.data);
    else file.durable.truncate(change.length);
  }
  file.covered.delete(fd);
  for (const [other, begun] of file.covered) file.covered.set(other, Math.max(0, begun - count));
}

/** Sector by sector, as the disk numbers them. */
function tear(image: FileImage, { offset, data }: { offset: number; data: Buffer }, isKept: () => boolean): void {
  for (let from = offset; from < offset + data.length;) {
    const to = Math.min(offset + data.length, (Math.floor(from / sector) + 1) * sector);
    if (isKept()) image.write(from, data.subarray(from - offset, to - offset));
    from = to;
  }
}

export function writeFiles(files: ReadonlyMap<string, Buffer>, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, bytes] of files) writeFileSync(join(folder, basename(path)), bytes);
}
