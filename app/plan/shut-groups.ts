/** Addresses stay short enough to be sent: of more closed groups nothing is said. */
export const mostShut = 60;
/** Ids, states, months and short words; everything else is told by a mark of it. */
const plainKey = /^[\w.-]{1,40}$/;

/** The keys of closed groups as an address keeps them; empty for none, and for too many. */
export function writeShut(keys: readonly string[]): string {
  return keys.length > mostShut ? "" : [...new Set(keys.map(shutKey))].sort().join("~");
}

/** The keys of closed groups; none where the address says it in another way than ours. */
export function readShut(text: string | null): readonly string[] {
  if (text === null || text === "") return [];
  const keys = text.split("~");
  return keys.length > mostShut || !keys.every((key) => plainKey.test(key)) ? [] : [...new Set(keys)];
}

/** The key of a group as addresses know it; that of a key from an address is itself. */
export function shutKey(key: string): string {
  return plainKey.test(key) ? key : `t${markOf(key)}`;
}

/** A mark of 53 bits in base 36, other for other texts but for one chance in billions (two FNV-1a hashes side by side). */
function markOf(text: string): string {
  let [low, high] = [0x811c9dc5, 0x050c5d1f];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x01000197);
  }
  return ((high >>> 11) * 0x100000000 + (low >>> 0)).toString(36);
}
