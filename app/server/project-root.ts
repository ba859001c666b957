import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json: `var/`, `content/` and `build/` lie in it, wherever a command is started and however it is bundled. */
export const projectRoot: string = findRoot(path.dirname(fileURLToPath(import.meta.url)));

/** The version that package.json names. */
export function productVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8")) as { readonly version: string };
  return version;
}

/** Names the code that runs: a hash of the sources that its build was made from; code that runs from its sources is another one at every start. */
export function buildId(): string {
  const stamp = path.join(projectRoot, "build/.stamp");
  const isBuilt = fileURLToPath(import.meta.url).startsWith(path.join(projectRoot, "build") + path.sep);
  return isBuilt && existsSync(stamp) ? readFileSync(stamp, "utf8").slice(0, 16) : ofThisStart;
}

const ofThisStart = randomUUID();

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, "package.json"))) {
    return folder;
  }
  const parent = path.dirname(folder);
  if (parent === folder) {
    throw new Error("No package.json was found above this program.");
  }
  return findRoot(parent);
}
