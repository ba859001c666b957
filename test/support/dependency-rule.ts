import path from "node:path";

import ts from "typescript";

import type { SourceFiles } from "./source-files.ts";

/** Where a file belongs. A slice is any folder of app/ that is not one of the shared ones. */
type Place = { readonly area: string; readonly slice: string | null; readonly isServerOnly: boolean; readonly isRoute: boolean };

const sharedAreas: ReadonlySet<string> = new Set(["domain", "content", "http", "i18n", "jobs", "ui", "server", "cli", "workers"]);

/**
 * What each area may import, besides itself. A slice's *.server.ts files may also import db. The server's composition and the command
 * line put the parts together and may know them all.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  db: ["domain"],
  i18n: ["messages"],
  messages: ["slice", "ui", "http"],
  ui: ["i18n"],
  content: ["domain", "i18n"],
  workers: ["domain"],
  jobs: ["db", "domain"],
  http: ["db", "domain", "i18n", "jobs"],
  server: [],
  composition: ["server", "cli", "http", "jobs", "db", "domain", "slice"],
  cli: ["server", "composition", "http", "jobs", "db", "domain", "i18n", "content", "workers", "slice"],
  root: ["slice", "ui", "http", "i18n", "messages", "domain"],
  slice: ["domain", "content", "ui", "i18n", "http", "jobs"],
};

const compositionFiles: ReadonlySet<string> = new Set([
  "app/server/compose.ts",
  "app/server/database-hold.ts",
  "app/server/job-handlers.ts",
]);

/** The list of what the programming interface offers puts the slices together, as a route does. */
const apiList = "app/api/endpoints.server.ts";

/** Every import that breaks the dependency rule, as `file imports target`. */
export function brokenImports(files: SourceFiles): readonly string[] {
  return [...files].flatMap(([file, content]) =>
    ts
      .preProcessFile(content, true, true)
      .importedFiles.map(({ fileName }) => targetOf(file, fileName))
      .filter((target) => breaksRule(file, target))
      .map((target) => `${file} imports ${target}`),
  );
}

/** A path from the project's root, or the name of a package. */
function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith("#")) {
    return specifier.slice(1);
  }
  return specifier.startsWith(".") ? path.posix.join(path.posix.dirname(file), specifier) : `package ${specifier}`;
}

function breaksRule(file: string, target: string): boolean {
  const from = placeOf(file);
  if (target.startsWith("package ")) {
    return from.area === "domain";
  }
  const to = placeOf(target);
  // Remix keeps a module from the browser by this name alone: any other file would ship the database driver or a worker's parser.
  if ((to.area === "db" || to.area === "workers") && (from.area === "http" || from.area === "slice")) {
    return !from.isServerOnly;
  }
  if (from.area === "slice" && to.area === "slice") {
    return from.slice !== to.slice && !from.isRoute;
  }
  return from.area !== to.area && !(allowed[from.area] ?? []).includes(to.area);
}

function placeOf(file: string): Place {
  const [top = "", folder = "", ...rest] = file.split("/");
  const shared = { isServerOnly: /\.server\.tsx?$/.test(file), isRoute: /\.route\.tsx?$/.test(file) || file === apiList };
  if (top !== "app") {
    return { area: top, slice: null, ...shared };
  }
  if (rest.length === 0) {
    return { area: /^messages\./.test(folder) ? "messages" : "root", slice: null, ...shared };
  }
  if (compositionFiles.has(file)) {
    return { area: "composition", slice: null, ...shared };
  }
  return sharedAreas.has(folder) ? { area: folder, slice: null, ...shared } : { area: "slice", slice: folder, ...shared };
}
