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
