import type { ServerBuild } from "@remix-run/node";

import type { Endpoint } from "#app/http/api/endpoint.server.ts";
import { apiBase } from "#app/http/api/serve.server.ts";
import type { Command } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { loadServerBuild } from "./serve.ts";

export type RouteDescription = {
  readonly id: string;
  readonly path: string;
  /** Its forms are sent to the path with `?index`. */
  readonly isIndex: boolean;
  readonly parameters: readonly string[];
  readonly verbs: readonly string[];
  /** The permission that reading asks for; null for a route without a loader. */
  readonly read: string | null;
  /** The permission of each thing a form may ask for, by the name of the intent; null for a route without an action. */
  readonly change: Readonly<Record<string, string>> | null;
  /** An operation of the programming interface, which a token is sent to. */
  readonly isApi: boolean;
};

/** Stands where a loader or an action says nothing about who may use it: a fault, which the command reports. */
const undeclared = "undeclared";

export const routesCommand: Command = {
  summary: "Lists every route of the built application with its verbs and the permission it asks for.",
  usage: "[--json]",
  run: async (args, { print }) => {
    const { values } = readArguments(args, { json: { type: "boolean", default: false } });
    const routes = describeRoutes(await loadServerBuild());
    print(values.json ? JSON.stringify(routes) : routes.map(formatRoute).join("\n"));
    return routes.some((route) => route.read === undeclared || Object.values(route.change ?? {}).includes(undeclared)) ? 1 : 0;
  },
};

/** Every route module of a build, in order of its path. */
export function describeRoutes(build: Pick<ServerBuild, "routes">): readonly RouteDescription[] {
  return Object.values(build.routes)
    .filter((route) => route !== undefined)
    .flatMap((route): RouteDescription[] => {
      const served = endpointsOf(route.module.loader);
      if (served) return served.map(describeEndpoint);
      const path = fullPath(build, route.id);
      return [
        {
          id: route.id,
          path,
          isIndex: route.index === true,
          parameters: parametersOf(path),
          verbs: [...(route.module.loader ? ["GET", "HEAD"] : []), ...(route.module.action ? ["POST", "PUT", "PATCH", "DELETE"] : [])],
          read: route.module.loader === undefined ? null : readPermission(route.module.loader),
          change: route.module.action === undefined ? null : changePermissions(route.module.action),
          isApi: false,
        },
      ];
    })
    .sort((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : left.id < right.id ? -1 : 1));
}

function describeEndpoint({ id, method, path, permission }: Endpoint): RouteDescription {
  const isReading = method === "GET";
  return {
    id: `api/${id}`,
    path: `${apiBase}${path}`,
    isIndex: false,
    parameters: parametersOf(path),
    verbs: isReading ? ["GET", "HEAD"] : [method],
    read: isReading ? permission : null,
    change: isReading ? null : { [id]: permission },
    isApi: true,
  };
}

function parametersOf(path: string): string[] {
  return [...path.matchAll(/:(\w+)|(\*)$/g)].map((match) => match[1] ?? "*");
}

/** What a splat route serves operation by operation; undefined for a route of its own. */
function endpointsOf(handler: unknown): readonly Endpoint[] | undefined {
  const access = accessOf(handler);
  return "endpoints" in access && Array.isArray(access.endpoints) ? (access.endpoints as readonly Endpoint[]) : undefined;
}

function fullPath(build: Pick<ServerBuild, "routes">, id: string): string {
  const parts: string[] = [];
  for (let route = build.routes[id]; route !== undefined; route = route.parentId === undefined ? undefined : build.routes[route.parentId]) {
    parts.unshift(route.path ?? "");
  }
  return `/${parts.filter((part) => part !== "").join("/")}`;
}

/** The guarded makers keep on the function they make what it asks for; a function without that is guarded by nothing. */
function accessOf(handler: unknown): object {
  const access: unknown = typeof handler === "function" ? Reflect.get(handler, "access") : undefined;
  return typeof access === "object" && access !== null ? access : {};
}

function readPermission(loader: unknown): string {
  const access = accessOf(loader);
  return "permission" in access ? String(access.permission) : undeclared;
}

function changePermissions(action: unknown): Readonly<Record<string, string>> {
  const access = accessOf(action);
  const intents = "intents" in access && typeof access.intents === "object" ? access.intents : null;
  return intents === null ? { "*": undeclared } : Object.fromEntries(Object.entries(intents).map(([name, value]) => [name, String(value)]));
}

function formatRoute(route: RouteDescription): string {
  const changes = Object.entries(route.change ?? {}).map(([intent, permission]) => `${intent}=${permission}`);
  return [route.path, route.verbs.join(","), `read=${route.read ?? "-"}`, `change: ${changes.join(" ") || "-"}`].join("  ");
}
