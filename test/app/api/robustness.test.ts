import type { AppLoadContext } from "@remix-run/node";
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";

import { apiDocument } from "#app/api/document.server.ts";
import { endpoints } from "#app/api/endpoints.server.ts";
import { describeFields } from "#app/api/schema-lines.ts";
import { isProjectPermission } from "#app/domain/access/permissions.ts";
import type { Endpoint } from "#app/http/api/endpoint.server.ts";
import { hashDatabase } from "#db/hash.ts";
import type { RateLimits } from "#app/http/rate-limits.server.ts";
import type { OpenDatabase } from "#db/open.ts";
import { setAdministrator } from "#db/queries/accounts.ts";
import { addToken, callApi } from "#test/support/api.ts";
import { addProject, addUser, openContext } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";

const document = apiDocument(new URL("http://localhost:3000"), "en");

/** Ids and texts of a project that the caller is no member of. */
interface Foreign {
  readonly projectId: string;
  readonly parts: Readonly<Record<string, string>>;
  readonly canary: string;
}

const openTest = testDatabases("sqlite");
let open: OpenDatabase;
let context: AppLoadContext;
let token: string;
let projectId: string;
let foreign: Foreign;

beforeEach(async () => {
  open = await openTest();
  // What is limited by the minute is not what is looked at here.
  const whole = { limit: 1, remaining: 1, resetSeconds: 1, isSpent: false };
  const unlimited: RateLimits = {
    use: () => Promise.resolve(undefined),
    spend: () => Promise.resolve(whole),
    giveBack: () => Promise.resolve(),
    forget: () => Promise.resolve(),
  };
  context = await openContext(open, { limits: unlimited });
  const owner = await addUser(context, "owner@example.com");
  await setAdministrator(context.db, owner.id, true, context.now());
  projectId = await addProject(context, owner);
  token = await addToken(context, owner);
  foreign = await makeForeign();
});

it("finds nothing of another project and changes nothing in it, whatever operation names it, in the path, the query or the body", async () => {
  const before = await hashDatabase(open);
  const found: string[] = [];
  for (const endpoint of endpoints) {
    const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
    const isForeignProject = isProjectPermission(endpoint.permission);
    const places = [
      ...(isForeignProject ? [{ ...foreign.parts, projectId: foreign.projectId }] : []),
      ...(names.some((name) => name !== "projectId" && foreign.parts[name] !== undefined) ? [{ ...foreign.parts, projectId }] : []),
    ];
    for (const place of places) {
      const answer = await ask(endpoint, place, bodyOf(endpoint, foreign.parts));
      const isRefused = [404, 409, 412, 415, 422].includes(answer.status);
      if (!isRefused || JSON.stringify(answer.body).includes(foreign.canary)) found.push(`${endpoint.id}: ${answer.status}`);
    }
  }
  expect(found).toEqual([]);
  expect(await hashDatabase(open)).toEqual(before);
});

it("answers whatever is sent with a refusal that says why, and never with a failure", async () => {
  const changing = endpoints.filter(({ method, body }) => method !== "GET" && body !== null);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(changing.length - 1),
      fc.array(fc.oneof(fc.jsonValue({ maxDepth: 2 }), plausible), { minLength: 20, maxLength: 20 }),
      async (chosen, values) => {
        const endpoint = changing[chosen]!;
        const body = Object.fromEntries(fieldsOf(endpoint).map((name, index) => [name, values[index] ?? null]));
        const answer = await ask(endpoint, { ...foreign.parts, projectId }, body);
        expect(answer.status, `${endpoint.id} ${JSON.stringify(body)} ${JSON.stringify(answer.body)}`).toBeLessThan(500);
        if (answer.status >= 400)
          expect(answer.body).toMatchObject({ status: answer.status, code: expect.any(String), detail: expect.any(String) });
      },
    ),
    { numRuns: 300 },
  );
});

