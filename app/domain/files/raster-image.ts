/** A picture of a kind that browsers show without running anything. */
export interface RasterImage {
  readonly contentType: "image/png" | "image/jpeg" | "image/gif" | "image/webp";
  readonly width: number;
  readonly height: number;
}

/**
 * The picture that a file is, by its bytes: PNG, JPEG, GIF or WebP that begins and ends as its kind says, so that nothing is hidden behind
 * it. Null for everything else, SVG among it, and for a picture cut short.
 */
export function readRasterImage(bytes: Uint8Array): RasterImage | null {
  if (bytes.length < 32) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const image = readPng(bytes, view) ?? readGif(bytes, view) ?? readWebp(bytes, view) ?? readJpeg(bytes, view);
  return image && image.width > 0 && image.height > 0 ? image : null;
}

function readPng(bytes: Uint8Array, view: DataView): RasterImage | null {
  if (!startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) || ascii(bytes, 12, 4) !== "IHDR") return null;
  let at = 8;
  // Each chunk says its length; the last one is IEND, and nothing comes after it.
  while (at + 12 <= bytes.length) {
    const next = at + 12 + view.getUint32(at);
    if (ascii(bytes, at + 4, 4) === "IEND")
      return next === bytes.length ? { contentType: "image/png", width: view.getUint32(16), height: view.getUint32(20) } : null;
    at = next;
  }
  return null;
}

function readGif(bytes: Uint8Array, view: DataView): RasterImage | null {
  if (!/^GIF8[79]a$/.test(ascii(bytes, 0, 6)) || bytes.at(-1) !== 0x3b) return null;
  return { contentType: "image/gif", width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function readWebp(bytes: Uint8Array, view: DataView): RasterImage | null {
  if (ascii(bytes, 0, 4) !== "RIFF" || ascii(bytes, 8, 4) !== "WEBP" || view.getUint32(4, true) + 8 !== bytes.length) return null;
  const contentType = "image/webp";
  switch (ascii(bytes, 12, 4)) {
    case "VP8X":
      return { contentType, width: uint24(bytes, 24) + 1, height: uint24(bytes, 27) + 1 };
    case "VP8 ":
      return { contentType, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case "VP8L": {
      const sizes = view.getUint32(21, true);
      return { contentType, width: (sizes & 0x3fff) + 1, height: ((sizes >> 14) & 0x3fff) + 1 };
    }
    default:
      return null;
  }
}

function readJpeg(bytes: Uint8Array, view: DataView): RasterImage | null {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff]) || bytes.at(-2) !== 0xff || bytes.at(-1) !== 0xd9) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { contentType: "image/jpeg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

function ascii(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

function uint24(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
}
