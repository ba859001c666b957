import { crc32 as zlibCrc32, deflateSync } from "node:zlib";
import type { Raster } from "#app/domain/drawing/paint.ts";

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A picture as a PNG of 24 bits a pixel that says how large it prints. */
export function writePng({ width, height, pixels }: Raster, pixelsPerPoint: number): Uint8Array {
  const lines = Buffer.alloc((width * 3 + 1) * height);
  // Each line as its difference from the one above: most of a chart goes on downward.
  for (let row = 0; row < height; row++) {
    const at = row * (width * 3 + 1);
    const from = row * width * 3;
    lines[at] = row === 0 ? 0 : 2;
    for (let byte = 0; byte < width * 3; byte++)
      lines[at + 1 + byte] = pixels[from + byte]! - (row === 0 ? 0 : pixels[from + byte - width * 3]!);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const density = Buffer.alloc(9);
  const pixelsPerMetre = Math.round((pixelsPerPoint * 72) / 0.0254);
  density.writeUInt32BE(pixelsPerMetre, 0);
  density.writeUInt32BE(pixelsPerMetre, 4);
  density[8] = 1;
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("pHYs", density),
    chunk("IDAT", deflateSync(lines, { level: 6 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const bytes = Buffer.alloc(body.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  bytes.set(body, 4);
  bytes.writeUInt32BE(zlibCrc32(body), body.length + 4);
  return bytes;
}
