import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import {
  accountMay,
  accountPermissions,
  isProjectPermission,
  lastsInArchive,
  projectRoles,
  roleMay,
  type AccountPermission,
  type Permission,
  type ProjectPermission,
  type ProjectRole,
} from "#app/domain/access/permissions.ts";
import { describeRoutes, type RouteDescription } from "#app/cli/routes.ts";
import { loadServerBuild } from "#app/cli/serve.ts";
import { insertVendorDocument } from "#db/queries/vendor-documents.ts";
import { insertUser } from "#db/queries/accounts.ts";
import { setArchived } from "#db/queries/project-life.ts";
import { hashDatabase } from "#db/hash.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { hashPassword } from "#app/http/password.server.ts";
import { png } from "#test/support/pictures.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";

type Walker = ProjectRole | "stranger" | "administrator" | "anonymous";

/** The owner of the demo is an administrator, too; the last but one is an administrator and member of no project. */
const walkers: readonly Walker[] = [...projectRoles, "stranger", "administrator", "anonymous"];
const administrators: ReadonlySet<Walker> = new Set(["owner", "administrator"]);

let app: RunningApp;
let routes: readonly RouteDescription[];
let projectId = "";
let taskId = "";
let userId = "";
const cookies = new Map<Walker, string>();
const tokens = new Map<Walker, string>();
const parts = new Map<string, string>();

beforeAll(async () => {
  app = await runApp();
  routes = describeRoutes(await loadServerBuild());
  const { db, newId, now } = app.services;
  const project = await db.selectFrom("project").select("id").executeTakeFirstOrThrow();
  const task = await db.selectFrom("task").select("id").where("kind", "=", "task").limit(1).executeTakeFirstOrThrow();
  projectId = project.id;
  taskId = task.id;
  for (const role of projectRoles) {
    const account = app.demo.accounts.find((candidate) => candidate.role === role);
    if (!account) throw new Error(`The demo has nobody who is ${role}`);
    cookies.set(role, await app.signIn(account.email));
  }
  const passwordHash = await hashPassword(app.demo.password ?? "");
  for (const walker of ["stranger", "administrator"] as const) {
    const account = { id: newId(), name: walker, email: `${walker}@example.com`, locale: null, timeZone: null };
    await insertUser(db, { ...account, isAdministrator: walker === "administrator", passwordHash, now: now() });
    cookies.set(walker, await app.signIn(account.email));
    userId = account.id;
  }
  await importInto(projectId);
  await attachTo(taskId);
  for (const [walker, cookie] of cookies) tokens.set(walker, await makeToken(cookie));
  await nameParts();
});

afterAll(() => app.close());

it("a server whose port is taken says so and ends", async () => {
  const data = mkdtempSync(path.join(os.tmpdir(), "rollout-taken-"));
  onTestFinished(() => rmSync(data, { recursive: true }));
  const env = { ...process.env, ROLLOUT_DATA: data, PORT: new URL(app.origin).port, LOG_LEVEL: "silent" };
  const start = promisify(execFile)(process.execPath, ["build/rollout.js", "serve"], { cwd: projectRoot, env, timeout: 30_000 });
  await expect(start).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("is taken") });
});

describe("who may read", () => {
  it("every route, with every role, as a page and as data, exactly as the permission file says", async () => {
    const deviations: string[] = [];
    for (const route of routes) {
      if (route.read === null || route.path === "/*" || route.path === "/") continue;
      await Promise.all(
        walkers.map(async (walker) => {
          const may = expectedOutcome(route.read ?? "", walker);
          const expected = may === "allowed" && isPersonal(route) ? "missing" : may;
          for (const url of readingUrls(route)) {
            const response = route.isApi ? await ask(route, walker) : await send(url, walker);
            const outcome = await outcomeOf(response);
            if (outcome !== expected) deviations.push(`${walker} GET ${url}: ${outcome} ${response.status}, not ${expected}`);
          }
        }),
      );
    }
    expect(deviations).toEqual([]);
  });
});

