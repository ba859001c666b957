/** The name of a page in one tab. Browsers give crypto.randomUUID to secure pages only. */
export function newTab(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
