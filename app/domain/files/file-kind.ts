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
  "application/pdf": /\.pdf$/i,
};

/** What files of a kind begin with, as Latin letters. A picture that is not whole is still one by its beginning. */
const beginnings: Readonly<Record<string, RegExp>> = {
  "image/png": /^\u0089PNG/,
  "image/jpeg": /^\u00ff\u00d8\u00ff/,
  "image/gif": /^GIF8/,
  "image/webp": /^RIFF.{4}WEBP/s,
  "application/pdf": /^%PDF-/,
  "application/zip": /^PK\p{Cc}{2}/u,
};

/**
 * What a file is, by its bytes. Shown as a picture is only a whole raster image whose name says the same, of a size that browsers take
 * lightly, and that holds no text that another reader would take for a page or a document.
 */
export function fileKind(bytes: Uint8Array, name: string): FileKind {
  const image = readRasterImage(bytes);
  if (!image) return { contentType: documentType(bytes, name), preview: null };
  const { contentType, width, height } = image;
  const isModest = Math.max(width, height) <= largestSide && width * height <= mostPixels && bytes.length <= largestPreviewBytes;
  const isHonest = endings[contentType]?.test(name) === true && isModest && !holdsOtherDocument(bytes);
  return { contentType, preview: isHonest ? { width, height } : null };
}

const unknownType = "application/octet-stream";

/** How much of a file tells its kind. */
export const beginningBytes = 1_024;

/** Whether a name promises a kind that only a look at the file's beginning can tell: former releases knew fewer kinds. */
export function isPromiseUnclear(contentType: string, name: string): boolean {
  return contentType === unknownType && promisedType(name) !== undefined;
}

/**
 * The kind that a name promises and the bytes are not, such as `PNG` of a program called `a.png`; null when nothing is known against it.
 * `beginning` is looked at where the content type does not tell.
 */
export function brokenPromise(contentType: string, name: string, beginning?: Uint8Array): string | null {
  const promised = promisedType(name);
  if (promised === undefined || promised === contentType) return null;
  if (contentType === unknownType && (!beginning || documentType(beginning, name) === promised)) return null;
  return name.slice(name.lastIndexOf(".") + 1).toUpperCase();
}

function promisedType(name: string): string | undefined {
  return Object.entries(endings).find(([, ending]) => ending.test(name))?.[0];
}

/** Readers open a PDF that has something before its header; it counts as one when it is called so. */
function documentType(bytes: Uint8Array, name: string): string {
  const beginning = String.fromCharCode(...bytes.subarray(0, beginningBytes));
  const [contentType] = Object.entries(beginnings).find(([, start]) => start.test(beginning)) ?? [];
  if (contentType !== undefined) return contentType;
  return promisedType(name) === "application/pdf" && beginning.includes("%PDF-") ? "application/pdf" : unknownType;
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
