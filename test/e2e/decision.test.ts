import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/messages.en.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { signInOn } from "#test/support/sign-in-on.ts";
import { untilAlive } from "#test/support/until-alive.ts";

let app: RunningApp;
let browser: Browser;
let decision = "";
const { t } = createI18n("en", en);

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  const { id } = await app.services.db.selectFrom("project").select("id").executeTakeFirstOrThrow();
  decision = `${app.origin}/projects/${id}/decision`;
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

async function open(email: string): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await signInOn(page, app, email);
  await page.goto(decision);
  await untilAlive(page);
  return page;
}

it("the chair withdraws the decision and drafts another one, the committee signs it, and it holds with the third of five signatures", async () => {
  const chair = await open("wang.haifeng@example.com");
  await chair.getByText(t("decision:withdraw.open"), { exact: true }).click();
  await chair.getByLabel(t("decision:withdraw.reason")).fill("The price was not fixed");
  await chair.getByRole("button", { name: t("decision:withdraw.submit"), exact: true }).click();
  await chair.getByText(t("decision:draft.open"), { exact: true }).click();
  await chair.getByLabel(t("decision:words.conditions")).fill("A fixed price for the first phase");
  await chair.getByRole("button", { name: t("decision:draft.submit") }).click();
  await chair.getByRole("button", { name: t("decision:sign.for") }).click({ timeout: 60_000 });
  await expect.poll(() => chair.getByRole("cell", { name: t("decision:signatures.for"), exact: true }).count()).toBe(1);
  for (const [at, email] of ["sun.li@example.com", "zhou.min@example.com"].entries()) {
    const member = await open(email);
    await member.getByRole("button", { name: t("decision:sign.for") }).click();
    await expect.poll(() => member.getByRole("cell", { name: t("decision:signatures.for"), exact: true }).count()).toBe(2 + at);
    await member.close();
  }
  await chair.goto(`${decision}?verify=1`);
  await expect.poll(() => chair.getByRole("main").getByRole("heading", { level: 2 }).first().textContent()).toMatch(/^Decided: /);
  expect(await chair.getByRole("status").allTextContents()).toContainEqual(expect.stringContaining("as they were written"));
  await chair.goto(`${decision}/pack`);
  expect(await chair.getByRole("main").getByRole("heading", { level: 2 }).allTextContents()).toContainEqual(
    expect.stringContaining(t("decision:pack.part.scores")),
  );
});
