import { unknownGlyph, type Glyph, type Typeface } from "#app/domain/font/glyph.ts";
import { writeTrueType } from "#app/domain/font/write-true-type.ts";
import { streamOf, type PdfFile } from "./pdf-file.ts";

/** The glyphs of a typeface that a document uses, in the order of their first use. */
export interface EmbeddedFont {
  /** A text as the document writes it: four hexadecimal digits a glyph. */
  readonly codes: (text: string) => string;
  readonly isUsed: () => boolean;
  /** Adds the font with the glyphs asked for so far; the number of its object. */
  readonly addTo: (file: PdfFile) => number;
}

export function embeddedFont(typeface: Typeface): EmbeddedFont {
  const glyphs: Glyph[] = [unknownGlyph];
  const characters: number[] = [0];
  const numbers = new Map<number, string>();
  return {
    codes: (text) => {
      let codes = "";
      for (const character of text) codes += numbers.get(character.codePointAt(0) ?? 0) ?? added(character.codePointAt(0) ?? 0);
      return codes;
    },
    isUsed: () => numbers.size > 0,
    addTo: (file) => addFont(file, glyphs, characters),
  };

  function added(codePoint: number): string {
    const code = hexadecimal(glyphs.push(typeface.glyph(codePoint) ?? unknownGlyph) - 1);
    characters.push(codePoint);
    numbers.set(codePoint, code);
    return code;
  }
}

function hexadecimal(value: number): string {
  return value.toString(16).padStart(4, "0");
}

const name = "/RLLOUT+NotoSansSC";

function addFont(file: PdfFile, glyphs: readonly Glyph[], characters: readonly number[]): number {
  const program = writeTrueType(glyphs);
  const data = file.add(streamOf(program, `/Length1 ${program.length}`));
  const descriptor = file.add(
    `<</Type/FontDescriptor/FontName${name}/Flags 4/FontBBox[-1000 -400 3000 1200]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 733/StemV 80/FontFile2 ${data} 0 R>>`,
  );
  const widths = glyphs.map(({ advance }) => advance).join(" ");
  const descendant = file.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/CIDToGIDMap/Identity/DW 1000/W[0[${widths}]]>>`,
  );
  const toUnicode = file.add(streamOf(unicodeMap(characters)));
  return file.add(
    `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${toUnicode} 0 R>>`,
  );
}

/** What character each glyph stands for, for whoever searches or copies; a hundred a block, as the format asks. */
function unicodeMap(characters: readonly number[]): string {
  const lines = characters.slice(1).map((codePoint, index) => {
    const text = Buffer.from(String.fromCodePoint(codePoint), "utf16le").swap16().toString("hex");
    return `<${hexadecimal(index + 1)}> <${text}>`;
  });
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def",
    "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ...blocks,
    "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
}
