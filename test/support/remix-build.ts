import type { ServerBuild } from "@remix-run/node";

type RouteModule = NonNullable<ServerBuild["routes"][string]>["module"];

/** A server build of a few resource routes and one page, as small as Remix takes it: what the server in front of it does can be seen. */
export function remixBuild(resources: Readonly<Record<string, Partial<RouteModule>>>): ServerBuild {
  const routes: ServerBuild["routes"] = {
    root: { id: "root", path: "", module: { default: () => null } },
    page: { id: "page", parentId: "root", path: "page", module: { default: () => null, loader: () => null } },
  };
  for (const [path, module] of Object.entries(resources)) {
    routes[path] = { id: path, parentId: "root", path, module: module as RouteModule };
  }
  return {
    mode: "production",
    entry: { module: { default: renderDocument, handleError: () => undefined } },
    routes,
    assets: { entry: { imports: [], module: "/assets/entry.js" }, routes: {}, url: "/assets/manifest.js", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: false,
    },
    isSpaMode: false,
  };
}

const renderDocument: ServerBuild["entry"]["module"]["default"] = (request, status, headers, _context, loadContext) => {
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<p>page ${request.url} ${String(loadContext["nonce"])}</p>`, { status, headers });
};
