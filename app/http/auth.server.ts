import { createHash, randomBytes } from "node:crypto";

export const passwordLength = { minimum: 12, maximum: 256 } as const;

export const daySeconds = 24 * 60 * 60;

/** A browser takes a __Host- cookie only over TLS; plain http on a local network needs another name. */
export function sessionCookieName(origin: URL): string {
  return secretCookieName(origin, "rollout");
}

/** A new token, and the cookie that takes it to the browser. Only its hash is to be kept. */
export function newSessionToken(origin: URL, lifeSeconds: number): { readonly token: string; readonly cookie: string } {
  const token = newSecretToken();
  return { token, cookie: secretCookie(origin, "rollout", token, lifeSeconds) };
}

/** 256 random bits that nobody can guess, as text for a cookie or a URL. */
export function newSecretToken(): string {
  return randomBytes(32).toString("base64url");
}

export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A cookie that no script may read and no other site's form may use. A life of 0 seconds takes it back. */
export function secretCookie(origin: URL, name: string, value: string, lifeSeconds: number): string {
  const attributes = `Max-Age=${lifeSeconds}; Path=/; HttpOnly; SameSite=Lax${isSecure(origin) ? "; Secure" : ""}`;
  return `${secretCookieName(origin, name)}=${value}; ${attributes}`;
}

export function readSecretCookie(request: Request, origin: URL, name: string): string | undefined {
  const start = `${secretCookieName(origin, name)}=`;
  const cookie = (request.headers.get("cookie") ?? "").split("; ").find((entry) => entry.startsWith(start));
  return cookie?.slice(start.length);
}

function secretCookieName(origin: URL, name: string): string {
  return isSecure(origin) ? `__Host-${name}` : name;
}

function isSecure(origin: URL): boolean {
  return origin.protocol === "https:";
}