/** What some field somewhere takes: such bodies get as far as the use cases. */
const plausible = fc.constantFrom<unknown>(
  ...["2027-03-01", "9999-12-31", "09:00", "viewer", "standard", "own", "UTC", "CNY", "en", "rapid", "start", "yes", "up", "", " "],
  ...["a@example.com", "00000000-0000-7000-8000-000000000000", "x".repeat(300), [], {}, true, false, null, 0, 1, -1, 0.5, 1e9, 1e300],
);

function fieldsOf({ id }: Endpoint): string[] {
  const operation = Object.values(document.paths)
    .flatMap((methods) => Object.values(methods))
    .find((candidate) => candidate.operationId === id);
  const schema = operation?.requestBody?.content["application/json"]?.schema;
  return describeFields(schema, document.components.schemas).map((field) => field.name);
}

/** A body in which every field that names something names a part of the foreign project. */
function bodyOf(endpoint: Endpoint, parts: Readonly<Record<string, string>>): Record<string, unknown> {
  const names = fieldsOf(endpoint);
  const ids = { ...parts, predecessorId: parts["taskId"], successorId: parts["taskId"], parentId: parts["taskId"], afterId: null };
  return Object.fromEntries(Object.entries(ids).filter(([name]) => names.includes(name)));
}

function ask({ method, path, query }: Endpoint, params: Readonly<Record<string, string>>, body: Record<string, unknown>) {
  const address = path.replaceAll(/:(\w+)/g, (_match, name: string) => params[name] ?? "1");
  const asked = method === "GET" && query.safeParse({ q: "secret" }).success ? "?q=secret" : "";
  const headers = { "If-Match": '"1"' };
  return callApi(context, token, `${method} ${address}${asked}`, method === "GET" ? { headers } : { body, headers });
}

async function makeForeign(): Promise<Foreign> {
  const canary = "Xylophone";
  const stranger = await addUser(context, "stranger@example.com");
  const elsewhere = await addProject(context, stranger, { name: `${canary} rollout` });
  const theirs = await addToken(context, stranger);
  const { db } = context;
  const idOf = async (table: "task" | "taskLink") =>
    (await db.selectFrom(table).select("id").where("projectId", "=", elsewhere).limit(1).executeTakeFirstOrThrow()).id;
  const taskId = await idOf("task");
  const base = `/projects/${elsewhere}`;
  const made = async (path: string, body: object) => {
    const answer = await callApi(context, theirs, `POST ${base}${path}`, { body });
    const { id, items } = answer.body as { id?: string; items?: readonly { id: string }[] };
    return id ?? items?.[0]?.id ?? "";
  };
  const files = await callApi(context, theirs, `POST ${base}/tasks/${taskId}/files`, { form: { files: new File(["a"], `${canary}.txt`) } });
  const sheet = await callApi(context, theirs, `POST ${base}/sheets`, { form: { file: new File([`Task\n${canary}\n`], "a.csv") } });
  await made("/scorecard", { from: "empty" });
  const parts = {
    taskId,
    criterionId: await made("/scorecard/criteria", { name: canary }),
    requirementId: await made("/scorecard/requirements", { text: canary }),
    groupId: "top",
    linkId: await idOf("taskLink"),
    commentId: await made(`/tasks/${taskId}/comments`, { body: canary }),
    itemId: await made(`/tasks/${taskId}/checklist`, { lines: canary }),
    fileId: (files.body as { items: { id: string }[] }).items[0]?.id ?? "",
    sheetId: (sheet.body as { id: string }).id,
    personId: await made("/people", { name: canary }),
    viewId: await made("/views", { name: canary, isShared: true }),
    webhookId: await made("/webhooks", { url: "https://hooks.example.com/", topics: ["plan"] }),
    baselineId: await made("/baselines", { name: canary }),
    reportId: await made("/reports", { from: "2027-01-01", to: "2027-01-15" }),
    section: "done",
    lineId: await made("/budget-lines", { name: canary, plannedMinor: 100 }),
    taskCostId: await made("/task-costs", { taskId, name: canary, amountMinor: 100 }),
    entryId: await made("/costs", { day: "2027-03-01", amountMinor: 100, note: canary }),
    trashedId: elsewhere,
    userId: stranger.id,
  };
  return { projectId: elsewhere, parts, canary };
}
