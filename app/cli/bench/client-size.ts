import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import { projectRoot } from "#app/server/project-root.ts";
import { loadServerBuild } from "../serve.ts";
import type { BenchResult } from "./measure.ts";

/** In thousand bytes. */
const mostOfPage = 210;
const mostOfPlan = 280;
const plans: ReadonlySet<string> = new Set(["plan/plan.route", "plan/branches/branch-plan.route"]);
const shown = 10;

/**
 * Bytes of JavaScript, compressed, that a browser loads for a page, whatever it had before: the ten largest pages, and every one that is
 * larger than it may be, which counts as an error.
 */
export async function* benchClientSize(): AsyncGenerator<BenchResult & { readonly part: string }> {
  const { assets, routes } = await loadServerBuild();
  const sizes = new Map<string, number>();
  const sizeOf = (file: string) => {
    const known = sizes.get(file) ?? gzipSync(readFileSync(path.join(projectRoot, "build/client", file))).length;
    sizes.set(file, known);
    return known;
  };
  const pages = Object.values(routes).flatMap((route) => {
    if (!route?.module.default) return [];
    const files = [...scriptsOf(assets, route.id)];
    const bytes = files.reduce((total, file) => total + sizeOf(file), 0);
    const most = plans.has(route.id) || route.parentId?.startsWith("plan/") ? mostOfPlan : mostOfPage;
    return [{ part: route.id, size: files.length, bytes, errors: bytes > most * 1000 ? 1 : 0 }];
  });
  pages.sort((left, right) => right.bytes - left.bytes);
  for (const [place, page] of pages.entries()) if (place < shown || page.errors > 0) yield page;
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
