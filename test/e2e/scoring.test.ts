import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { describeRoutes } from "#app/cli/routes.ts";
import { loadServerBuild } from "#app/cli/serve.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/messages.en.ts";
import { beginRound } from "#test/support/begin-round.ts";
import { inspectPage } from "#test/support/inspect-page.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { signInOn } from "#test/support/sign-in-on.ts";
import { untilAlive } from "#test/support/until-alive.ts";

let app: RunningApp;
let browser: Browser;
let projectId = "";
let scoring = "";
const { t } = createI18n("en", en);

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  projectId = (await app.services.db.selectFrom("project").select("id").executeTakeFirstOrThrow()).id;
  scoring = `${app.origin}/projects/${projectId}/scoring`;
  await beginRound(app, projectId);
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

async function open(email: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width, height: 844 } });
  const page = await context.newPage();
  await signInOn(page, app, email);
  await page.goto(scoring);
  await untilAlive(page);
  return page;
}

/** The page listens a moment after it has come alive: until its key for the comment leads there. */
async function untilKeysAreHeard(page: Page): Promise<void> {
  const isAtComment = async () => {
    await page.keyboard.press("c");
    return page.evaluate(() => document.activeElement?.id === "comment");
  };
  await expect.poll(isAtComment, { timeout: 20_000 }).toBe(true);
  await page.getByLabel(t("scoring:score.comment"), { exact: false }).first().fill("");
  await page.keyboard.press("Escape");
}

/** What an account has given in the open round, by vendor and criterion. */
async function given(email: string) {
  return app.services.db
    .selectFrom("ballot")
    .innerJoin("evaluationRound", "evaluationRound.id", "ballot.roundId")
    .innerJoin("evaluationSeat", "evaluationSeat.id", "ballot.seatId")
    .innerJoin("appUser", "appUser.id", "evaluationSeat.userId")
    .select(["ballot.vendorId", "ballot.criterionId", "ballot.value", "ballot.state", "ballot.comment", "ballot.revision"])
    .where("evaluationRound.state", "=", "open")
    .where("appUser.email", "=", email)
    .execute();
}

const progressOf = (page: Page) => page.locator("h1 + p[role=status]").textContent();

it("a vendor is scored by keyboard alone, one key a score, however fast the keys come", async () => {
  const email = "liu.yang@example.com";
  const page = await open(email);
  await page
    .getByRole("link", { name: t("scoring:own.begin") })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/scoring\/.*criterion=/);
  await untilAlive(page);
  await page.locator("fieldset").first().waitFor();
  const first = new URL(page.url()).pathname;
  await expect.poll(() => progressOf(page)).toBe("0 of 27");
  await untilKeysAreHeard(page);
  for (let at = 0; at < 27; at++) await page.keyboard.press(at % 5 === 0 ? "a" : "4");
  await expect.poll(async () => (await given(email)).length, { timeout: 20_000 }).toBe(27);
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 20_000 }).not.toBe(first);
  expect((await given(email)).every(({ revision }) => revision === 1)).toBe(true);
});

