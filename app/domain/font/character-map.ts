import { ByteReader } from "./byte-reader.ts";

/** The number of the glyph of every character, from a `cmap` table of format 4 or 12, which is how fonts for the web map Unicode. */
export function readCharacterMap(table: Uint8Array): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  const header = new ByteReader(table, 2);
  const offsets = Array.from({ length: header.uint16() }, () => {
    header.uint32();
    return header.uint32();
  });
  for (const offset of new Set(offsets)) {
    const format = new ByteReader(table, offset).uint16();
    if (format === 4) readSegments(table, offset, glyphs);
    else if (format === 12) readGroups(table, offset, glyphs);
  }
  return glyphs;
}

function readSegments(table: Uint8Array, offset: number, glyphs: Map<number, number>): void {
  const count = new ByteReader(table, offset + 6).uint16() / 2;
  const row = (index: number) => offset + 14 + index * count * 2 + (index > 0 ? 2 : 0);
  const at = (position: number) => new ByteReader(table, position).uint16();
  for (let segment = 0; segment < count; segment++) {
    const end = at(row(0) + segment * 2);
    const start = at(row(1) + segment * 2);
    const delta = at(row(2) + segment * 2);
    const rangeAt = row(3) + segment * 2;
    const range = at(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const found = range === 0 ? code : at(rangeAt + range + (code - start) * 2);
      const glyph = range !== 0 && found === 0 ? 0 : (found + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

function readGroups(table: Uint8Array, offset: number, glyphs: Map<number, number>): void {
  const bytes = new ByteReader(table, offset + 12);
  for (let group = bytes.uint32(); group > 0; group--) {
    const [start, end, glyph] = [bytes.uint32(), bytes.uint32(), bytes.uint32()];
    for (let code = start; code <= end; code++) glyphs.set(code, glyph + code - start);
  }
}
