import { z } from "zod";
import type { Endpoint } from "#app/http/api/endpoint.server.ts";
import { apiBase } from "#app/http/api/serve.server.ts";

export const jsonType = "application/json";
export const formType = "multipart/form-data";

type JsonSchema = z.core.JSONSchema.BaseSchema;

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
  /** What the account must be allowed to do. */
  readonly "x-permission": string;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface OpenApiDocument {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly securitySchemes: Readonly<Record<string, object>>;
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, object>>;
  };
}

/** The words of the document in one language. */
export interface DocumentWords {
  readonly title: string;
  readonly description: string;
  readonly ifMatch: string;
  readonly idempotencyKey: string;
  readonly problem: string;
  chapter(name: string): string;
  operation(id: string): string;
}

const problemSchema: JsonSchema = {
  type: "object",
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: {
          pointer: { type: "string" },
          parameter: { type: "string" },
          code: { type: "string" },
          detail: { type: "string" },
        },
        required: ["code", "detail"],
      },
    },
    current: {},
    requestId: { type: "string" },
  },
  required: ["type", "title", "status", "code", "detail", "requestId"],
};

/** The description of every operation (OpenAPI 3.1), made of the schemas that check what is sent and answered. */
export function describeApi(chapters: Readonly<Record<string, readonly Endpoint[]>>, origin: URL, words: DocumentWords): OpenApiDocument {
  const schemas: Record<string, JsonSchema> = { Problem: problemSchema };
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [chapter, endpoints] of Object.entries(chapters))
    for (const endpoint of endpoints) {
      const path = endpoint.path.replaceAll(/:(\w+)/g, "{$1}");
      (paths[path] ??= {})[endpoint.method.toLowerCase()] = describeOperation(endpoint, chapter, words, schemas);
    }
  return {
    openapi: "3.1.0",
    info: { title: words.title, version: "1", description: words.description },
    servers: [{ url: `${origin.origin}${apiBase}` }],
    security: [{ bearer: [] }],
    tags: Object.keys(chapters).map((name) => ({ name, description: words.chapter(name) })),
    paths,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      responses: {
        Problem: {
          description: words.problem,
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
    },
  };
}

function describeOperation(endpoint: Endpoint, chapter: string, words: DocumentWords, schemas: Record<string, JsonSchema>): Operation {
  const { id, method, path, permission, isConditional, query, body, form, answer, fileTypes, status } = endpoint;
  const header = (name: string, required: boolean, description: string): Parameter => {
    return { name, in: "header", required, description, schema: { type: "string" } };
  };
  const content = {
    ...(body ? { [jsonType]: { schema: shared(body, "input", schemas) } } : {}),
    ...(form ? { [formType]: { schema: shared(form.schema, "input", schemas) } } : {}),
  };
  const answered = {
    ...(answer ? { [jsonType]: { schema: shared(answer, "output", schemas) } } : {}),
    ...Object.fromEntries(fileTypes.map((type) => [type.replace(/;.*/, ""), {}])),
  };
  const headers = answer ? { headers: { ETag: { schema: { type: "string" } } } } : {};
  return {
    operationId: id,
    summary: words.operation(id),
    tags: [chapter],
    parameters: [
      ...[...path.matchAll(/:(\w+)/g)].map(([, name = ""]): Parameter => ({
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
      })),
      ...queryParameters(query),
      ...(isConditional ? [header("If-Match", true, words.ifMatch)] : []),
      ...(method === "POST" ? [header("Idempotency-Key", false, words.idempotencyKey)] : []),
    ],
    ...(Object.keys(content).length > 0 ? { requestBody: { required: true, content } } : {}),
    responses: {
      [status]: {
        description: words.operation(id),
        ...headers,
        ...(Object.keys(answered).length > 0 ? { content: answered } : {}),
      },
      default: { $ref: "#/components/responses/Problem" },
    },
    "x-permission": permission,
  };
}

function queryParameters(query: z.ZodType): Parameter[] {
  const { properties = {}, required = [] } = toJsonSchema(query, "input");
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: typeof schema === "object" ? schema : {},
  }));
}

/** The schema with its named parts among the shared ones, and references to them. */
function shared(schema: z.ZodType, io: "input" | "output", schemas: Record<string, JsonSchema>): JsonSchema {
  const { $schema: _dialect, $defs = {}, ...root } = toJsonSchema(schema, io);
  for (const [name, part] of Object.entries($defs)) schemas[name] = withSharedReferences(part);
  return withSharedReferences(root);
}

function toJsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      // The bounds of what a number can hold exactly say nothing to a reader.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
}

function withSharedReferences(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as JsonSchema;
}
