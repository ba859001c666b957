import { crc32, deflateSync } from "node:zlib";

/** A PNG of that size, with a comment in it where one is given; its pixels are those of a much smaller one. */
export function png(width: number, height: number, comment?: string): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", header),
      ...(comment === undefined ? [] : [chunk("tEXt", Buffer.from(`Comment\0${comment}`))]),
      chunk("IDAT", deflateSync(Buffer.alloc(Math.min(height, 64) * (1 + Math.min(width, 64) * 3), 120))),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

function chunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(type), content]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