it("a lowest or highest score stays open until it has its comment, which is kept without leaving the keys", async () => {
  const email = "sun.li@example.com";
  const page = await open(email);
  await page
    .getByRole("link", { name: t("scoring:own.begin") })
    .first()
    .click();
  await page.locator("fieldset").first().waitFor();
  await untilAlive(page);
  const criterion = new URL(page.url()).searchParams.get("criterion") ?? "";
  await untilKeysAreHeard(page);
  await page.keyboard.press("5");
  await expect.poll(async () => (await given(email)).length, { timeout: 20_000 }).toBe(1);
  await page.keyboard.press("k");
  await page.getByText(t("scoring:score.wants.extreme")).waitFor();
  await expect.poll(() => progressOf(page)).toBe("0 of 27");
  await page.keyboard.press("c");
  await page.keyboard.type("Done live on our own data.");
  await page.keyboard.press("Control+Enter");
  await expect
    .poll(async () => (await given(email)).find((ballot) => ballot.criterionId === criterion)?.comment)
    .toBe("Done live on our own data.");
  await expect.poll(() => progressOf(page)).toBe("1 of 27");

  // What is typed before there is a score waits for it, on the way to other criteria, too.
  await expect.poll(() => new URL(page.url()).searchParams.get("criterion")).not.toBe(criterion);
  const next = new URL(page.url()).searchParams.get("criterion") ?? "";
  await page.keyboard.press("c");
  await page.keyboard.type("Seen twice.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await expect.poll(() => new URL(page.url()).searchParams.get("criterion")).not.toBe(next);
  await page.keyboard.press("k");
  await expect.poll(() => new URL(page.url()).searchParams.get("criterion")).toBe(next);
  await page.keyboard.press("3");
  await expect.poll(async () => (await given(email)).find((ballot) => ballot.criterionId === next)?.comment).toBe("Seen twice.");
});

it("half a point is given by two keys, and a key that is held passes the criteria without a fault", async () => {
  const email = "zheng.xiaoyan@example.com";
  const page = await open(email);
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  await page
    .getByRole("link", { name: t("scoring:own.begin") })
    .first()
    .click();
  await page.locator("fieldset").first().waitFor();
  await untilAlive(page);
  await untilKeysAreHeard(page);
  await page.keyboard.press(".");
  await page.getByText(t("scoring:score.halfNext")).waitFor();
  await page.keyboard.press("3");
  await expect.poll(async () => (await given(email)).map(({ value }) => value), { timeout: 20_000 }).toEqual([3.5]);
  await page.keyboard.press("0");
  await page.locator("[data-uncommented] a").first().waitFor();
  const before = page.url();
  for (let at = 0; at < 20; at++) await page.keyboard.down("j");
  await page.keyboard.up("j");
  await expect.poll(() => page.url()).not.toBe(before);
  const passed = page.url();
  await page.locator("[data-uncommented] a").first().click();
  await expect.poll(() => page.url()).not.toBe(passed);
  await page.getByText(t("scoring:score.wants.extreme")).waitFor();
  expect(faults).toEqual([]);
}, 60_000);

it("what is known opens beside the criterion by its key, stays open on the way, and is no way for keys to score", async () => {
  const email = "liu.yang@example.com";
  const { id } = await app.services.db.selectFrom("vendor").select("id").where("name", "like", "%Yunfan%").executeTakeFirstOrThrow();
  const page = await open(email, 390);
  await page.goto(`${scoring}/${id}`);
  await untilAlive(page);
  await untilKeysAreHeard(page);
  const isOpen = () => page.locator("details[data-known]").evaluate((details: HTMLDetailsElement) => details.open);
  const before = await given(email);
  await page.keyboard.press("e");
  await expect.poll(isOpen).toBe(true);
  await page.getByText("江南印务", { exact: false }).first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  expect(await inspectPage(page)).toEqual([]);
  await page.keyboard.press("j");
  await expect.poll(() => new URL(page.url()).searchParams.get("criterion")).not.toBeNull();
  await expect.poll(isOpen).toBe(true);
  await page.keyboard.press("e");
  await expect.poll(isOpen).toBe(false);
  expect(await given(email)).toEqual(before);
}, 60_000);

it("a phone scores by touch, and a form without scripts does, too", async () => {
  const email = "zhou.min@example.com";
  const page = await open(email, 390);
  await page
    .getByRole("link", { name: t("scoring:own.begin") })
    .first()
    .click();
  await page.locator("fieldset").first().waitFor();
  await untilAlive(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  const began = page.url();
  await page.getByRole("radio").nth(3).check();
  await page.getByRole("button", { name: t("scoring:score.keepNext") }).click();
  await expect.poll(async () => (await given(email)).map(({ value }) => value)).toEqual([3]);
  await expect.poll(() => page.url()).not.toBe(began);

  const plain = await browser.newContext({ locale: "en-GB", javaScriptEnabled: false });
  await plain.addCookies(await page.context().cookies());
  const form = await plain.newPage();
  await form.goto(page.url());
  const before = form.url();
  await form.getByRole("radio").nth(2).check();
  await form.getByRole("button", { name: t("scoring:score.keepNext") }).click();
  await form.waitForURL((url) => url.href !== before);
  await expect.poll(async () => (await given(email)).length).toBe(2);
});

it("a member is sent the same bytes by every address, whatever another one says", async () => {
  const routes = describeRoutes(await loadServerBuild());
  const cookie = await app.signIn("zheng.xiaoyan@example.com");
  const vendorId = (await app.services.db.selectFrom("vendor").select("id").where("stage", "=", "short").executeTakeFirstOrThrow()).id;
  const demo = await app.services.db.selectFrom("vendorDemo").select("id").where("vendorId", "=", vendorId).executeTakeFirstOrThrow();
  const parts = { projectId, vendorId, demoId: demo.id };
  const addresses = routes
    .filter(({ verbs }) => verbs.includes("GET"))
    .map(({ path, isApi }) => ({ isApi, address: Object.entries(parts).reduce((text, [name, id]) => text.replace(`:${name}`, id), path) }))
    .filter(({ address }) => !address.includes(":") && !address.includes("*") && !/events|sign-out/.test(address));
  const authorization = `Bearer ${await makeToken(cookie)}`;
  const seen = async () => {
    const pages = new Map<string, string>();
    for (const { address, isApi } of addresses)
      for (const kind of isApi ? [""] : ["", ".data"]) {
        const headers = new Headers(isApi ? { Authorization: authorization } : { Cookie: cookie });
        const target = address === "/" && kind !== "" ? "/_root.data" : `${address}${kind}`;
        const response = await fetch(new URL(target, app.origin), { redirect: "manual", headers });
        pages.set(`${address}${kind}`, `${response.status} ${response.headers.get("etag") ?? ""} ${withoutChance(await response.text())}`);
      }
    return pages;
  };
  await seen();
  const [before, again] = [await seen(), await seen()];
  // What is different each time, such as memory that is used, tells nothing.
  const steady = [...before].filter(([address, text]) => again.get(address) === text).map(([address]) => address);
  const varying = [...before.keys()].filter((address) => !steady.includes(address));
  expect(varying.filter((address) => /scor|evaluation|vendor|decision|search|notification|export|\/api\//.test(address))).toEqual([]);
  expect(varying.length).toBeLessThan(before.size / 5);
  await scoreAll("wang.haifeng@example.com");
  await noteOn(demo.id, "wang.haifeng@example.com");
  const after = await seen();
  expect(steady.filter((address) => after.get(address) !== before.get(address))).toEqual([]);
}, 180_000);

/** Ids and numbers that are made for one answer alone. */
function withoutChance(text: string): string {
  const nonce = /nonce="([^"]+)"/.exec(text)?.[1];
  return (nonce === undefined ? text : text.replaceAll(nonce, ""))
    .replaceAll(/(requestId|formKey)(\\?",\\?"|" value=")[\w-]+/g, "$1")
    .replaceAll(/"requestId":"[^"]*"/g, "");
}

/** Gives every vendor a score everywhere, as one account. */
async function scoreAll(email: string): Promise<void> {
  const cookie = await app.signIn(email);
  const page = await fetch(`${scoring}.data`, { headers: { Cookie: cookie } });
  expect(page.status).toBe(200);
  const { db } = app.services;
  const seat = await db
    .selectFrom("evaluationSeat")
    .innerJoin("appUser", "appUser.id", "evaluationSeat.userId")
    .select("evaluationSeat.id")
    .where("appUser.email", "=", email)
    .executeTakeFirstOrThrow();
  const leaves = await db
    .selectFrom("evaluationCriterion")
    .select("id")
    .where("libraryId", "like", "C0%")
    .where("kind", "=", "score")
    .execute();
  const vendors = await db.selectFrom("vendor").select("id").where("stage", "=", "short").execute();
  let kept = 0;
  for (const vendor of vendors)
    for (const leaf of leaves) {
      const fields = {
        intent: "score",
        seatId: seat.id,
        vendorId: vendor.id,
        criterionId: leaf.id,
        revision: "0",
        said: "2",
        then: "stay",
      };
      const response = await fetch(`${scoring}/${vendor.id}.data`, {
        method: "POST",
        headers: { Cookie: cookie, Origin: app.origin },
        body: new URLSearchParams(fields),
      });
      if (response.status === 200) kept++;
    }
  expect(kept).toBeGreaterThan(20);
}

/** Notes something on every scenario of a demonstration, as one account. */
async function noteOn(demoId: string, email: string): Promise<void> {
  const cookie = await app.signIn(email);
  const scenarios = await app.services.db.selectFrom("demoScenario").select("id").where("removedAt", "is", null).execute();
  const { id: authorId } = await app.services.db.selectFrom("appUser").select("id").where("email", "=", email).executeTakeFirstOrThrow();
  const known = await app.services.db
    .selectFrom("demoNote")
    .selectAll()
    .where("demoId", "=", demoId)
    .where("authorId", "=", authorId)
    .execute();
  const fields = scenarios.flatMap(({ id }, index) => [
    [`notes[${index}].scenarioId`, id],
    [`notes[${index}].version`, String(known.find(({ scenarioId }) => scenarioId === id)?.version ?? 0)],
    [`notes[${index}].note`, "Between you and me"],
  ]);
  const response = await fetch(`${app.origin}/projects/${projectId}/vendors/demonstrations/${demoId}.data`, {
    method: "POST",
    headers: { Cookie: cookie, Origin: app.origin },
    body: new URLSearchParams([["intent", "saveNotes"], ...fields]),
  });
  expect(response.status).toBe(200);
}

/** A token of the account, made on its page. */
async function makeToken(cookie: string): Promise<string> {
  const form = { intent: "create", name: "Walk", access: "read", scope: "all", lifetime: "30" };
  const response = await fetch(`${app.origin}/account/tokens`, {
    method: "POST",
    headers: { Cookie: cookie, Origin: app.origin },
    body: new URLSearchParams(form),
  });
  const token = /rollout_[\w-]{43}/.exec(await response.text())?.[0];
  if (!token) throw new Error(`No token was made: ${response.status}`);
  return token;
}
