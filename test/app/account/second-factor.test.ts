import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";

import { createOneTimeLink, resetPassword } from "#app/account/account.server.ts";
import { codeAt } from "#app/account/one-time-password.server.ts";
import {
  beginSecondFactor,
  confirmNewFactor,
  distrustBrowsers,
  isWaiting,
  passSecondFactor,
  readSecondFactor,
  renewRecoveryCodes,
  turnSecondFactorOff,
} from "#app/account/second-factor.server.ts";
import { countSession } from "#app/account/sign-in-log.server.ts";
import { admit, signIn } from "#app/account/sign-in.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { readSession, type SignedInUser } from "#app/http/session.server.ts";
import { deleteSessionsOf, disableUser, setPassword } from "#db/queries/accounts.ts";
import { findBrokenChain, readEvents } from "#db/queries/events.ts";
import { addUser, callerOf, cookieOf, formPost, openContext, requestContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { weakHash } from "#test/support/weak-hash.ts";

const email = "li.na@example.com";
const password = "we sell chairs and desks";
const start = Date.parse("2027-03-01T08:00:00.000Z");

forEachDatabase((_dialect, openTest) => {
  let seconds: number;
  let context: AppLoadContext;
  let user: SignedInUser;

  beforeEach(async () => {
    seconds = 0;
    context = await openContext(await openTest(), { now: () => new Date(start + seconds * 1000).toISOString() });
    // Without a password, which takes time to check: the tests of passwords give it one.
    user = await addUser(context, email);
  });

  /** After the first factor. */
  const enter = async (cookie = "", account = user) => {
    const answer = await admit(formPost(context, "/sign-in", {}, { cookie }), account.id, "/projects");
    if (!answer) throw new Error("nobody is let in");
    return answer;
  };
  const enterByPassword = (typed: string, cookie = "") => signIn(formPost(context, "/sign-in", {}, { cookie }), email, typed, "/projects");
  const givePassword = async () => setPassword(context.db, user.id, weakHash(password), context.now());
  const pass = (cookie: string, code: string, trust = false) =>
    passSecondFactor(formPost(context, "/sign-in/code", {}, { cookie }), { code, trust, next: "/projects" });
  const whoIs = (cookie: string) =>
    readSession(new Request("http://localhost:3000/", { headers: { Cookie: cookie } }), requestContext(context));
  const signedIn = async (answer: Promise<Response>): Promise<Caller> => {
    const found = await whoIs(cookieOf((await answer).headers));
    if (!found) throw new Error("not signed in");
    return callerOf(context, found);
  };
  /** Turns it on, half a minute before the test goes on, so that the next code is a new one. */
  const turnOn = async (caller = callerOf(context, user)) => {
    await beginSecondFactor(caller, undefined);
    const factor = await readSecondFactor(caller);
    if (factor.state !== "waiting") throw new Error(`it is ${factor.state}`);
    const key = keyOf(factor.setUp.address);
    const { result } = await confirmNewFactor(caller, await codeAt(key, context.now()));
    seconds += 30;
    return { key, codes: result.codes, code: () => codeAt(key, context.now()) };
  };

  it("is asked for at the next sign-in, after the right password only, and opens a session", async () => {
    const { code } = await turnOn();
    await givePassword();

    const first = await enterByPassword(password);
    const waiting = cookieOf(first.headers);

    expect(first.headers.get("Location")).toBe("/sign-in/code?next=%2Fprojects");
    expect(await whoIs(waiting)).toBeUndefined();
    expect(await isWaiting(context, new Request("http://localhost:3000/", { headers: { Cookie: waiting } }))).toBe(true);
    const second = await pass(waiting, await code());
    expect(second.headers.get("Location")).toBe("/projects");
    expect(await whoIs(cookieOf(second.headers))).toMatchObject({ id: user.id });
    await expect(enterByPassword("wrong words here")).rejects.toMatchObject({ code: "signIn.wrong" });
  });

  it("is not asked for before a code has confirmed it, and shows its key no more after that", async () => {
    const caller = callerOf(context, user);
    await beginSecondFactor(caller, undefined);
    const waiting = await readSecondFactor(caller);
    expect((await enter()).headers.get("Location")).toBe("/projects");
    await expect(confirmNewFactor(caller, "000000")).rejects.toMatchObject({ code: "secondFactor.wrongAtSetUp", field: "code" });

    const { key } = await turnOn(caller);

    expect(waiting).toMatchObject({ state: "waiting", setUp: { picture: expect.stringMatching(/^data:image\/svg\+xml;base64,/) } });
    expect(JSON.stringify(await readSecondFactor(caller))).not.toContain(key);
    expect(await readSecondFactor(caller)).toMatchObject({ state: "on", recoveryCodes: 10, trustedBrowsers: 0 });
    await expect(beginSecondFactor(caller, undefined)).rejects.toMatchObject({ code: "secondFactor.isOn" });
  });

  it("forgets a set-up that nobody confirmed", async () => {
    await beginSecondFactor(callerOf(context, user), undefined);
    seconds += 31 * 60;

    expect(await readSecondFactor(callerOf(context, user))).toMatchObject({ state: "off" });
  });

  it("takes a code once, whoever else has seen it, however many send it at the same time", async () => {
    const { code } = await turnOn();
    const waiting = await Promise.all(Array.from({ length: 4 }, async () => cookieOf((await enter()).headers)));
    const seen = await code();

    const outcomes = await Promise.allSettled(waiting.map((cookie) => pass(cookie, seen)));

    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    await expect(pass(cookieOf((await enter()).headers), seen)).rejects.toMatchObject({ code: "secondFactor.wrong" });
    seconds += 30;
    expect((await pass(cookieOf((await enter()).headers), await code())).status).toBe(302);
  });

  it("takes the code with which it was confirmed no second time", async () => {
    const { key } = await turnOn();
    seconds -= 30;

    await expect(pass(cookieOf((await enter()).headers), await codeAt(key, context.now()))).rejects.toMatchObject({
      code: "secondFactor.wrong",
    });
  });

  it("accepts clocks that differ by half a minute, and no more", async () => {
    const { key } = await turnOn();
    const at = (offset: number) => codeAt(key, new Date(start + (seconds + offset) * 1000).toISOString());
    seconds += 300;

    await expect(pass(cookieOf((await enter()).headers), await at(-60))).rejects.toMatchObject({ code: "secondFactor.wrong" });
    await expect(pass(cookieOf((await enter()).headers), await at(60))).rejects.toMatchObject({ code: "secondFactor.wrong" });
    expect((await pass(cookieOf((await enter()).headers), await at(-30))).status).toBe(302);
    expect((await pass(cookieOf((await enter()).headers), await at(30))).status).toBe(302);
  });

  it("takes each recovery code once, in any spelling, and tells the log of it", async () => {
    const { codes } = await turnOn();
    const [first = "", second = ""] = codes;

    expect(new Set(codes).size).toBe(10);
    expect((await pass(cookieOf((await enter()).headers), ` ${first.toUpperCase().replaceAll("-", " ")} `)).status).toBe(302);
    await expect(pass(cookieOf((await enter()).headers), first)).rejects.toMatchObject({ code: "secondFactor.wrong" });
    expect((await pass(cookieOf((await enter()).headers), second)).status).toBe(302);
    expect(await readSecondFactor(callerOf(context, user))).toMatchObject({ recoveryCodes: 8 });
    expect((await readEvents(context.db, "instance", 10)).map((event) => event.command)).toEqual([
      "session.begin",
      "user.useRecoveryCode",
      "session.failCode",
      "session.begin",
      "user.useRecoveryCode",
      "user.addSecondFactor",
    ]);
  });

  it("makes new recovery codes for who knows the password, and the old ones open nothing", async () => {
    const { codes } = await turnOn();
    await givePassword();
    const caller = callerOf(context, user);

    await expect(renewRecoveryCodes(caller, { password: "not the password" })).rejects.toMatchObject({ code: "password.wrong" });
    const { codes: fresh } = await renewRecoveryCodes(caller, { password });

    await expect(pass(cookieOf((await enter()).headers), codes[0] ?? "")).rejects.toMatchObject({ code: "secondFactor.wrong" });
    expect((await pass(cookieOf((await enter()).headers), fresh[0] ?? "")).status).toBe(302);
  });

  it("limits guesses of one account, wherever they come from, and a right code after them is refused, too", async () => {
    const { code } = await turnOn();
    const cookie = cookieOf((await enter()).headers);
    for (let guess = 0; guess < 5; guess++) await expect(pass(cookie, "123456")).rejects.toMatchObject({ code: "secondFactor.wrong" });

    const elsewhere = cookieOf((await enter()).headers);
    await expect(pass(elsewhere, await code())).rejects.toMatchObject({ code: "signIn.tooMany", status: 429 });
  });

  it("waits ten minutes, and no sign-in is completed twice", async () => {
    const { code } = await turnOn();
    const cookie = cookieOf((await enter()).headers);
    await pass(cookie, await code());
    seconds += 30;
    await expect(pass(cookie, await code())).rejects.toMatchObject({ code: "secondFactor.tooLate" });

    const late = cookieOf((await enter()).headers);
    seconds += 601;
    await expect(pass(late, await code())).rejects.toMatchObject({ code: "secondFactor.tooLate" });
    await expect(pass("", await code())).rejects.toMatchObject({ code: "secondFactor.tooLate" });
    await expect(pass("rollout-sign-in=made-up", await code())).rejects.toMatchObject({ code: "secondFactor.tooLate" });
  });

  it("takes no room in the log for a session that does not begin", async () => {
    const { codes } = await turnOn();
    const cookie = cookieOf((await enter()).headers);
    for (let count = 0; count < 19; count++) await countSession(context, "begin", user.id);
    // The code is right; a new password ends what waits before the session has begun.
    const forget = () => deleteSessionsOf(context.db, user.id);
    const during = { ...context, limits: { ...context.limits, forget } };
    const late = passSecondFactor(formPost(during, "/sign-in/code", {}, { cookie }), { code: codes[0] ?? "", trust: false, next: "/" });
    await expect(late).rejects.toMatchObject({ code: "secondFactor.tooLate" });

    await pass(cookieOf((await enter()).headers), codes[1] ?? "");
    expect((await readEvents(context.db, "instance", 1)).map(({ command }) => command)).toEqual(["session.beginLast"]);
  });

  describe("a trusted browser", () => {
    const trustedAfter = async (turned: { code: () => Promise<string> }) =>
      cookieOf((await pass(cookieOf((await enter()).headers), await turned.code(), true)).headers);
    const isAsked = async (cookie: string) => (await enter(cookie)).headers.get("Location") !== "/projects";

    it("is not asked for thirty days", async () => {
      const cookie = await trustedAfter(await turnOn());

      expect(await isAsked("")).toBe(true);
      expect(await isAsked(cookie)).toBe(false);
      seconds += 30 * 24 * 60 * 60 + 1;
      expect(await isAsked(cookie)).toBe(true);
    });

    it("is one of this account only", async () => {
      const cookie = await trustedAfter(await turnOn());
      const other = await addUser(context, "other@example.com");
      await turnOn(callerOf(context, other));

      const answer = await enter(cookie, other);
      expect(answer.headers.get("Location")).toContain("/sign-in/code");
    });

    it.each([
      ["its owner says so", () => distrustBrowsers(callerOf(context, user))],
      [
        "the password is reset",
        async () =>
          resetPassword(requestContext(context), await createOneTimeLink(context, "resetPassword", user.id), "another good password"),
      ],
    ] as const)("is asked again when %s", async (_case, act) => {
      const cookie = await trustedAfter(await turnOn());

      await act();

      expect(await isAsked(cookie)).toBe(true);
    });
  });

  it("asks for the password before it changes; then other sessions end and this one is renewed", async () => {
    await givePassword();
    const [here, elsewhere] = [await signedIn(enter()), cookieOf((await enter()).headers)];
    await expect(beginSecondFactor(here, "not the password")).rejects.toMatchObject({ code: "password.wrong" });
    await beginSecondFactor(here, password);
    const factor = await readSecondFactor(here);
    const key = keyOf(factor.state === "waiting" ? factor.setUp.address : "");
    const { headers } = await confirmNewFactor(here, await codeAt(key, context.now()));

    expect(await whoIs(elsewhere)).toBeUndefined();
    expect(await whoIs(cookieOf(headers))).toMatchObject({ sessionId: here.user.sessionId });

    await expect(turnSecondFactorOff(here, { password: "not the password" })).rejects.toMatchObject({ code: "password.wrong" });
    await turnSecondFactorOff(here, { password });
    expect((await enter()).headers.get("Location")).toBe("/projects");
    expect(await context.db.selectFrom("recoveryCode").selectAll().execute()).toEqual([]);
    expect((await readEvents(context.db, "instance", 10)).map((event) => event.command)).toEqual([
      "session.begin",
      "user.removeSecondFactor",
      "user.addSecondFactor",
      "session.begin",
      "session.begin",
    ]);
    expect(await findBrokenChain(context.db)).toBeNull();
  });

  it("asks an account without a password for a code before it is changed", async () => {
    const { code } = await turnOn();
    const caller = callerOf(context, user);

    await expect(turnSecondFactorOff(caller, {})).rejects.toMatchObject({ code: "secondFactor.wrong", field: "code" });
    await turnSecondFactorOff(caller, { code: await code() });
  });

  it("lets in nobody whose account was closed meanwhile", async () => {
    const { code } = await turnOn();
    const cookie = cookieOf((await enter()).headers);
    await disableUser(context.db, user.id, context.now());

    await expect(pass(cookie, await code())).rejects.toMatchObject({ code: "secondFactor.tooLate" });
  });

  it("keeps neither key nor recovery codes nor tokens as they are", async () => {
    const { key, codes, code } = await turnOn();
    const answer = await pass(cookieOf((await enter()).headers), await code(), true);
    const kept = JSON.stringify([
      await context.db.selectFrom("secondFactor").selectAll().execute(),
      await context.db.selectFrom("recoveryCode").selectAll().execute(),
      await context.db.selectFrom("trustedBrowser").selectAll().execute(),
      await context.db.selectFrom("idempotency").selectAll().execute(),
      await readEvents(context.db, "instance", 100),
    ]);

    for (const secret of [
      key,
      ...codes,
      ...answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(/[=;]/)[1] ?? "")
        .filter(Boolean),
    ])
      expect(kept).not.toContain(secret);
  });
});

/** What an authenticator stores of the picture: base32 of the key. */
function keyOf(address: string): string {
  const secret = new URL(address).searchParams.get("secret") ?? "";
  const bits = [...secret].map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString();
}
