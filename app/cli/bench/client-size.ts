import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import { projectRoot } from "#app/server/project-root.ts";
import { loadServerBuild } from "../serve.ts";
import type { BenchResult } from "./measure.ts";

const pages = [
  { page: "sign-in", path: "sign-in" },
  { page: "ordinary page", path: "projects" },
  { page: "plan page", path: "plan" },
] as const;

/** Bytes of JavaScript, compressed, that a browser loads for a page, whatever it had before. */
export async function* benchClientSize(): AsyncGenerator<BenchResult & { readonly part: string }> {
  const { assets, routes } = await loadServerBuild();
  for (const { page, path: wanted } of pages) {
    const route = Object.values(routes).find((candidate) => candidate?.path === wanted);
    if (!route) throw new Error(`The build has no page ${wanted}`);
    const files = scriptsOf(assets, route.id);
    const bytes = [...files].reduce(
      (total, file) => total + gzipSync(readFileSync(path.join(projectRoot, "build/client", file))).length,
      0,
    );
    yield { part: page, size: files.size, bytes };
  }
}

/** The entry, the root and every route down to the one asked for, each with what it imports. */
function scriptsOf(assets: ServerBuild["assets"], routeId: string): ReadonlySet<string> {
  const files = new Set([assets.entry.module, ...assets.entry.imports]);
  for (let id: string | undefined = routeId; id !== undefined; id = assets.routes[id]?.parentId) {
    const route = assets.routes[id];
    if (route) for (const file of [route.module, ...(route.imports ?? [])]) files.add(file);
  }
  return files;
}
