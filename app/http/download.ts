/**
 * An answer that a browser saves and never shows: named as in RFC 6266, with the whole name as RFC 5987 encodes it beside one in plain
 * letters. Should it be shown all the same, it may neither run nor load anything.
 */
export function attachment(body: BodyInit, fileName: string, contentType: string): Response {
  return harmless(body, contentType, `attachment; ${named(fileName)}`);
}

/** A raster image that a page shows. Opened by itself, it may neither run nor load anything, either. */
export function inlineImage(body: BodyInit, fileName: string, contentType: string): Response {
  return harmless(body, contentType, `inline; ${named(fileName)}`);
}

function harmless(body: BodyInit, contentType: string, disposition: string): Response {
  return new Response(body, {
    headers: {
      "Content-Type": contentType,
      "Content-Disposition": disposition,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}

function named(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return `filename="${plain}"; filename*=UTF-8''${encoded(fileName)}`;
}

/** Beside what encodeURIComponent leaves, RFC 5987 asks for `'`, `(`, `)` and `*` to be encoded. */
function encoded(fileName: string): string {
  return encodeURIComponent(fileName.replace(/\p{Cs}/gu, "_")).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
