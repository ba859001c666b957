import { readRasterImage } from "./raster-image.ts";

export interface FileKind {
  /** For a download; a browser never gets one that it would run. */
  readonly contentType: string;
  /** Its size in pixels when it may be shown as a picture; null for everything else. */
  readonly preview: { readonly width: number; readonly height: number } | null;
}

/** A picture larger than this, in any direction or altogether, is offered as a download only. */
const largestSide = 12_000;
const mostPixels = 50_000_000;
const largestPreviewBytes = 10_000_000;

const endings: Readonly<Record<string, RegExp>> = {
  "image/png": /\.png$/i,
  "image/jpeg": /\.jpe?g$/i,
  "image/gif": /\.gif$/i,
  "image/webp": /\.webp$/i,
};

/**
 * What a file is, by its bytes. Shown as a picture is only a whole raster image whose name says the same, of a size that browsers take
 * lightly, and that holds no text that another reader would take for a page or a document.
 */
export function fileKind(bytes: Uint8Array, name: string): FileKind {
  const image = readRasterImage(bytes);
  if (!image) return { contentType: documentType(bytes), preview: null };
  const { contentType, width, height } = image;
  const isModest = Math.max(width, height) <= largestSide && width * height <= mostPixels && bytes.length <= largestPreviewBytes;
  const isHonest = endings[contentType]?.test(name) === true && isModest && !holdsOtherDocument(bytes);
  return { contentType, preview: isHonest ? { width, height } : null };
}

function documentType(bytes: Uint8Array): string {
  const beginning = String.fromCharCode(...bytes.subarray(0, 5));
  if (beginning === "%PDF-") return "application/pdf";
  return beginning.startsWith("PK\u0003\u0004") ? "application/zip" : "application/octet-stream";
}

const otherDocuments = /<(?:script|html|svg|iframe|body|!doctype)[\s>/]|%PDF-\d|<\?php/i;

/** Looked at in pieces that overlap, as Latin letters. */
function holdsOtherDocument(bytes: Uint8Array): boolean {
  const piece = 65_536;
  const letters = new TextDecoder("latin1");
  for (let from = 0; from < bytes.length; from += piece)
    if (otherDocuments.test(letters.decode(bytes.subarray(from, from + piece + 16)))) return true;
  return false;
}
