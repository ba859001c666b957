import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import { createToken, readTokensPage, revokeToken } from "#app/account/tokens.server.ts";
import { createTokenForm } from "#app/account/tokens.forms.server.ts";
import { signIn } from "#app/account/sign-in.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { disableUser } from "#db/queries/accounts.ts";
import { insertApiToken } from "#db/queries/api-tokens.ts";
import { readEvents } from "#db/queries/events.ts";
import { addToken, callApi } from "#test/support/api.ts";
import { addMember, addProject, addUser, callerOf, cookieOf, formPost, openContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
  });

  const statusOf = async (token: string | null, line: string, headers: Record<string, string> = {}) =>
    (await callApi(context, token, line, { headers })).status;
  const pageOf = async (user: SignedInUser) =>
    readTokensPage(callerOf(context, user), await readReader(new Request("http://localhost:3000/"), context));

  it("lets a program act as its account, and keeps only a hash", async () => {
    const token = await addToken(context, owner);

    const answer = await callApi(context, token, "GET /me");

    expect(answer.body).toMatchObject({ id: owner.id, email: "owner@example.com" });
    const stored = await context.db.selectFrom("apiToken").selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(stored[0]).toMatchObject({ tokenHash: expect.stringMatching(/^[0-9a-f]{64}$/), hint: token.slice(-4) });
    const [event] = await readEvents(context.db, "instance", 1);
    expect(event).toMatchObject({ command: "user.createToken", actorId: owner.id });
    expect(event?.data).not.toContain(token);
  });

  it("lets an account have fifty, also when the last two are made at once", async () => {
    const kept = { userId: owner.id, name: "Kept", hint: "a1b2", access: "read" as const, limited: 0, createdAt: context.now() };
    for (let count = 0; count < 49; count++)
      await insertApiToken(context.db, { ...kept, id: `kept-${count}`, tokenHash: `hash ${count}`, expiresAt: null }, []);

    const outcomes = await Promise.allSettled([addToken(context, owner), addToken(context, owner)]);

    expect(outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason.code] : []))).toEqual(["token.tooMany"]);
  });

  it("asks for a token whatever cookie comes along", async () => {
    const account = await addUser(context, "guo.ping@example.com", "we sell chairs and desks");
    const cookie = cookieOf((await signIn(formPost(context, "/sign-in", {}), account.email, "we sell chairs and desks")).headers);

    expect(await statusOf(null, "GET /me", { Cookie: cookie })).toBe(401);
    const refused = await callApi(context, null, "GET /me", { headers: { "Accept-Language": "zh" } });
    expect(refused.headers.get("WWW-Authenticate")).toContain("Bearer");
    expect(refused.body).toMatchObject({ status: 401, code: "api.token.missing", detail: expect.stringContaining("令牌") });
  });

  it("refuses a token that was revoked, has expired, or whose account was closed", async () => {
    const revoked = await addToken(context, owner);
    const kept = await addToken(context, owner, { lifetime: "30" });
    const { tokens } = await pageOf(owner);
    const revokedId = tokens.find((token) => token.hint === revoked.slice(-4))?.id ?? "";
    await revokeToken(callerOf(context, owner), revokedId);

    expect([await statusOf(revoked, "GET /me"), await statusOf(kept, "GET /me")]).toEqual([401, 200]);
    const later = { ...context, now: () => new Date(Date.now() + 31 * 24 * 3_600_000).toISOString() };
    expect((await callApi(later, kept, "GET /me")).status).toBe(401);
    await disableUser(context.db, owner.id, context.now());
    expect(await statusOf(kept, "GET /me")).toBe(401);
  });

  it("never may more than its account, at that moment", async () => {
    const member = await addUser(context, "member@example.com");
    const token = await addToken(context, member);
    expect(await statusOf(token, `GET /projects/${projectId}`)).toBe(404);

    await addMember(context, projectId, member, "viewer");
    expect(await statusOf(token, `GET /projects/${projectId}`)).toBe(200);

    await context.db.deleteFrom("projectMember").where("userId", "=", member.id).execute();
    expect(await statusOf(token, `GET /projects/${projectId}`)).toBe(404);
  });

  it("keeps to reading, and to the projects, that it was limited to", async () => {
    const other = await addProject(context, owner, { name: "Another rollout" });
    const reading = await addToken(context, owner, { access: "read" });
    const limited = await addToken(context, owner, { projects: [projectId] });

    expect(await callApi(context, reading, "DELETE /tokens/none")).toMatchObject({ status: 403, body: { code: "api.token.readOnly" } });
    expect([await statusOf(limited, `GET /projects/${projectId}`), await statusOf(limited, `GET /projects/${other}`)]).toEqual([200, 404]);
    const { body } = await callApi(context, limited, "GET /projects");
    expect((body as { items: { id: string }[] }).items.map((item) => item.id)).toEqual([projectId]);
    expect(await callApi(context, limited, "GET /tokens")).toMatchObject({ status: 403, body: { code: "api.token.limited" } });
    for (const operation of ["copy", "save-as-template"])
      expect(await callApi(context, limited, `POST /projects/${projectId}/${operation}`, { body: {} })).toMatchObject({
        status: 403,
        body: { code: "api.token.limited" },
      });
    await context.db.deleteFrom("apiTokenProject").execute();
    expect(await statusOf(limited, `GET /projects/${projectId}`)).toBe(404);
  });

  it("cannot be limited to a project of others", async () => {
    const stranger = await addUser(context, "stranger@example.com");

    await expect(addToken(context, stranger, { projects: [projectId] })).rejects.toMatchObject({
      code: "field.invalid",
      field: "projects",
    });
  });

  it("is made once by a form that is sent twice, and shown once", async () => {
    const value = createTokenForm.parse({ name: "Report", access: "read", scope: "all", lifetime: "90" });
    const formKey = { userId: owner.id, key: "0123456789abcdef", requestHash: "hash" };
    const send = () =>
      createToken({ ...callerOf(context, owner), request: new Request("http://localhost:3000/"), params: {}, value, formKey });

    const { token } = await send();

    await expect(send()).rejects.toMatchObject({ code: "token.shownOnce" });
    expect((await pageOf(owner)).tokens).toHaveLength(1);
    expect(await statusOf(token, "GET /me")).toBe(200);
    expect(JSON.stringify(await context.db.selectFrom("idempotency").selectAll().execute())).not.toContain(token);
  });

  it("is no business of another account", async () => {
    const token = await addToken(context, owner);
    const stranger = await addUser(context, "stranger@example.com");
    const id = (await pageOf(owner)).tokens[0]?.id ?? "";

    await expect(revokeToken(callerOf(context, stranger), id)).rejects.toMatchObject({ status: 404 });
    expect(await statusOf(token, "GET /me")).toBe(200);
    expect((await pageOf(stranger)).tokens).toEqual([]);
  });

  it("is told with each answer how often it may still ask, a refusal among them", async () => {
    const token = await addToken(context, owner);
    const answers = [await callApi(context, token, "GET /me"), await callApi(context, token, "GET /nothing")];
    const told = answers.map(({ headers }) => ["Limit", "Remaining"].map((name) => headers.get(`RateLimit-${name}`)));
    expect(told).toEqual([
      ["600", "599"],
      ["600", "598"],
    ]);
    expect(Number(answers[0]?.headers.get("RateLimit-Reset"))).toBeGreaterThan(0);
  });

  it("tells when it was used last", async () => {
    const token = await addToken(context, owner);
    expect((await pageOf(owner)).tokens[0]?.used).toBeNull();

    await callApi(context, token, "GET /me");

    expect((await pageOf(owner)).tokens[0]?.used).toContain(new Date().getUTCFullYear().toString());
  });

  it("is limited in how often it asks, and whoever guesses tokens is stopped", async () => {
    const token = await addToken(context, owner);
    const row = await context.db.selectFrom("apiToken").select("id").executeTakeFirstOrThrow();
    for (let count = 0; count < 600; count++) await context.limits.use("apiToken", row.id);
    for (let count = 0; count < 60; count++) await context.limits.use("apiTokenGuess", "192.0.2.1");

    const [own, guessed] = [await callApi(context, token, "GET /me"), await callApi(context, "rollout_0123456789abcdef", "GET /me")];

    expect([own.status, guessed.status]).toEqual([429, 429]);
    expect(Number(own.headers.get("Retry-After"))).toBeGreaterThan(0);
  });
});
