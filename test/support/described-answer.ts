import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

import { apiDocument } from "#app/api/document.server.ts";
import { endpoints } from "#app/api/endpoints.server.ts";
import { findEndpoint } from "#app/http/api/route-table.server.ts";
import type { ApiAnswer } from "./api.ts";

const document = apiDocument(new URL("http://localhost:3000"), "en");

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, keywords: ["example", ...Object.keys(document)] });
addFormats(ajv);
ajv.addSchema(document, "document");

/**
 * How an answer, and the body that was sent for it and taken, differ from what the document says of their operation, as a reader of JSON
 * Schema other than ours sees it; null where they do not. What is not described counts as a difference.
 */
export function differenceFromDocument(method: string, path: string, sent: unknown, { status, headers, body }: ApiAnswer): string | null {
  const type = headers.get("Content-Type")?.split(";")[0] ?? "";
  if (status >= 400) return type === "application/problem+json" ? mismatch(["components", "schemas", "Problem"], body) : `the type ${type}`;
  const { endpoint } = findEndpoint(endpoints, method === "HEAD" ? "GET" : method, path);
  const verb = endpoint.method.toLowerCase();
  const place = ["paths", endpoint.path.replaceAll(/:(\w+)/g, "{$1}"), verb, "responses"];
  if (status === 304) return body === undefined ? null : "a body";
  const operation = document.paths[place[1] ?? ""]?.[verb];
  const taken = [...place.slice(0, 3), "requestBody", "content", "application/json", "schema"];
  const wrong = sent === undefined ? null : mismatch(taken, sent);
  if (wrong !== null) return `what was taken: ${wrong}`;
  const described = operation?.responses[status] as Described | undefined;
  if (!described) return `the status ${status}`;
  const types = Object.keys(described.content ?? {});
  if (body === undefined && (method === "HEAD" || types.length === 0)) return null;
  if (!types.includes(type) && !types.includes("*/*")) return `the type ${type}`;
  const missing = Object.keys(described.headers ?? {}).filter((name) => !headers.has(name));
  if (missing.length > 0) return `no ${missing.join(", ")}`;
  return described.content?.[type]?.schema ? mismatch([...place, String(status), "content", type, "schema"], body) : null;
}

interface Described {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
  readonly headers?: object;
}

function mismatch(place: readonly string[], body: unknown): string | null {
  const pointer = place.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
  const isValid = ajv.getSchema(`document#/${pointer}`);
  if (!isValid) return "no schema";
  return isValid(body) ? null : ajv.errorsText(isValid.errors);
}