describe("who may change", () => {
  it("every intent of every route, with every role, exactly as the permission file says, and a refusal changes nothing", async () => {
    const deviations: string[] = [];
    const before = await hashDatabase(app.open);
    for (const route of routes)
      for (const [intent, permission] of Object.entries(route.change ?? {})) {
        if (permission === "public") continue;
        await Promise.all(
          walkers.map(async (walker) => {
            const expected = expectedOutcome(permission, walker);
            if (needsNoField.has(intent) && expected === "allowed") return;
            const page = `${fill(route.path)}${route.isIndex ? "?index" : ""}`;
            const response = route.isApi ? await ask(route, walker) : await send(page, walker, intent);
            const outcome = await outcomeOf(response);
            if (outcome !== expected)
              deviations.push(`${walker} POST ${route.path} ${intent}: ${outcome} ${response.status}, not ${expected}`);
          }),
        );
      }
    expect(deviations).toEqual([]);
    expect(await hashDatabase(app.open)).toEqual(before);
  });

  it("no intent changes an archived project, whoever asks, but those that last", async () => {
    const { db, now } = app.services;
    const owner = app.demo.accounts.find((account) => account.role === "owner");
    const { id } = await db
      .selectFrom("appUser")
      .select("id")
      .where("email", "=", owner?.email ?? "")
      .executeTakeFirstOrThrow();
    await setArchived(db, projectId, { at: now(), by: id });
    const before = await hashDatabase(app.open);
    const deviations: string[] = [];
    for (const route of routes)
      for (const [intent, permission] of Object.entries(route.change ?? {})) {
        if (!isProjectPermission(permission as Permission) || lastsInArchive(permission as ProjectPermission)) continue;
        const page = `${fill(route.path)}${route.isIndex ? "?index" : ""}`;
        const { status } = route.isApi ? await ask(route, "owner") : await send(page, "owner", intent);
        // Whoever has no seat is led back from the score sheet, whatever they sent.
        const isLedBack = status === 302 && route.path.endsWith("/scoring/:vendorId");
        if (status !== 409 && !isLedBack) deviations.push(`POST ${route.path} ${intent}: ${status}`);
      }
    expect(deviations).toEqual([]);
    expect(await hashDatabase(app.open)).toEqual(before);
    await setArchived(db, projectId, null);
  });

  it("refuses an intent that a route does not know", async () => {
    const response = await send(fill("/projects/:projectId/tasks/:taskId"), "owner", "constructor");
    expect(response.status).toBe(400);
  });

  it("refuses what another site's page sends in the reader's name", async () => {
    const response = await fetch(`${app.origin}/projects/${projectId}/plan/commands`, {
      method: "POST",
      headers: { Cookie: cookies.get("owner") ?? "", Origin: "https://evil.example" },
      body: new URLSearchParams({ intent: "undo" }),
    });
    expect(response.status).toBe(403);
  });
});

describe("what every route declares", () => {
  it("is a permission of the permission file, or public", () => {
    const known = new Set<string>(["public", ...Object.keys(accountPermissions)]);
    for (const route of routes)
      for (const permission of [route.read, ...Object.values(route.change ?? {})])
        if (permission !== null)
          expect(known.has(permission) || isProjectPermission(permission as Permission), `${route.path}: ${permission}`).toBe(true);
  });
});

/** Gives the demo project the report of a real import, so that its pages can be read. */
async function importInto(id: string): Promise<void> {
  const form = new FormData();
  form.set("intent", "import");
  form.set("timeZone", "Asia/Shanghai");
  form.set("currency", "CNY");
  form.set("file", new File([readFileSync("test/fixtures/mspdi/crm-rollout.xml")], "crm-rollout.xml", { type: "text/xml" }));
  const response = await fetch(`${app.origin}/projects/import`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: app.origin, Cookie: cookies.get("stranger") ?? "" },
    body: form,
  });
  expect(response.status).toBe(302);
  await app.services.db.updateTable("planImport").set({ projectId: id }).execute();
}

/** Forms of a button alone, which a walk with nothing typed would carry out. */
const needsNoField: ReadonlySet<string> = new Set(["archive", "trash", "leave", "correct"]);

/** What one person uploaded nobody else finds, whatever their role; the walk has uploaded nothing. */
function isPersonal({ path }: RouteDescription): boolean {
  return ["/:sheetId", "/:seatId/ballots", "/answers/:token"].some((part) => path.includes(part));
}

type Outcome = "allowed" | "forbidden" | "missing" | "signIn";

function expectedOutcome(permission: string, walker: Walker): Outcome {
  if (permission === "public") return "allowed";
  if (walker === "anonymous") return "signIn";
  if (!isProjectPermission(permission as Permission))
    return accountMay(permission as AccountPermission, { isAdministrator: administrators.has(walker) }, true) ? "allowed" : "forbidden";
  if (walker === "stranger" || walker === "administrator") return "missing";
  return roleMay(walker, permission as Parameters<typeof roleMay>[1]) ? "allowed" : "forbidden";
}

/** A data request tells a redirect with status 202 and the target in its body. */
async function outcomeOf(response: Response): Promise<Outcome> {
  if (response.status === 401) return "signIn";
  if (response.status === 403) return "forbidden";
  if (response.status === 404) return "missing";
  const target = response.status === 202 ? await response.text() : (response.headers.get("location") ?? "");
  return target.includes("/sign-in") ? "signIn" : "allowed";
}

