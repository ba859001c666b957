/**
 * A path of our own from text that came with a request; the start page for anything that would lead elsewhere.
 * Browsers read backslashes, control characters and double slashes as the start of another host.
 */
export function safePath(target: unknown, origin: URL): string {
  if (typeof target !== "string" || !target.startsWith("/") || target.startsWith("//") || /[\\\u0000-\u0020]/.test(target)) return "/";
  try {
    const url = new URL(target, origin);
    return url.origin === origin.origin && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}${url.hash}` : "/";
  } catch {
    return "/";
  }
}
