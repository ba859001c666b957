import type { AppLoadContext } from "@remix-run/node";
import { OAuth2Server } from "oauth2-mock-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { createOneTimeLink, resetPassword } from "#app/account/account.server.ts";
import { joinIdentity } from "#app/account/provider-join.server.ts";
import { beginProviderSignIn, finishProviderSignIn } from "#app/account/provider.server.ts";
import { createIdentityProvider, readProviderSettings } from "#app/http/identity-provider.server.ts";
import { readSession } from "#app/http/session.server.ts";
import { insertApiToken, listApiTokens } from "#db/queries/api-tokens.ts";
import { insertCalendarFeed, listCalendarFeeds } from "#db/queries/calendar-feeds.ts";
import { disableUser, findUser, findUserByEmail } from "#db/queries/accounts.ts";
import { insertInvitation } from "#db/queries/invitations.ts";
import { confirmSecondFactor, startSecondFactor } from "#db/queries/second-factors.ts";
import { readEvents } from "#db/queries/events.ts";
import { addProject, addUser, cookieOf, openContext, requestContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

const server = new OAuth2Server();
const origin = new URL("http://localhost:3000");
const password = "we sell chairs and desks";
let claims: Record<string, unknown>;

beforeAll(async () => {
  await server.issuer.keys.generate("RS256");
  await server.start(0, "localhost");
  server.service.on("beforeTokenSigning", (token: { payload: Record<string, unknown> }) => Object.assign(token.payload, claims));
});

afterAll(() => server.stop());

function settingsOf(changes: Readonly<Record<string, string>> = {}) {
  const env = { OIDC_ISSUER: server.issuer.url ?? "", OIDC_CLIENT_ID: "rollout", OIDC_CLIENT_SECRET: "secret", OIDC_NAME: "Company login" };
  const settings = readProviderSettings({ ...env, ...changes });
  if (!settings) throw new Error("no settings");
  return settings;
}

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;

  beforeEach(async () => {
    claims = { sub: "subject-1", email: "Li.Na@example.com", email_verified: true, name: "Li Na" };
    const provider = createIdentityProvider(settingsOf(), { origin, secret: "a secret that only the tests know, long enough" });
    context = await openContext(await openTest(), { provider });
  });

  const browser = (path: string, cookie = "") => ({
    context: requestContext(context),
    request: new Request(new URL(path, origin), { headers: { Cookie: cookie } }),
  });
  /** Goes to the provider and comes back, as a browser does. */
  const visit = async (next = "/projects", change: (back: URL) => void = () => undefined) => {
    const away = await beginProviderSignIn(browser(`/sign-in/provider?next=${encodeURIComponent(next)}`));
    if (typeof away === "string") return away;
    const sent = await fetch(away.headers.get("Location") ?? "", { redirect: "manual" });
    const back = new URL(sent.headers.get("Location") ?? "");
    change(back);
    return finishProviderSignIn(browser(back.href, cookieOf(away.headers)));
  };
  const whoIs = async (answer: Response | string) =>
    typeof answer === "string"
      ? answer
      : (await readSession(browser("/", cookieOf(answer.headers)).request, requestContext(context)))?.email;
  const invite = async (email: string) => {
    const owner = await addUser(context, "owner@example.com");
    const invitation = { id: context.newId(), projectId: await addProject(context, owner), email, role: "viewer" as const };
    const open = { withdrawnAt: null, acceptedAt: null, acceptedBy: null };
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await insertInvitation(context.db, { ...invitation, ...open, invitedBy: owner.id, createdAt: context.now(), expiresAt });
  };

  it("signs in the account of the verified address, links it, and knows it by the link afterwards", async () => {
    await addUser(context, "li.na@example.com");

    const first = await visit("/projects/new");
    expect(await whoIs(first)).toBe("li.na@example.com");
    expect(first instanceof Response && first.headers.get("Location")).toBe("/projects/new");

    claims = { ...claims, email: "another.address@example.com", email_verified: false };
    expect(await whoIs(await visit())).toBe("li.na@example.com");
    expect((await readEvents(context.db, "instance", 5)).map((event) => event.command)).toEqual([
      "session.begin",
      "session.begin",
      "user.linkProvider",
    ]);
    const kept = await context.db.selectFrom("authAccount").selectAll().where("accountId", "=", "subject-1").executeTakeFirstOrThrow();
    expect([kept.accessToken, kept.refreshToken, kept.idToken]).toEqual([null, null, null]);
  });

  it("opens nothing for an address that is not verified, nor for another subject with the address of a linked account", async () => {
    await addUser(context, "li.na@example.com");
    claims = { ...claims, email_verified: false };
    expect(await visit()).toBe("unverified");

    claims = { ...claims, email_verified: true };
    await visit();
    claims = { ...claims, sub: "subject-2" };
    expect(await visit()).toBe("otherIdentity");
  });

  it("joins an account whose address nobody has proven only for who knows its password, and asks once", async () => {
    const user = await addUser(context, "li.na@example.com", password);
    const joinWith = async (cookie: string, typed: string) =>
      joinIdentity({ context: requestContext(context), request: browser("/sign-in/provider/join", cookie).request }, typed);
    const linked = () => context.db.selectFrom("authAccount").select("id").where("accountId", "=", "subject-1").execute();

    const asked = await visit("/projects/new");

    expect(asked instanceof Response && asked.headers.get("Location")).toBe("/sign-in/provider/join");
    const cookie = asked instanceof Response ? cookieOf(asked.headers) : "";
    expect(await whoIs(asked)).toBeUndefined();
    await expect(joinWith(cookie, "not the password")).rejects.toMatchObject({ code: "signIn.wrong", field: "password" });
    await expect(joinWith("", password)).rejects.toMatchObject({ code: "secondFactor.tooLate" });
    expect(await linked()).toEqual([]);

    const joined = await joinWith(cookie, password);
    expect([await whoIs(joined), joined.headers.get("Location")]).toEqual(["li.na@example.com", "/projects/new"]);
    await expect(joinWith(cookie, password)).rejects.toMatchObject({ code: "secondFactor.tooLate" });
    expect(await whoIs(await visit())).toBe("li.na@example.com");
    expect(await findUser(context.db, user.id)).toMatchObject({ emailVerified: 1 });
  });

  it("joins an account at once whose address a mailed link has proven, and what was made of it before has ended", async () => {
    const user = await addUser(context, "li.na@example.com", password);
    const token = { userId: user.id, name: "Made before", tokenHash: "hash", hint: "a1b2", access: "read" as const, limited: 0 };
    await insertApiToken(context.db, { ...token, id: "token", createdAt: context.now(), expiresAt: null }, []);
    const feed = { id: "feed", userId: user.id, projectId: null, titlesOnly: 0, generation: 1, createdAt: context.now() };
    await insertCalendarFeed(context.db, feed);
    const reset = async (options: { isMailed: boolean }) =>
      resetPassword(requestContext(context), await createOneTimeLink(context, "resetPassword", user.id, options), `${password} again`);
    const kept = async () =>
      [await listApiTokens(context.db, user.id), await listCalendarFeeds(context.db, user.id)].map((rows) => rows.length);

    await reset({ isMailed: false });
    expect(await kept()).toEqual([1, 1]);
    await reset({ isMailed: true });

    expect(await kept()).toEqual([0, 0]);
    expect(await whoIs(await visit())).toBe("li.na@example.com");
  });

  it("makes no account for an invitation whose sender may not invite any more", async () => {
    await invite("li.na@example.com");
    await context.db.updateTable("projectMember").set({ role: "viewer" }).execute();

    expect(await visit()).toBe("uninvited");
  });

  it("makes an account for who is invited, and for a domain that is allowed, as far as the instance lets it", async () => {
    expect(await visit()).toBe("uninvited");
    expect(await findUserByEmail(context.db, "li.na@example.com")).toBeUndefined();

    await invite("li.na@example.com");
    expect(await whoIs(await visit())).toBe("li.na@example.com");

    claims = { ...claims, sub: "subject-3", email: "new@company.example" };
    const secret = "a secret that only the tests know, long enough";
    context = { ...context, provider: createIdentityProvider(settingsOf({ OIDC_ALLOWED_DOMAINS: "company.example" }), { origin, secret }) };
    await context.db.insertInto("instanceSetting").values({ key: "settings", value: '{"newAccounts":"invited"}' }).execute();
    expect(await visit()).toBe("uninvited");
    await context.db.deleteFrom("instanceSetting").where("key", "=", "settings").execute();
    expect(await whoIs(await visit())).toBe("new@company.example");
    claims = { ...claims, sub: "subject-4", email: "new@evil-company.example" };
    expect(await visit()).toBe("uninvited");
  });

  it("keeps a closed account closed, and asks for a second factor where there is one", async () => {
    const user = await addUser(context, "li.na@example.com");
    await startSecondFactor(context.db, user.id, "sealed", context.now());
    await confirmSecondFactor(context.db, user.id, "sealed", 1, context.now());
    const waiting = await visit();
    expect(waiting instanceof Response && waiting.headers.get("Location")).toContain("/sign-in/code");
    expect(await whoIs(waiting)).toBeUndefined();

    await disableUser(context.db, user.id, context.now());
    expect(await visit()).toBe("closed");
  });

  it("takes no answer to another request, from another browser, twice, or for another audience; and leads nowhere else", async () => {
    await addUser(context, "li.na@example.com");

    expect(await visit("/", (back) => back.searchParams.set("state", "other"))).toBe("expired");
    expect(await visit("/", (back) => back.searchParams.set("code", "made-up"))).toBe("refused");
    expect(await visit("/", (back) => back.searchParams.delete("code"))).toBe("refused");
    expect(await finishProviderSignIn(browser("/sign-in/provider/callback?code=x&state=y"))).toBe("expired");
    for (const wrong of [{ aud: "another-client" }, { nonce: "another" }, { iss: "https://evil.example" }]) {
      claims = { ...claims, ...wrong };
      expect(await visit()).toBe("refused");
      claims = { sub: "subject-1", email: "li.na@example.com", email_verified: true };
    }
    const away = await visit("https://evil.example/");
    expect(away instanceof Response && away.headers.get("Location")).toBe("/");
  });

  it("asks a provider that was down again, and says meanwhile that it cannot be reached", async () => {
    const later = new OAuth2Server();
    await later.issuer.keys.generate("RS256");
    await later.start(0, "localhost");
    const { port } = later.address();
    await later.stop();
    const settings = settingsOf({ OIDC_ISSUER: `http://localhost:${port}` });
    context = {
      ...context,
      provider: createIdentityProvider(settings, { origin, secret: "a secret that only the tests know, long enough" }),
    };

    expect(await beginProviderSignIn(browser("/sign-in/provider"))).toBe("unreachable");
    await later.start(port, "localhost");
    expect(await beginProviderSignIn(browser("/sign-in/provider"))).toBeInstanceOf(Response);
    await later.stop();
  });

  it("sends a challenge with the request, and no secret", async () => {
    const away = await beginProviderSignIn(browser("/sign-in/provider"));
    const target = new URL(away instanceof Response ? (away.headers.get("Location") ?? "") : "about:blank");

    expect(target.searchParams.get("code_challenge_method")).toBe("S256");
    expect(target.searchParams.get("nonce")).not.toBeNull();
    expect(target.searchParams.get("redirect_uri")).toBe("http://localhost:3000/sign-in/provider/callback");
    expect(target.href).not.toContain("secret");
  });
});

describe("the settings of a provider", () => {
  it.each([
    [{ OIDC_ISSUER: "https://login.example" }],
    [{ OIDC_ISSUER: "login.example", OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" }],
    [{ OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" }],
  ])("are refused by halves: %j", (env) => {
    expect(() => readProviderSettings(env)).toThrow(/OIDC/);
  });

  it("are none without any", () => {
    expect(readProviderSettings({})).toBeUndefined();
  });
});
