import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { projectRoot } from "#app/server/project-root.ts";

/** Path from the project's root, with forward slashes, to content. */
export type SourceFiles = ReadonlyMap<string, string>;

export function readSourceFiles(...folders: readonly string[]): SourceFiles {
  const files = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of readdirSync(path.join(projectRoot, folder), { withFileTypes: true, recursive: true })) {
      const file = path.relative(projectRoot, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/");
      if (entry.isFile() && /\.(ts|tsx|mjs)$/.test(file)) {
        files.set(file, readFileSync(path.join(projectRoot, file), "utf8"));
      }
    }
  }
  return files;
}
