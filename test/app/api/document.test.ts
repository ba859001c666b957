import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";

import { chapters, endpoints } from "#app/api/endpoints.server.ts";
import { apiDocument } from "#app/api/document.server.ts";
import { readReference } from "#app/api/reference.server.ts";
import { en } from "#app/api/words.en.server.ts";
import { zh } from "#app/api/words.zh.server.ts";
import { apiAction, apiLoader } from "#app/http/api/serve.server.ts";
import { describeRoutes } from "#app/cli/routes.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { remixBuild } from "#test/support/remix-build.ts";

const origin = new URL("http://localhost:3000");
const document = apiDocument(origin, "en");

const reader = (locale: "en" | "zh") => {
  const i18n = serverI18n(locale);
  return { locale, theme: "system" as const, timeZone: "UTC", i18n, t: i18n.t };
};

it("describes exactly the operations that the server lists", () => {
  const build = remixBuild({ "api/v1/*": { loader: apiLoader(endpoints), action: apiAction(endpoints) } });
  const served = describeRoutes(build).filter((route) => route.isApi);

  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => `${method.toUpperCase()} ${path} ${operation["x-permission"]}`),
  );

  const listed = served.map((route) => {
    const permission = route.read ?? Object.values(route.change ?? {})[0];
    return `${route.verbs[0]} ${route.path.replace("/api/v1", "").replaceAll(/:(\w+)/g, "{$1}")} ${permission}`;
  });
  expect(listed.length).toBeGreaterThan(40);
  expect(described.sort()).toEqual(listed.sort());
});

it("is a document of OpenAPI 3.1, and its types are JSON Schema, to programs that know nothing of ours", async () => {
  expect(await new Validator().validate({ ...structuredClone(document) })).toMatchObject({ valid: true });
  const ajv = new Ajv({ strict: false, validateFormats: true });
  addFormats(ajv);
  expect(ajv.validateSchema({ $defs: document.components.schemas }), ajv.errorsText()).toBe(true);
});

it("has one operation at each address and method, and one of each name", () => {
  expect(new Set(endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ":")}`)).size).toBe(endpoints.length);
  expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
});

it("has words for every operation and chapter in both languages, and for nothing else", () => {
  const ids = endpoints.map(({ id }) => id).sort();
  expect(Object.keys(en.operation).sort()).toEqual(ids);
  expect(Object.keys(zh.operation).sort()).toEqual(ids);
  expect(Object.keys(zh.chapter)).toEqual(Object.keys(chapters));
  const halfWidth = /\p{Script=Han}[,:;?!()]|[,:;?!()]\p{Script=Han}/u;
  expect([...Object.values(zh.operation), ...Object.values(zh.chapter)].filter((text) => halfWidth.test(text))).toEqual([]);
});

it("refers to types that it describes, and leaves none unused", () => {
  const names = Object.keys(document.components.schemas).sort();
  const referred = new Set([...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name));
  expect([...referred].sort()).toEqual(names);
});

it("says of every change what state it asks for, and of every POST that it can be repeated", () => {
  for (const methods of Object.values(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const names = operation.parameters.map((parameter) => parameter.name);
      expect(names.includes("Idempotency-Key"), operation.operationId).toBe(method === "post");
      const endpoint = endpoints.find(({ id }) => id === operation.operationId);
      expect(names.includes("If-Match"), operation.operationId).toBe(endpoint?.isConditional);
    }
});

it("takes no field in a body that it does not describe", () => {
  const open = endpoints.filter(({ body }) => body !== null && body.safeParse({ noSuchField: 1 }).success);
  expect(open.map(({ id }) => id)).toEqual([]);
  for (const { query, id } of endpoints) expect(query.safeParse({ noSuchField: "1" }).success, id).toBe(false);
});

it("is shown on its page in the reader's language, as far as a search finds it", () => {
  const whole = readReference(origin, "", reader("zh"));
  const found = readReference(origin, "move TASK", reader("en"));

  expect(whole.chapters.map((chapter) => chapter.title)).toEqual(Object.values(zh.chapter));
  expect(whole.chapters.flatMap((chapter) => chapter.operations)).toHaveLength(endpoints.length);
  expect(found.chapters.flatMap((chapter) => chapter.operations.map((operation) => operation.id))).toContain("moveTask");
  expect(found.chapters.flatMap((chapter) => chapter.operations.map((operation) => operation.id))).not.toContain("getMe");
  const move = found.chapters.flatMap((chapter) => chapter.operations).find((operation) => operation.id === "moveTask");
  expect(move?.example).toContain(`curl -X POST "http://localhost:3000/api/v1/projects/$projectId/tasks/$taskId/move"`);
  const of = (id: string) => whole.chapters.flatMap((chapter) => chapter.operations).find((operation) => operation.id === id);
  expect(of("addFiles")?.example).toContain(`-F "files=@file"`);
  expect([of("listUsers")?.permission, of("getMe")?.permission]).toEqual(["管理系统（仅限管理员）", null]);
  expect(of("downloadFile")?.example).toContain("-OJ");
  expect(of("exportPlan")?.example).toContain("-OJ");
  expect(move?.body.map((field) => field.name)).toEqual(["parentId", "afterId"]);
});

it("shows examples that are taken as they stand", () => {
  const shown = new Map(
    readReference(origin, "", reader("en")).chapters.flatMap((chapter) => chapter.operations.map(({ id, example }) => [id, example])),
  );
  for (const { id, body, form, query, method } of endpoints) {
    const example = shown.get(id) ?? "";
    const url = new URL(/"(http[^"]*)"/.exec(example)?.[1] ?? "");
    expect(query.safeParse(Object.fromEntries(url.searchParams)).error, id).toBeUndefined();
    expect(example, id).toContain(method === "GET" ? 'curl "' : `curl -X ${method} "`);
    const sent = /-d '(.*)'/.exec(example)?.[1];
    expect(sent !== undefined, id).toBe(body !== null);
    if (body) expect(body.safeParse(JSON.parse(sent ?? "")).error, `${id} ${sent}`).toBeUndefined();
    const fields = [...example.matchAll(/-F "(\w+)=([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]);
    if (form && !body) {
      const file = new File(["a"], "a.txt");
      const values = fields.map(([name, value]) => [name, value === "@file" ? (name === "files" ? [file] : file) : value]);
      expect(form.schema.safeParse(Object.fromEntries(values)).error, id).toBeUndefined();
    }
    expect(example, id).not.toContain("…");
  }
});

it("gives every list in the same parts", () => {
  for (const { id, query, answer } of endpoints.filter((endpoint) => endpoint.id.startsWith("list"))) {
    expect(query.safeParse({ limit: "5", cursor: "abc" }).success, id).toBe(true);
    expect(query.safeParse({ limit: "0" }).success, id).toBe(false);
    expect(answer?.safeParse({ items: [], next: null }).success, id).toBe(true);
  }
});
