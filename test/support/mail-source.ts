/** The head of a mail, its folded lines unfolded and its encoded words read. */
export function headOf(source: string): Readonly<Record<string, string>> {
  const head = source.slice(0, source.indexOf("\n\n")).replaceAll(/\n[ \t]+/g, " ");
  const fields = head.split("\n").map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), readWords(line.slice(colon + 1).trim())];
  });
  return Object.fromEntries(fields);
}

/** The part of a mail of a type, as text. */
export function partOf(source: string, type: "text/plain" | "text/html"): string {
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1] ?? "";
  const part = source.split(`--${boundary}`).find((candidate) => candidate.includes(`Content-Type: ${type}`)) ?? "";
  const end = part.indexOf("\n\n");
  const body = part.slice(end + 2);
  const encoding = /Content-Transfer-Encoding: (\S+)/i.exec(part.slice(0, end))?.[1];
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return encoding === "quoted-printable" ? readQuotedPrintable(body) : body;
}

function readQuotedPrintable(text: string): string {
  const joined = text.replaceAll(/=\n/g, "");
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

function readWords(text: string): string {
  const words = text.replaceAll(/\?=\s+=\?/g, "?==?");
  return words.replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_match, encoding: string, word: string) =>
    encoding.toUpperCase() === "B" ? Buffer.from(word, "base64").toString("utf8") : readQuotedPrintable(word.replaceAll("_", " ")),
  );
}