/** The page, its data, and the data of this route alone, which leaves out the loaders of the routes around it. */
function readingUrls(route: RouteDescription): string[] {
  const page = fill(route.path);
  // The programming interface has no pages.
  if (page.startsWith("/api/")) return [page];
  return [page, `${page}.data`, `${page}.data?_routes=${encodeURIComponent(route.id)}`];
}

function fill(path: string): string {
  const known = path
    .replace(":projectId", projectId)
    .replace(":taskId", taskId)
    .replace(":area", "training")
    .replace(":token", "no-such-token");
  const named = known.startsWith("/api/") ? known : known.replace(":userId", userId);
  return named.replaceAll(/:(\w+)/g, (text, name: string) => parts.get(name) ?? text);
}

/** Gives the task a picture, so that its addresses have something to show. */
async function attachTo(id: string): Promise<void> {
  const form = new FormData();
  form.set("intent", "attach");
  form.set("files", new File([png(3, 2)], "picture.png"));
  const response = await fetch(`${app.origin}/projects/${projectId}/tasks/${id}/files`, {
    method: "POST",
    headers: { Origin: app.origin, Cookie: cookies.get("owner") ?? "" },
    body: form,
  });
  expect(response.status).toBe(200);
  parts.set("fileId", (await app.services.db.selectFrom("attachment").select("id").executeTakeFirstOrThrow()).id);
}

