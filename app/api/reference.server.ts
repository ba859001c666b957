import type { Reader } from "#app/http/reader.server.ts";
import { isProjectPermission, type Permission } from "#app/domain/access/permissions.ts";
import { apiDocument, introduction } from "./document.server.ts";
import { exampleValue } from "./example-value.ts";
import { describeFields, typeOf, type FieldLine } from "./schema-lines.ts";
import { formType, jsonType, type OpenApiDocument, type Operation } from "./openapi.server.ts";

export interface ReferenceOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Null where any account may. */
  readonly permission: string | null;
  readonly parameters: readonly FieldLine[];
  readonly body: readonly FieldLine[];
  readonly answer: string | null;
  readonly isDownload: boolean;
  readonly example: string;
}

export interface ReferenceChapter {
  readonly name: string;
  readonly title: string;
  readonly operations: readonly ReferenceOperation[];
}

/** The document as its page shows it, with what a search finds in it only. */
export function readReference(origin: URL, search: string, reader: Reader) {
  const document = apiDocument(origin, reader.locale);
  const wanted = search.trim().toLowerCase();
  const all = document.tags.map(({ name, description }) => ({
    name,
    title: description,
    operations: operationsOf(document, name, reader).filter((operation) => isFound(operation, description, wanted)),
  }));
  const chapters: ReferenceChapter[] = all.filter((chapter) => chapter.operations.length > 0);
  const types = Object.entries(document.components.schemas)
    .map(([name, schema]) => ({ name, fields: describeFields(schema) }))
    .filter(({ name, fields }) => wanted === "" || `${name} ${fields.map((field) => field.name).join(" ")}`.toLowerCase().includes(wanted));
  return { ...introduction(reader.locale), chapters, types, base: document.servers[0]?.url ?? "", search: search.trim() };
}

function operationsOf(document: OpenApiDocument, chapter: string, reader: Reader): ReferenceOperation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(chapter))
      .map(([method, operation]) => describe(document, path, method.toUpperCase(), operation, reader)),
  );
}

function describe(document: OpenApiDocument, path: string, method: string, operation: Operation, { t }: Reader): ReferenceOperation {
  const permission = operation["x-permission"] as Permission;
  const body = bodyOf(operation);
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary,
    permission: isProjectPermission(permission)
      ? t(`library:permission.${permission}` as "library:permission.plan.view")
      : permission === "instance.administer"
        ? t("api:page.administrator")
        : null,
    parameters: operation.parameters.map((parameter) => ({
      name: parameter.name,
      type: parameter.in === "path" ? t("api:page.inPath") : parameter.in === "header" ? t("api:page.inHeader") : typeOf(parameter.schema),
      isRequired: parameter.required,
    })),
    body: body ? describeFields(body, document.components.schemas) : [],
    answer: answerOf(operation),
    isDownload: isDownload(operation),
    example: exampleOf(document, path, method, operation),
  };
}

/** What is sent: the form with files where one is taken, since it holds all that JSON does. */
function bodyOf({ requestBody }: Operation) {
  return (requestBody?.content[formType] ?? requestBody?.content[jsonType])?.schema;
}

function answerOf({ responses }: Operation): string | null {
  const [first] = Object.values(responses);
  return /#\/components\/schemas\/(\w+)/.exec(JSON.stringify(first ?? null))?.[1] ?? null;
}

/** A line for the shell, with names in the place of what the reader knows. */
function exampleOf(document: OpenApiDocument, path: string, method: string, operation: Operation): string {
  const { parameters, requestBody } = operation;
  const { schemas } = document.components;
  const asked = parameters
    .filter((parameter) => parameter.in === "query" && parameter.required)
    .map(({ name, schema }) => `${name}=${String(exampleValue(schema, schemas, name))}`);
  const query = asked.length > 0 ? `?${asked.join("&")}` : "";
  const url = `${document.servers[0]?.url ?? ""}${path.replaceAll(/\{(\w+)\}/g, "$$$1")}${query}`;
  const lines = [`curl${method === "GET" ? "" : ` -X ${method}`} "${url}"`, `-H "Authorization: Bearer $TOKEN"`];
  if (parameters.some((parameter) => parameter.name === "If-Match")) lines.push(`-H 'If-Match: "1"'`);
  const form = requestBody?.content[formType]?.schema;
  const json = requestBody?.content[jsonType]?.schema;
  if (json) lines.push(`-H "Content-Type: application/json"`, `-d '${JSON.stringify(exampleValue(json, schemas))}'`);
  if (form && !json)
    for (const { name, type, isRequired } of describeFields(form, schemas))
      if (isRequired)
        lines.push(`-F "${name}=${type.includes("binary") ? "@file" : String(exampleValue(form.properties?.[name], schemas, name))}"`);
  if (isDownload(operation)) lines.push("-OJ");
  return lines.join(" \\\n  ");
}

function isDownload({ responses }: Operation): boolean {
  const [answer] = Object.values(responses) as { readonly content?: object }[];
  return Object.keys(answer?.content ?? {}).some((type) => type !== jsonType);
}

function isFound({ id, method, path, summary, body }: ReferenceOperation, chapter: string, wanted: string): boolean {
  const text = [id, method, path, summary, chapter, ...body.map((field) => field.name)].join(" ").toLowerCase();
  return wanted.split(/\s+/).every((word) => text.includes(word));
}
