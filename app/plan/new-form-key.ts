import { uuidVersion7 } from "#app/domain/id.ts";

/** A key by which the server knows a form that comes twice. Browsers give crypto.randomUUID to secure pages only; plain http on a local network is none. */
export function newFormKey(): string {
  return uuidVersion7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