/** What addresses of the programming interface name: one of each in the demo project. */
async function nameParts(): Promise<void> {
  const inProject = async (table: "taskLink" | "person" | "evaluationDecision" | "requirementBaseline") =>
    (await app.services.db.selectFrom(table).select("id").where("projectId", "=", projectId).limit(1).executeTakeFirstOrThrow()).id;
  const { db } = app.services;
  const role = await db.selectFrom("projectRole").select("code").where("projectId", "=", projectId).limit(1).executeTakeFirstOrThrow();
  const member = await db
    .selectFrom("projectMember")
    .select("userId")
    .where("projectId", "=", projectId)
    .limit(1)
    .executeTakeFirstOrThrow();
  const made = async (path: string, body: object) => {
    const headers = { Authorization: `Bearer ${tokens.get("owner") ?? ""}`, "Content-Type": "application/json" };
    const response = await fetch(`${app.origin}/api/v1/projects/${projectId}${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { id?: unknown; items?: readonly { id?: unknown }[] };
    return String(answer.id ?? answer.items?.[0]?.id);
  };
  parts.set("linkId", await inProject("taskLink"));
  parts.set("personId", await inProject("person"));
  parts.set("code", role.code);
  parts.set("userId", member.userId);
  parts.set("key", "rapid");
  parts.set("commentId", await made(`/tasks/${taskId}/comments`, { body: "Walked" }));
  const gates = app.services.db.selectFrom("task").select("id").where("projectId", "=", projectId).where("kind", "=", "gate");
  parts.set("gateId", (await gates.limit(1).executeTakeFirstOrThrow()).id);
  await made("/scorecard", { from: "empty" });
  parts.set("criterionId", await made("/scorecard/criteria", { name: "Walked" }));
  const requirementId = await made("/scorecard/requirements", { text: "Walked" });
  parts.set("requirementId", requirementId);
  // Addresses name the requirements of the project by the same word.
  const ownId = await made("/requirements", { statement: "Walked" });
  await db.updateTable("requirement").set({ id: requirementId }).where("id", "=", ownId).execute();
  parts.set("requirementBaselineId", await inProject("requirementBaseline"));
  parts.set("groupId", "top");
  for (const part of ["signatureId", "waiverId", "conditionId"]) parts.set(part, "none");
  parts.set("itemId", await made(`/tasks/${taskId}/checklist`, { lines: "Walked" }));
  parts.set("accountId", userId);
  parts.set("templateId", await made("/save-as-template", { name: "Walked" }));
  parts.set("viewId", await made("/views", { name: "Walked", isShared: true }));
  parts.set("baselineId", await made("/baselines", { name: "Walked" }));
  const reportId = await made("/reports", { from: "2027-01-01", to: "2027-01-15" });
  // What is not sent yet is there for those only who write it.
  await app.services.db.updateTable("statusReport").set({ sentAt: app.services.now() }).where("id", "=", reportId).execute();
  parts.set("reportId", reportId);
  parts.set("section", "done");
  parts.set("branchId", await made("/branches", { name: "Walked" }));
  parts.set("calendarId", await made("/calendars", { name: "Walked" }));
  const absence = { from: "2027-03-01", name: "Walked" };
  parts.set("absenceId", await made(`/people/${parts.get("personId") ?? ""}/working-time/absences`, absence));
  parts.set(
    "seatId",
    (await app.services.db.selectFrom("evaluationSeat").select("id").orderBy("position", "desc").limit(1).executeTakeFirstOrThrow()).id,
  );
  parts.set("decisionId", await inProject("evaluationDecision"));
  parts.set("rulingId", "none");
  parts.set("vendorId", await made("/vendors", { name: "Walked" }));
  parts.set("contactId", "none");
  parts.set("questionnaireId", await made("/questionnaires", { from: "rfi", title: "" }));
  for (const part of ["questionId", "invitationId", "inquiryId"]) parts.set(part, "none");
  parts.set("vendorFileId", await keepDocument());
  const walked = parts.get("vendorId") ?? "";
  parts.set("referenceId", await made(`/vendors/${walked}/references`, { company: "Walked" }));
  parts.set("scenarioId", await made("/demo-scenarios", { audience: "other", title: "Walked", minutes: 10 }));
  parts.set("demoId", await made("/vendor-demos", { vendorId: walked, startsAt: "2027-03-01T09:00", minutes: 60 }));
  parts.set("fieldKey", "f1");
  parts.set("lineId", await made("/budget-lines", { name: "Walked", plannedMinor: 100 }));
  parts.set("taskCostId", await made("/task-costs", { taskId, name: "Walked", amountMinor: 100 }));
  parts.set("entryId", await made("/costs", { day: "2027-03-01", amountMinor: 100 }));
  parts.set("fileId", await attachPicture());
  parts.set("webhookId", await made("/webhooks", { url: "https://hooks.example.com/", topics: ["calendar"] }));
}

/** A document of the vendor. */
async function keepDocument(): Promise<string> {
  const { db, now } = app.services;
  const id = crypto.randomUUID();
  const place = { id, projectId, vendorId: parts.get("vendorId") ?? "", kind: "general", invitationId: null, questionId: null };
  const file = { name: "walk.txt", byteSize: 1, contentType: "text/plain", imageWidth: null, imageHeight: null, sha256: "0".repeat(64) };
  const sender = { criterionId: null, uploadedBy: null, uploaderName: "Walked", createdAt: now() };
  await insertVendorDocument(db, { ...place, ...file, ...sender, removedAt: null, removedBy: null, version: 1 }, new Uint8Array([65]));
  return id;
}

/** A picture on the task, so that it can be shown and downloaded. */
async function attachPicture(): Promise<string> {
  const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const form = new FormData();
  form.set("intent", "attach");
  form.set("files", new File([Buffer.from(png, "base64")], "walk.png", { type: "image/png" }));
  const headers = { Cookie: cookies.get("owner") ?? "", Origin: app.origin };
  await fetch(`${app.origin}/projects/${projectId}/tasks/${taskId}/files`, { method: "POST", headers, body: form });
  return (await app.services.db.selectFrom("attachment").select("id").where("projectId", "=", projectId).executeTakeFirstOrThrow()).id;
}

/** A token of the account, made on its page. */
async function makeToken(cookie: string): Promise<string> {
  const form = { intent: "create", name: "Walk", access: "write", scope: "all", lifetime: "30" };
  const response = await fetch(`${app.origin}/account/tokens`, {
    method: "POST",
    headers: { Cookie: cookie, Origin: app.origin },
    body: new URLSearchParams(form),
  });
  const token = /rollout_[\w-]{43}/.exec(await response.text())?.[0];
  if (!token) throw new Error(`No token was made: ${response.status}`);
  return token;
}

/** An operation of the programming interface, with a body that none of them takes: whoever may is told so, and nothing changes. */
function ask({ path, verbs }: RouteDescription, walker: Walker): Promise<Response> {
  const token = tokens.get(walker);
  const method = verbs[0] ?? "GET";
  const init: RequestInit = { method, redirect: "manual" };
  const authorization: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
  if (method === "GET") return fetch(`${app.origin}${fill(path)}`, { ...init, headers: authorization });
  const headers = { ...authorization, "Content-Type": "application/json" };
  return fetch(`${app.origin}${fill(path)}`, { ...init, headers, body: JSON.stringify({ noSuchField: 1 }) });
}

function send(path: string, walker: Walker, intent?: string): Promise<Response> {
  const cookie = cookies.get(walker);
  const headers: Record<string, string> = { Origin: app.origin, ...(cookie ? { Cookie: cookie } : {}) };
  return fetch(`${app.origin}${path}`, {
    redirect: "manual",
    headers,
    ...(intent === undefined ? {} : { method: "POST", body: new URLSearchParams({ intent }) }),
  });
}
