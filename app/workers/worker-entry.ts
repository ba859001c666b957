import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** What a worker runs: a bundled file, or a line of code that loads its TypeScript source. */
export type WorkerEntry = { readonly kind: "file"; readonly file: string } | { readonly kind: "code"; readonly code: string };

/**
 * Where a worker starts: beside this module its source, loaded through tsx, as in development and tests; else, from the
 * place of a bundle upward, the bundled `workers/<name>.js` or `build/workers/<name>.js`. Throws when there is neither.
 */
export function findWorkerEntry(name: string, moduleUrl: string = import.meta.url): WorkerEntry {
  const here = dirname(fileURLToPath(moduleUrl));
  const source = join(here, `${name}.ts`);
  if (existsSync(source)) return { kind: "code", code: sourceLoader(source, moduleUrl) };
  for (let folder = here; ; folder = dirname(folder)) {
    for (const file of [join(folder, "workers", `${name}.js`), join(folder, "build", "workers", `${name}.js`)]) {
      if (existsSync(file)) return { kind: "file", file };
    }
    if (folder === dirname(folder)) throw new Error(`worker ${name} is not built: no workers/${name}.js above ${here}`);
  }
}

/** A worker does not take over the loader of TypeScript from the thread that starts it. */
function sourceLoader(source: string, moduleUrl: string): string {
  const loader = pathToFileURL(createRequire(moduleUrl).resolve("tsx/esm/api")).href.replace(/\.cjs$/, ".mjs");
  const url = JSON.stringify(pathToFileURL(source).href);
  return `import(${JSON.stringify(loader)}).then(({ tsImport }) => tsImport(${url}, ${url}));`;
}
