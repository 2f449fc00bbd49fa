import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';

export interface ZippedFile {
  /** ASCII. */
  path: string;
  content: Buffer;
}

const deflate = promisify(deflateRaw);

/** A ZIP archive (APPNOTE 6.3): deflated off the main thread, with no times in it, so that the same content is the same file. */
export async function zip(files: readonly ZippedFile[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content } of files) {
    const name = Buffer.from(path, 'ascii');
    const packed = await deflate(content);
    const entry = described(content, packed, name);
    parts.push(localHeader(entry), name, packed);
    directory.push(centralHeader(entry, offset), name);
    offset += 30 + name.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([...parts, ...directory, endOfDirectory(files.length, size, offset)]);
}

/** Version 2.0, no flags, deflate, 1 January 1980; checksum, both sizes, length of the name, no extra field. */
function described(content: Buffer, packed: Buffer, name: Buffer): Buffer {
  const entry = Buffer.alloc(26);
  entry.writeUInt16LE(20, 0);
  entry.writeUInt16LE(8, 4);
  entry.writeUInt16LE(0x21, 8);
  entry.writeUInt32LE(crc32(content), 10);
  entry.writeUInt32LE(packed.length, 14);
  entry.writeUInt32LE(content.length, 18);
  entry.writeUInt16LE(name.length, 22);
  return entry;
}

function localHeader(entry: Buffer): Buffer {
  return Buffer.concat([signature(0x04034b50), entry]);
}

function centralHeader(entry: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), entry, rest]);
}

function endOfDirectory(files: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files, 4);
  end.writeUInt16LE(files, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return four;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let rest = n;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = crcTable[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
