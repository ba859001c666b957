import { brotliDecompressSync } from "node:zlib";
import { ByteReader } from "#app/domain/font/byte-reader.ts";

/** The tables that WOFF 2 knows by number, in its order. Source: W3C, WOFF File Format 2.0, section 4.1. */
const knownTables = (
  "cmap head hhea hmtx maxp name OS/2 post cvt fpgm glyf loca prep CFF VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS " +
  "GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop " +
  "trak Zapf Silf Glat Gloc Feat Sill"
).split(" ");
const ownName = 63;

/** The tables of a font for the web, `glyf` as WOFF 2 transforms it. Throws on what is no such file. */
export function readWoff2(file: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const header = new ByteReader(file);
  if (header.tag() !== "wOF2") throw new Error("The font is no WOFF 2 file");
  header.at = 12;
  const count = header.uint16();
  header.at = 20;
  const packedSize = header.uint32();
  header.at = 48;
  const entries = Array.from({ length: count }, () => readEntry(header));
  const data = brotliDecompressSync(header.bytes(packedSize));
  let at = 0;
  return new Map(entries.map(({ tag, size }) => [tag, data.subarray(at, (at += size))] as const));
}

function readEntry(header: ByteReader): { readonly tag: string; readonly size: number } {
  const flags = header.uint8();
  const tag = (flags & 63) === ownName ? header.tag().trim() : (knownTables[flags & 63] ?? "");
  const transform = flags >> 6;
  const size = header.packed32();
  const isOutline = tag === "glyf" || tag === "loca";
  if (isOutline && transform === 3) throw new Error("A font with outlines that are not transformed is not understood");
  if (!isOutline && transform !== 0) throw new Error(`A font with a transformed table ${tag} is not understood`);
  return { tag, size: isOutline ? header.packed32() : size };
}
