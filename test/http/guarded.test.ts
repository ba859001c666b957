import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { describe, expect, it, onTestFinished, vi } from "vitest";

import { signIn } from "#app/account/sign-in.server.ts";
import { projectRoles, roleMay, mayManageRole } from "#app/domain/access/permissions.ts";
import { admitFiles } from "#app/http/files.server.ts";
import { guardedAction, guardedJsonAction, guardedLoader, intent, publicIntent } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { setArchived } from "#db/queries/project-life.ts";
import { keepUnreachableForms } from "#app/ui/unreachable-forms.ts";
import { updateProjectSettings } from "#db/queries/projects.ts";
import type { OpenDatabase } from "#db/open.ts";
import { addMember, addProject, addUser, cookieOf, formPost, openContext, requestContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

const password = "we sell chairs and desks";

async function signedIn(context: AppLoadContext, email: string) {
  const user = await addUser(context, email, password);
  return { user, cookie: cookieOf((await signIn(formPost(context, "/sign-in", {}), email, password)).headers) };
}

async function openWorld(open: OpenDatabase) {
  const context = await openContext(open);
  const owner = await signedIn(context, "owner@example.com");
  return { context, ...owner, projectId: await addProject(context, owner.user) };
}

function get(context: AppLoadContext, path: string, cookie: string | undefined, params: Record<string, string> = {}): LoaderFunctionArgs {
  const headers = new Headers(cookie === undefined ? {} : { Cookie: cookie });
  return { context: requestContext(context), request: new Request(new URL(path, "http://localhost:3000"), { headers }), params };
}

function statusOf(outcome: unknown): number | undefined {
  return outcome instanceof Response ? outcome.status : undefined;
}

/** With another character in the middle. */
function changed(text: string): string {
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, middle)}${text[middle] === "A" ? "B" : "A"}${text.slice(middle + 1)}`;
}

const loader = guardedLoader("plan.edit", ({ project, role }) => ({ project: project.id, role }));

forEachDatabase((_dialect, openTest) => {
  it("sends nobody to the sign-in page, and back to where they wanted to go", async () => {
    const { context, projectId } = await openWorld(await openTest());

    const outcomes = await Promise.all(
      ["/projects/1/plan?task=2", "/"].map((path) =>
        loader(get(context, path, undefined, { projectId })).catch((thrown: unknown) => thrown),
      ),
    );

    expect(outcomes.map(statusOf)).toEqual([302, 302]);
    expect(outcomes.map((outcome) => (outcome as Response).headers.get("Location"))).toEqual([
      `/sign-in?next=${encodeURIComponent("/projects/1/plan?task=2")}`,
      "/sign-in",
    ]);
    const sent = async (referer: string) => {
      const { request, ...rest } = get(context, "/projects/1/people.data", undefined, { projectId });
      const from = { ...rest, request: new Request(request, { method: "POST", headers: { referer } }) };
      return ((await Promise.resolve(loader(from)).catch((thrown: unknown) => thrown)) as Response).headers.get("Location");
    };
    expect(await sent(`${context.origin.origin}/projects/1/people?a=b`)).toBe(
      `/sign-in?next=${encodeURIComponent("/projects/1/people?a=b")}`,
    );
    expect(await sent("https://elsewhere.example.com/projects")).toBe("/sign-in");
  });

  it("opens a project to its members by their role, and tells strangers that there is none", async () => {
    const { context, projectId, cookie } = await openWorld(await openTest());
    const stranger = await signedIn(context, "stranger@example.com");
    const viewer = await signedIn(context, "viewer@example.com");
    await addMember(context, projectId, viewer.user, "viewer");

    const load = (who: string | undefined, id: string) =>
      loader(get(context, "/", who, { projectId: id })).catch((thrown: unknown) => thrown);

    expect(await load(cookie, projectId)).toEqual({ project: projectId, role: "owner" });
    expect(statusOf(await load(viewer.cookie, projectId))).toBe(403);
    const [hidden, missing] = [await load(stranger.cookie, projectId), await load(stranger.cookie, context.newId())];
    expect([statusOf(hidden), statusOf(missing)]).toEqual([404, 404]);
    expect(await (hidden as Response).json()).toEqual({ requestId: expect.any(String) });
  });

  it("opens an archived project for reading, and refuses its owner every change but those that last", async () => {
    const { context, user, projectId, cookie } = await openWorld(await openTest());
    await setArchived(context.db, projectId, { at: context.now(), by: user.id });
    const action = guardedJsonAction({
      edit: intent("plan.edit", z.object({ name: z.string() }), () => Promise.resolve("edited")),
      reopen: intent("project.archive", z.object({}), () => Promise.resolve("reopened")),
    });
    const post = async (fields: Record<string, string>) =>
      (await action(formPost(context, "/", fields, { cookie, params: { projectId } }))).json();

    expect(await loader(get(context, "/", cookie, { projectId }))).toEqual({ project: projectId, role: "owner" });
    expect(await guardedLoader("project.view", ({ can }) => can("plan.edit"))(get(context, "/", cookie, { projectId }))).toBe(false);
    expect(await post({ intent: "edit", name: "Kept" })).toMatchObject({
      outcome: "refused",
      errors: { "": { code: "project.archived" } },
      values: { name: "Kept" },
    });
    expect(await post({ intent: "reopen" })).toMatchObject({ outcome: "done", result: "reopened" });
    const { request, ...rest } = formPost(context, "/", {}, { cookie, params: { projectId } });
    const headers = { cookie, origin: context.origin.origin };
    const withFile = { ...rest, request: new Request(request.url, { method: "POST", headers, body: new FormData() }) };
    const sent = await admitFiles(withFile, action, (reply, status) => Response.json(reply, { status }));
    expect([sent.status, await sent.json()]).toMatchObject([409, { errors: { "": { code: "project.archived" } } }]);
  });

  it("keeps the form of somebody whose session ended while they typed, and tells them", async () => {
    const { context, projectId } = await openWorld(await openTest());
    const action = guardedJsonAction({ edit: intent("plan.edit", z.object({ name: z.string() }), () => Promise.resolve("edited")) });
    const { request, ...rest } = formPost(context, "/", { intent: "edit", name: "Kept" }, { params: { projectId } });

    const byScript = new Request(request.clone(), { headers: [...request.headers, ["Sec-Fetch-Dest", "empty"]] });
    const answer = await action({ ...rest, request: byScript });

    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ outcome: "refused", errors: { "": { code: "form.signedOut" } }, values: { name: "Kept" } });
    expect(statusOf(await action({ ...rest, request: request.clone() }).catch((thrown: unknown) => thrown))).toBe(302);

    // To a machine of the local network, browsers do not say what they ask for.
    const page = { fetch: (_: unknown, options?: RequestInit) => action({ ...rest, request: new Request(request.clone(), options) }) };
    vi.stubGlobal("window", page);
    onTestFinished(() => void vi.unstubAllGlobals());
    keepUnreachableForms();
    const headers = [...request.headers] satisfies [string, string][];
    expect((await page.fetch(request.url, { method: "POST", headers })).status).toBe(401);

    const upload = new Request(request.url, { method: "POST", headers: { "X-Sent-By-Script": "1" }, body: new FormData() });
    const sent = await admitFiles({ ...rest, request: upload }, action, (reply, status) => Response.json(reply, { status }));
    expect([sent.status, upload.bodyUsed]).toEqual([401, false]);

    const { cookie } = await signedIn(context, "stranger@example.com");
    const ofStranger = new Request(request, { headers: [...request.headers, ["Cookie", cookie], ["Sec-Fetch-Dest", "empty"]] });
    const refused = await action({ ...rest, context: requestContext(context), request: ofStranger });
    expect(refused.status).toBe(404);
    expect(await refused.json()).toMatchObject({ errors: { "": { code: "form.notYours" } }, values: { name: "Kept" } });
  });

  it("takes a role away at once", async () => {
    const { context, projectId } = await openWorld(await openTest());
    const manager = await signedIn(context, "manager@example.com");
    await addMember(context, projectId, manager.user, "projectManager");
    const load = () => loader(get(context, "/", manager.cookie, { projectId })).catch((thrown: unknown) => thrown);
    expect(await load()).toMatchObject({ role: "projectManager" });

    await context.db.deleteFrom("projectMember").where("userId", "=", manager.user.id).execute();

    expect(statusOf(await load())).toBe(404);
  });

  it("believes no cookie that was changed or made up", async () => {
    const { context, projectId, cookie } = await openWorld(await openTest());
    const load = (forged: string) => loader(get(context, "/", forged, { projectId })).catch((thrown: unknown) => thrown);
    const token = /^rollout=(\w+)/.exec(cookie)?.[1] ?? "";
    const [stored] = await context.db.selectFrom("authSession").select(["id", "token"]).execute();

    const forgeries = [
      cookie.replace(token, changed(token)),
      cookie.replace(token, token.slice(0, -1)),
      cookie.replace(token, `${token}x`),
      cookie.replace("rollout=", "__Host-rollout="),
      // What a thief of the database would have.
      `rollout=${stored?.token}`,
      `rollout=${stored?.id}`,
      "rollout=",
      `rollout=${"a".repeat(5000)}`,
      "rollout=%E0%A4%A",
    ];
    for (const forged of forgeries) expect(statusOf(await load(forged)), forged.slice(0, 60)).toBe(302);
  });

  it("answers a form with its mistakes, its refusal or its result, and gives typed passwords back to nobody", async () => {
    const { context, cookie } = await openWorld(await openTest());
    const schema = z.object({ name: z.string().min(1).max(5), password: z.string().optional() });
    const action = guardedJsonAction({
      rename: intent("account.own", schema, async ({ value }) => {
        if (value.name === "taken") throw new Refusal("form.stale", { field: "name", status: 409, detail: { theirs: 1 } });
        return { saved: value.name };
      }),
    });
    const post = async (fields: Record<string, string>) => {
      const answer = await action(formPost(context, "/account", { intent: "rename", ...fields }, { cookie }));
      return { status: answer.status, body: await answer.json() };
    };

    expect(await post({ name: "Na" })).toEqual({
      status: 200,
      body: { intent: "rename", outcome: "done", errors: {}, values: {}, result: { saved: "Na" } },
    });
    expect(await post({ name: "too long", password: "secret" })).toMatchObject({
      status: 422,
      body: { outcome: "invalid", errors: { name: { code: "field.tooLong" } }, values: { name: "too long" } },
    });
    expect(await post({ name: "taken", password: "secret" })).toMatchObject({
      status: 409,
      body: { outcome: "refused", errors: { name: { code: "form.stale" } }, result: { theirs: 1 } },
    });
    expect(JSON.stringify(await post({ name: "taken", password: "secret" }))).not.toContain("secret");
  });

  it("sends the cookies that a form sets with its reply", async () => {
    const { context } = await openWorld(await openTest());
    const intents = { renew: publicIntent(z.object({}), async () => new Headers({ "Set-Cookie": "rollout=new" })) };

    const page = await guardedAction(intents)(formPost(context, "/account", {}));
    const json = await guardedJsonAction(intents)(formPost(context, "/account", {}));

    expect(page).toMatchObject({ data: { outcome: "done", errors: {} }, init: { status: 200 } });
    expect(page instanceof Response ? null : new Headers(page.init?.headers).getSetCookie()).toEqual(["rollout=new"]);
    expect(json.headers.getSetCookie()).toEqual(["rollout=new"]);
    expect(await json.json()).toEqual({ intent: "renew", outcome: "done", errors: {}, values: {} });
  });

  it("answers 400 to an unknown intent and to a body that is no form", async () => {
    const { context, cookie } = await openWorld(await openTest());
    const action = guardedAction({ go: publicIntent(z.object({}), async () => undefined) });
    const noForm = (type: string, body: string) => {
      const headers = { Cookie: cookie, "Content-Type": type };
      return {
        context: requestContext(context),
        params: {},
        request: new Request("http://localhost:3000/", { method: "POST", headers, body }),
      };
    };

    for (const args of [
      formPost(context, "/", { intent: "constructor" }, { cookie }),
      formPost(context, "/", { intent: "" }, { cookie }),
      noForm("text/plain", "intent=go"),
      noForm("multipart/form-data; boundary=x", "no parts"),
      noForm("application/json", "{}"),
      noForm("application/x-www-form-urlencoded", "a&".repeat(2_001)),
      noForm("application/x-www-form-urlencoded", "__intent__=null"),
      noForm("application/x-www-form-urlencoded", "__state__=x"),
    ])
      expect(statusOf(await action(args).catch((thrown: unknown) => thrown))).toBe(400);
  });

  it("tells whoever edits an old version so, and keeps the newer one", async () => {
    const { context, projectId } = await openWorld(await openTest());
    const settings = { name: "New", nameZh: null, timeZone: "UTC", currency: "EUR", locale: null };

    expect(await updateProjectSettings(context.db, projectId, 1, settings)).toBe(true);
    expect(await updateProjectSettings(context.db, projectId, 1, { ...settings, name: "Old" })).toBe(false);

    expect(await context.db.selectFrom("project").select(["name", "version"]).execute()).toEqual([{ name: "New", version: 2 }]);
  });
});

describe("the roles of a project", () => {
  it("let owners and project managers manage members, none above themselves, and everybody see the plan", () => {
    expect(projectRoles.filter((role) => roleMay(role, "members.manage"))).toEqual(["owner", "projectManager"]);
    expect(projectRoles.filter((role) => mayManageRole(role, "owner"))).toEqual(["owner"]);
    expect(projectRoles.filter((role) => mayManageRole("projectManager", role))).toEqual(projectRoles.slice(1));
    expect(projectRoles.filter((role) => mayManageRole("consultant", role))).toEqual([]);
    expect(projectRoles.filter((role) => roleMay(role, "plan.view"))).toEqual(projectRoles);
  });
});
