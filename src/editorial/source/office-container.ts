/** What a file is by its content, whatever its name says. */
export type Container =
  | { kind: 'zip'; entries: string[]; /** Bytes when unpacked, as the file itself states them. */ unpacked: number }
  | { kind: 'ole'; encrypted: boolean }
  | { kind: 'text' };

/** Looks at the first bytes and, in a ZIP, at the directory. Nothing is unpacked here. */
export function lookInto(bytes: Uint8Array): Container {
  if (startsWith(bytes, [0x50, 0x4b])) return { kind: 'zip', ...readDirectory(bytes) };
  // OLE: .doc, .xls, and the envelope of files that are locked with a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { kind: 'ole', encrypted: includesWideText(bytes, 'EncryptedPackage') };
  return { kind: 'text' };
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

function includesWideText(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, 'utf16le'));
}

/** ZIP central directory (APPNOTE 4.3.12): names and unpacked sizes. */
function readDirectory(bytes: Uint8Array): { entries: string[]; unpacked: number } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const entries: string[] = [];
  let unpacked = 0;
  if (end === -1 || end + 22 > buffer.length) return { entries, unpacked };
  let at = buffer.readUInt32LE(end + 16);
  while (at + 46 <= buffer.length && buffer.readUInt32LE(at) === 0x02014b50) {
    const nameLength = buffer.readUInt16LE(at + 28);
    entries.push(buffer.toString('utf8', at + 46, at + 46 + nameLength));
    unpacked += buffer.readUInt32LE(at + 24);
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return { entries, unpacked };
}
