import type { Endpoint } from "./endpoint.server.ts";
import { isUnstorable } from "./json-body.server.ts";
import { Problem } from "./problem.server.ts";

export interface FoundEndpoint {
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
}

/** The operation at a path with a method. Throws a {@link Problem} of 404, or of 405 with the methods there are. */
export function findEndpoint(endpoints: readonly Endpoint[], method: string, path: string): FoundEndpoint {
  const matches = endpoints.flatMap((endpoint) => {
    const params = matchPath(endpoint.path, path);
    return params ? [{ endpoint, params }] : [];
  });
  if (matches.length === 0) throw new Problem(404, "api.missing");
  const [best] = matches.filter(({ endpoint }) => endpoint.method === method).sort((a, b) => freedom(a) - freedom(b));
  if (best) return best;
  const allowed = [...new Set(matches.map(({ endpoint }) => endpoint.method))].sort();
  throw new Problem(405, "api.method", { headers: { Allow: allowed.join(", ") } });
}

/** A path that is written out goes before one with a parameter in its place. */
function freedom({ params }: FoundEndpoint): number {
  return Object.keys(params).length;
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const text = decodeURIComponent(given[index] ?? "");
    if (!part.startsWith(":")) {
      if (part !== text) return undefined;
    } else {
      if (text === "" || text.length > 100 || isUnstorable(text)) return undefined;
      params[part.slice(1)] = text;
    }
  }
  return params;
}
