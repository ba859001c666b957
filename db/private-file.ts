import { closeSync, mkdirSync, openSync } from "node:fs";
import path from "node:path";

/** Makes a file that only its owner may read, and the folder it lies in; what is there already stays as it is. */
export function ensurePrivateFile(file: string): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, "a", 0o600));
}
