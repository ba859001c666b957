import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, it } from "vitest";

import {
  acceptablePasswordHash,
  changePassword,
  changeProfile,
  createOneTimeLink,
  endSession,
  readAccount,
  resetPassword,
  setUpOwner,
} from "#app/account/account.server.ts";
import { registerForm } from "#app/account/account.forms.server.ts";
import { signIn, signOut } from "#app/account/sign-in.server.ts";
import { countSession, recordFailedSignIn } from "#app/account/sign-in-log.server.ts";
import { loadInstanceSettings } from "#app/http/instance-settings.server.ts";
import { failedSignIn } from "#app/jobs/job-kinds.server.ts";
import { readSession } from "#app/http/session.server.ts";
import { deleteSessionsOf, disableUser, findUserByEmail, listSessions, setPassword } from "#db/queries/accounts.ts";
import { readEvents } from "#db/queries/events.ts";
import type { OpenDatabase } from "#db/open.ts";
import { addUser, callerOf, cookieOf, formPost, openContext, requestContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

const email = "li.na@example.com";
const password = "we sell chairs and desks";

async function openAccount(open: OpenDatabase) {
  const context = await openContext(open);
  const user = await addUser(context, email, password);
  return { context, user };
}

async function cookieOfSignIn(context: AppLoadContext, typed = password, account = email): Promise<string> {
  return cookieOf((await signIn(formPost(context, "/sign-in", {}), account, typed)).headers);
}

function whoIs(context: AppLoadContext, cookie: string) {
  return readSession(new Request("http://localhost:3000/projects", { headers: { Cookie: cookie } }), requestContext(context));
}

const owner = {
  name: "Wu Qiang",
  email: "wu.qiang@example.com",
  password: "hengfeng-2027-rollout",
  locale: "zh",
  timeZone: "Asia/Shanghai",
} as const;

forEachDatabase((_dialect, openTest) => {
  describe("signing in", () => {
    it("opens a session for the right password, in any case of the address", async () => {
      const { context, user } = await openAccount(await openTest());

      const { headers } = await signIn(formPost(context, "/sign-in", {}), " Li.Na@Example.COM ", password);

      expect(headers.getSetCookie().join()).toMatch(/HttpOnly/i);
      expect(headers.getSetCookie().join()).toMatch(/SameSite=Lax/i);
      expect(await whoIs(context, cookieOf(headers))).toMatchObject({ id: user.id, email });
    });

    it.each([
      ["a wrong password", email, "we sell chairs and tables"],
      ["an unknown account", "nobody@example.com", password],
      ["an empty password", email, ""],
    ])("is refused for %s with the same words", async (_case, account, typed) => {
      const { context } = await openAccount(await openTest());

      await expect(cookieOfSignIn(context, typed, account)).rejects.toMatchObject({ code: "signIn.wrong", field: "password", status: 422 });
    });

    it("keeps only a hash of the session's token", async () => {
      const { context } = await openAccount(await openTest());

      const cookie = await cookieOfSignIn(context);

      const token = decodeURIComponent(cookie.slice(cookie.indexOf("=") + 1)).split(".")[0] ?? "";
      const stored = await context.db.selectFrom("authSession").select("token").execute();
      expect(token.length).toBeGreaterThan(20);
      expect(stored).toHaveLength(1);
      expect(stored[0]?.token).toMatch(/^[0-9a-f]{64}$/);
      expect(stored[0]?.token).not.toContain(token);
      expect(await whoIs(context, `${cookie.split("=")[0]}=${stored[0]?.token}`)).toBeUndefined();
    });

    it("is limited by account, and a success clears the count", async () => {
      const { context } = await openAccount(await openTest());
      const attempt = (typed: string) =>
        cookieOfSignIn({ ...context, clientAddress: "192.0.2.99" }, typed).catch((error: unknown) => error);
      for (let count = 0; count < 3; count++) await context.limits.use("signInAccount", email);
      await attempt(password);
      for (let count = 0; count < 10; count++) await context.limits.use("signInAccount", email);

      expect(await attempt(password)).toMatchObject({ code: "signIn.tooMany", status: 429 });
    });

    it("is not limited by how many people of one network sign in well", async () => {
      const { context } = await openAccount(await openTest());
      for (let count = 0; count < 59; count++) await context.limits.use("signInAddress", "192.0.2.1");

      for (let count = 0; count < 3; count++) expect(await cookieOfSignIn(context)).toContain("=");

      await expect(cookieOfSignIn(context, "wrong words")).rejects.toMatchObject({ code: "signIn.wrong" });
      await expect(cookieOfSignIn(context)).rejects.toMatchObject({ code: "signIn.tooMany" });
    });

    it("is limited by network, across the addresses that one IPv6 customer has", async () => {
      const { context } = await openAccount(await openTest());
      for (let count = 0; count < 60; count++) await context.limits.use("signInAddress", "2001:db8:1:2::/64");

      const near = cookieOfSignIn({ ...context, clientAddress: "2001:db8:1:2:ffff::7" });
      await expect(near).rejects.toMatchObject({ code: "signIn.tooMany" });
      expect(await cookieOfSignIn({ ...context, clientAddress: "2001:db8:1:3::7" })).toContain("=");
    });
  });

  it("is told in the log of the instance from begin to end, and of failures one an hour for accounts there are", async () => {
    const { context, user } = await openAccount(await openTest());
    const cookie = await cookieOfSignIn(context);
    await signOut(formPost(context, "/sign-out", {}, { cookie }));
    const refused = ["wrong", "wrong again"].map((typed) => cookieOfSignIn(context, typed).catch(() => undefined));
    await Promise.all([...refused, cookieOfSignIn(context, password, "nobody@example.com").catch(() => undefined)]);
    for (let count = 0; count < 10; count++) await context.limits.use("signInAccount", email);
    for (let count = 0; count < 2; count++) await cookieOfSignIn(context).catch(() => undefined);

    const jobs = await context.db.selectFrom("job").select("data").where("kind", "=", "signIn.failed").orderBy("id").execute();
    for (const { data } of jobs) await recordFailedSignIn(context, failedSignIn.parse(JSON.parse(data)));

    const events = (await readEvents(context.db, "instance", 10)).reverse();
    const from = { from: context.clientAddress };
    expect(events.map(({ command, actorId, subjectId, data }) => [command, actorId, subjectId, JSON.parse(data)])).toEqual([
      ["session.begin", user.id, user.id, from],
      ["session.end", user.id, user.id, from],
      ["session.fail", null, user.id, from],
      ["session.lock", null, user.id, from],
    ]);
    expect([jobs.length, jobs.some(({ data }) => data.includes(password))]).toEqual([3, false]);
  });

  it("is told in the log twenty times an hour from one network, the last time saying that more may follow", async () => {
    const { context, user } = await openAccount(await openTest());
    for (let count = 0; count < 17; count++) await countSession(context, "begin", user.id);
    for (let count = 0; count < 4; count++) {
      const cookie = await cookieOfSignIn(context);
      await signOut(formPost(context, "/sign-out", {}, { cookie }));
    }
    await cookieOfSignIn({ ...context, clientAddress: "198.51.100.7" });

    const commands = (await readEvents(context.db, "instance", 100)).reverse().map(({ command }) => command);
    const [begin, end] = ["session.begin", "session.end"];
    expect(commands).toEqual([begin, end, begin, end, "session.beginLast", end, end, begin]);
  });

  it("opens no session for a password that is replaced while it is being checked", async () => {
    const { context, user } = await openAccount(await openTest());
    let isReplaced = () => {};
    const replaced = new Promise<void>((resolve) => (isReplaced = resolve));
    let replacing: Promise<unknown> | undefined;
    // The password was right by now; the one that replaces it is not committed before the sign-in has gone on.
    const giveBack = async () => {
      await new Promise<void>((begun) => {
        replacing = context.db.transaction().execute(async (transaction) => {
          await setPassword(transaction, user.id, "another hash", context.now());
          await deleteSessionsOf(transaction, user.id);
          begun();
          await replaced;
        });
      });
      setTimeout(isReplaced, 100);
    };
    const during = { ...context, limits: { ...context.limits, giveBack } };

    await expect(cookieOfSignIn(during)).rejects.toMatchObject({ code: "signIn.wrong" });

    await replacing;
    expect(await context.db.selectFrom("authSession").select("id").execute()).toEqual([]);
  });

  describe("a session", () => {
    it("ends when its owner signs out", async () => {
      const { context } = await openAccount(await openTest());
      const cookie = await cookieOfSignIn(context);

      await signOut(formPost(context, "/sign-out", {}, { cookie }));

      expect(await whoIs(context, cookie)).toBeUndefined();
    });

    it("ends at once when the account is closed, and no new one begins", async () => {
      const { context, user } = await openAccount(await openTest());
      const cookie = await cookieOfSignIn(context);

      await disableUser(context.db, user.id, context.now());

      expect(await whoIs(context, cookie)).toBeUndefined();
      await expect(cookieOfSignIn(context)).rejects.toMatchObject({ code: "signIn.wrong" });
      expect(await context.db.selectFrom("authSession").select("id").execute()).toEqual([]);
    });

    it("can be ended by its owner and by nobody else", async () => {
      const { context, user } = await openAccount(await openTest());
      const cookie = await cookieOfSignIn(context);
      const [session] = await listSessions(context.db, user.id, { now: context.now(), usedSince: "" });
      const other = await addUser(context, "other@example.com");

      await endSession(callerOf(context, other), session?.id ?? "");
      expect(await whoIs(context, cookie)).toBeDefined();
      await endSession(callerOf(context, user), session?.id ?? "");

      expect(await whoIs(context, cookie)).toBeUndefined();
    });

    it("goes on while it is used, ends on the thirtieth day, and after three days without use", async () => {
      const { context } = await openAccount(await openTest());
      const cookie = await cookieOfSignIn(context);
      const after = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000).toISOString();
      const openAfter = async (days: number, sent = cookie) => (await whoIs({ ...context, now: () => after(days) }, sent)) !== undefined;

      for (let day = 2; day < 30; day += 2) expect(await openAfter(day)).toBe(true);
      expect(await openAfter(29.9)).toBe(true);
      expect(await openAfter(30.1)).toBe(false);
      expect(await openAfter(3.1, await cookieOfSignIn(context))).toBe(false);
    });

    it("that is out of use is not among the open ones", async () => {
      const { context, user } = await openAccount(await openTest());
      await cookieOfSignIn(context);
      const sessionsAfter = async (days: number) => {
        const later = { ...context, now: () => new Date(Date.now() + days * 24 * 60 * 60_000).toISOString() };
        return (await readAccount({ ...callerOf(later, user), request: new Request("http://localhost:3000/account") })).sessions;
      };

      expect(await sessionsAfter(2.9)).toHaveLength(1);
      expect(await sessionsAfter(3.1)).toEqual([]);
    });

    it("of other devices ends with a change of password, and this one goes on with another token", async () => {
      const { context } = await openAccount(await openTest());
      const [here, elsewhere] = [await cookieOfSignIn(context), await cookieOfSignIn(context)];
      const user = await whoIs(context, here);
      if (!user) throw new Error("not signed in");

      await expect(changePassword(callerOf(context, user), "wrong", "another good password")).rejects.toMatchObject({
        code: "password.wrong",
      });
      const headers = await changePassword(callerOf(context, user), password, "another good password");

      expect(await whoIs(context, elsewhere)).toBeUndefined();
      expect(await whoIs(context, here)).toBeUndefined();
      expect(await whoIs(context, cookieOf(headers))).toMatchObject({ id: user.id, sessionId: user.sessionId });
      expect(headers.get("Set-Cookie")).toMatch(/Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
      expect(await cookieOfSignIn(context, "another good password")).toContain("=");
    });
  });

  describe("a link for a new password", () => {
    it("works once, however many use it at the same time", async () => {
      const { context, user } = await openAccount(await openTest());
      const cookie = await cookieOfSignIn(context);
      const token = await createOneTimeLink(context, "resetPassword", user.id);

      const uses = await Promise.allSettled(
        Array.from({ length: 6 }, (_, index) => resetPassword(requestContext(context), token, `a new good password ${index}`)),
      );

      const done = uses.flatMap((use, index) => (use.status === "fulfilled" ? [index] : []));
      expect(done).toHaveLength(1);
      expect(uses.flatMap((use) => (use.status === "rejected" ? [use.reason.code] : []))).toEqual(Array(5).fill("link.expired"));
      expect(await whoIs(context, cookie)).toBeUndefined();
      expect(await cookieOfSignIn(context, `a new good password ${done[0]}`)).toContain("=");
      await expect(cookieOfSignIn(context)).rejects.toMatchObject({ code: "signIn.wrong" });
    });

    it("is not kept in the database, ends after a day, and is taken back by a newer one", async () => {
      const { context, user } = await openAccount(await openTest());
      const first = await createOneTimeLink(context, "resetPassword", user.id);
      const second = await createOneTimeLink(context, "resetPassword", user.id);

      const rows = await context.db.selectFrom("oneTimeLink").selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(first);
      await expect(resetPassword(requestContext(context), first, "a new good password")).rejects.toMatchObject({ code: "link.expired" });
      const tomorrow = requestContext(context, { now: () => new Date(Date.parse(context.now()) + 25 * 60 * 60 * 1000).toISOString() });
      await expect(resetPassword(tomorrow, second, "a new good password")).rejects.toMatchObject({ code: "link.expired" });
      await resetPassword(requestContext(context), second, "a new good password");
    });

    it("is not a link for something else", async () => {
      const { context } = await openAccount(await openTest());
      const token = await createOneTimeLink(context, "setUp", null);

      await expect(resetPassword(requestContext(context), token, "a new good password")).rejects.toMatchObject({ code: "link.expired" });
    });

    it("takes no common password, and can be used again after that", async () => {
      const { context, user } = await openAccount(await openTest());
      const token = await createOneTimeLink(context, "resetPassword", user.id);

      await expect(resetPassword(requestContext(context), token, "password1234")).rejects.toMatchObject({ code: "password.common" });
      await resetPassword(requestContext(context), token, "a new good password");
    });
  });

  describe("setting up", () => {
    it("makes one owner, an administrator, however many try at the same time", async () => {
      const context = await openContext(await openTest());
      const token = await createOneTimeLink(context, "setUp", null);

      const tries = await Promise.allSettled(
        [1, 2, 3].map((number) => setUpOwner(requestContext(context), token, { ...owner, email: `${number}@example.com` })),
      );

      expect(tries.filter((each) => each.status === "fulfilled")).toHaveLength(1);
      expect(await context.db.selectFrom("appUser").select("isAdministrator").execute()).toEqual([{ isAdministrator: 1 }]);
      expect((await readEvents(context.db, "instance", 10)).map((event) => event.command)).toEqual(["user.setUpOwner"]);
    });

    it("makes the language and time zone of the first owner the usual ones, and asks nothing of a browser that tells none", async () => {
      const context = await openContext(await openTest());
      const token = await createOneTimeLink(context, "setUp", null);

      await setUpOwner(requestContext(context), token, owner);

      expect(await loadInstanceSettings(context.db)).toMatchObject({ locale: "zh", timeZone: "Asia/Shanghai", version: 1 });
      expect(await findUserByEmail(context.db, owner.email)).toMatchObject({ timeZone: "Asia/Shanghai" });
      const typed = { name: "A", password: owner.password };
      expect([undefined, "", "Mars/Olympus"].map((timeZone) => registerForm.parse({ ...typed, timeZone }).timeZone)).toEqual([
        null,
        null,
        null,
      ]);
    });

    it("is over once there is an account", async () => {
      const { context } = await openAccount(await openTest());
      const token = await createOneTimeLink(context, "setUp", null);

      await expect(setUpOwner(requestContext(context), token, owner)).rejects.toMatchObject({ code: "link.expired" });
    });
  });

  describe("a profile", () => {
    it("is not saved over a change made elsewhere", async () => {
      const { context, user } = await openAccount(await openTest());
      const caller = callerOf(context, user);
      await changeProfile(caller, 1, { name: "Li Na", locale: "zh", timeZone: "Asia/Shanghai", theme: "dark" });

      const stale = changeProfile(caller, 1, { name: "Lina", locale: "en", timeZone: "UTC", theme: "light" });

      await expect(stale).rejects.toMatchObject({ code: "form.stale", status: 409 });
      expect(await context.db.selectFrom("appUser").select(["name", "version"]).execute()).toEqual([{ name: "Li Na", version: 2 }]);
    });
  });

  it("never writes a password or a token into the log", async () => {
    const { context, user } = await openAccount(await openTest());
    const token = await createOneTimeLink(context, "resetPassword", user.id);
    await resetPassword(requestContext(context), token, "a new good password");
    await changePassword(callerOf(context, user), "a new good password", "yet another good password");

    const text = JSON.stringify(await readEvents(context.db, "instance", 100));

    expect(text).toContain("user.changePassword");
    for (const secret of ["good password", token, "scrypt"]) expect(text).not.toContain(secret);
  });
});

it("hashes a password that is not common", async () => {
  const account = { name: "Chen Jing", email: "chen.jing@example.com" };
  expect(await acceptablePasswordHash("hengfeng-2027-rollout", account)).toMatch(/^scrypt\$/);
  for (const own of ["Chen.Jing@example.com", "chen.jing2027", "Chen Jing 2027!"])
    await expect(acceptablePasswordHash(own, account)).rejects.toMatchObject({ code: "password.own", field: "password" });
  const xiaoming = { name: "王小明", email: "x@example.com" };
  await expect(acceptablePasswordHash("王小明123456789", xiaoming)).rejects.toMatchObject({ code: "password.own" });
  await expect(acceptablePasswordHash("iloveyou2024", account)).rejects.toMatchObject({ code: "password.common", field: "password" });
});
