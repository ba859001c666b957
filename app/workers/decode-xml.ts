import { ImportRefusal } from "#app/domain/interchange/import-problem.ts";

/** Encodings that are read, by the labels files use for them. */
const encodings: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "utf-8",
  ascii: "utf-8",
  "utf-16": "utf-16le",
  "utf-16le": "utf-16le",
  "utf-16be": "utf-16be",
  gb18030: "gb18030",
  gbk: "gb18030",
  gb2312: "gb18030",
  "iso-8859-1": "windows-1252",
  "windows-1252": "windows-1252",
};

/**
 * Text of an XML file by its byte order mark, else by the encoding its declaration names, else as UTF-8. Refuses, naming the
 * encoding, a file whose declaration contradicts its bytes, an encoding that is not read, and bytes the encoding does not have.
 */
export function decodeXml(bytes: Uint8Array): string {
  return decode(bytes, encodingOf(bytes));
}

/** Which encoding that is, by the name a decoder knows it by. */
export function encodingOf(bytes: Uint8Array): string {
  const mark = byteOrderMark(bytes);
  const byWidth = mark ?? widthWithoutMark(bytes);
  const declared = declaredEncoding(bytes, byWidth);
  const known = declared === null ? null : encodings[declared];
  if (declared !== null && known === undefined)
    throw new ImportRefusal("import.encoding", { encoding: declared.slice(0, 40), reason: "unknown" });
  const encoding = byWidth ?? known ?? "utf-8";
  if (known && known !== encoding && !(known.startsWith("utf-16") && declared === "utf-16" && encoding.startsWith("utf-16"))) {
    throw new ImportRefusal("import.encoding", { encoding: declared ?? encoding, found: encoding, reason: "contradiction" });
  }
  if (known?.startsWith("utf-16") && byWidth === null) {
    throw new ImportRefusal("import.encoding", { encoding: declared ?? "", found: "utf-8", reason: "contradiction" });
  }
  return encoding;
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new ImportRefusal("import.encoding", { encoding, reason: "invalidBytes" });
    throw error;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a mark shows by the zero beside the first `<`. */
function widthWithoutMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0x3c && bytes[1] === 0) return "utf-16le";
  if (bytes[0] === 0 && bytes[1] === 0x3c) return "utf-16be";
  return null;
}

/** The lower-case encoding label of the XML declaration; null without one. */
function declaredEncoding(bytes: Uint8Array, encoding: string | null): string | null {
  const head = new TextDecoder(encoding?.startsWith("utf-16") ? encoding : "windows-1252").decode(bytes.subarray(0, 400));
  const declaration = /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]{1,60})["']/.exec(head);
  return declaration?.[1]?.toLowerCase() ?? null;
}
