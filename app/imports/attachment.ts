/**
 * An answer that a browser saves and never shows: named as in RFC 6266, with the whole name as RFC 5987 encodes it beside one in plain
 * letters. Should it be shown all the same, it may neither run nor load anything.
 */
export function attachment(body: BodyInit, fileName: string, contentType: string): Response {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return new Response(body, {
    headers: {
      "Content-Type": contentType,
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded(fileName)}`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** Beside what encodeURIComponent leaves, RFC 5987 asks for `'`, `(`, `)` and `*` to be encoded. */
function encoded(fileName: string): string {
  return encodeURIComponent(fileName.replace(/\p{Cs}/gu, "_")).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
