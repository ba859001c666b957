import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The secret that signs cookies: the one given, or one made once and kept in the data directory. */
export function instanceSecret(given: string | undefined, dataDirectory: string): string {
  if (given) {
    if (given.length < 32) throw new Error("ROLLOUT_SECRET must have at least 32 characters");
    return given;
  }
  const file = path.join(dataDirectory, "secret");
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(48).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8").trim();
}
