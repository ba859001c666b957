export const longestFileName = 180;

/**
 * The name of a file as it may be kept and shown: the last part of a path, on one line, without characters that turn the direction of
 * text around or cannot be seen, at most {@link longestFileName} characters with its ending kept. `"file"` when nothing is left.
 */
export function safeFileName(name: string): string {
  const last = name.normalize("NFC").replace(/^.*[\\/]/s, "");
  const seen = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, "")
    .replace(/["<>:|?*%]/g, "_")
    .trim();
  const plain = seen.replace(/^\.+/, "").replace(/[. ]+$/, "");
  if (plain === "") return "file";
  const [, stem = plain, ending = ""] = /^(.+?)(\.[^.]{1,20})?$/s.exec(plain) ?? [];
  const room = longestFileName - ending.length;
  return `${[...stem].slice(0, room).join("").slice(0, room)}${ending}`.replace(/\p{Cs}(?=\.|$)/u, "");
}
