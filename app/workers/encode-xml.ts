import { encodingOf } from "./decode-xml.ts";

/**
 * A changed text of an XML file in the bytes of the original's encoding: with its byte order mark where it had one, and with references for characters that the encoding does not have. A text of an encoding that
 * cannot be written becomes UTF-8, and says so.
 */
export function encodeXml(text: string, original: Uint8Array): Uint8Array {
  const encoding = encodingOf(original);
  switch (encoding) {
    case "utf-8":
      return Buffer.concat([original[0] === 0xef ? Buffer.from([0xef, 0xbb, 0xbf]) : Buffer.alloc(0), Buffer.from(text, "utf8")]);
    case "utf-16le":
      return Buffer.concat([original[0] === 0xff ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0), Buffer.from(text, "utf16le")]);
    case "utf-16be":
      return Buffer.concat([original[0] === 0xfe ? Buffer.from([0xfe, 0xff]) : Buffer.alloc(0), Buffer.from(text, "utf16le").swap16()]);
    case "windows-1252":
      return encodeBytes(text);
    default:
      return Buffer.from(text.replace(/^(\s*<\?xml\s[^>]*?\bencoding\s*=\s*["'])[^"'>]+/, "$1UTF-8"), "utf8");
  }
}

function encodeBytes(text: string): Uint8Array {
  const decoder = new TextDecoder("windows-1252");
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]));
  const bytes: number[] = [];
  for (const character of text) {
    const code = codes.get(character);
    if (code !== undefined) bytes.push(code);
    else for (const sign of `&#${character.codePointAt(0)};`) bytes.push(sign.charCodeAt(0));
  }
  return Uint8Array.from(bytes);
}
