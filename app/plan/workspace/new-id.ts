import { uuidVersion7 } from "#app/domain/id.ts";

/** crypto.randomUUID is missing on pages that are served without TLS inside a company; getRandomValues is not. */
export function newId(): string {
  return uuidVersion7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
