/** Addresses stay short enough to be sent: of more closed groups nothing is said. */
export const mostShut = 60;
const longestKey = 60;

/** The keys of closed groups as an address keeps them; empty for none, and for too many. */
export function writeShut(keys: readonly string[]): string {
  return keys.length > mostShut ? "" : [...keys].sort().map(written).join("~");
}

/** The keys of closed groups; none where the address says it in another way than ours. */
export function readShut(text: string | null): readonly string[] {
  if (text === null || text === "") return [];
  try {
    const keys = text.split("~").map(decodeURIComponent);
    return keys.length > mostShut || keys.some((key) => key.length > longestKey) ? [] : [...new Set(keys)];
  } catch {
    return [];
  }
}

/** The key of a group as addresses know it. */
export function shutKey(key: string): string {
  return key.slice(0, longestKey);
}

/** Texts may hold what stands between them. */
function written(key: string): string {
  return encodeURIComponent(shutKey(key)).replaceAll("~", "%7E");
}
