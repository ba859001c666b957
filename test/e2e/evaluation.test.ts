import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/messages.en.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { signInOn } from "#test/support/sign-in-on.ts";

let app: RunningApp;
let browser: Browser;
let result = "";
const { t } = createI18n("en", en);

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  const round = await app.services.db
    .selectFrom("evaluationRound")
    .select("projectId")
    .where("revealedAt", "is not", null)
    .executeTakeFirstOrThrow();
  result = `${app.origin}/projects/${round.projectId}/evaluation`;
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

it("weights are tried out by keyboard, shared by address, and taken back", async () => {
  const page = await open(true);
  await page.goto(result);
  const declared = await figures(page);
  const weight = slider(page);
  await weight.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => figures(page)).not.toBe(declared);
  const tried = await figures(page);

  await page.getByRole("button", { name: t("evaluation:whatIf.keep"), exact: true }).click();
  await page.waitForURL(/\?w\./);
  expect(new URL(page.url()).searchParams.size).toBe(1);
  await expect.poll(() => figures(page)).toBe(tried);
  const other = await open(true);
  await other.goto(page.url());
  await expect.poll(() => figures(other)).toBe(tried);

  await page.getByRole("link", { name: t("evaluation:whatIf.reset"), exact: true }).click();
  await expect.poll(() => figures(page)).toBe(declared);
}, 120_000);

it("weights are tried out without scripts", async () => {
  const page = await open(false);
  await page.goto(result);
  const declared = await figures(page);
  await slider(page).focus();
  await page.keyboard.press("End");
  await page.getByRole("button", { name: t("evaluation:whatIf.keep"), exact: true }).click();
  await page.waitForURL(/\?w\./);
  expect(await figures(page)).not.toBe(declared);
}, 120_000);

function slider(page: Page) {
  return page.locator("#what-if").locator("xpath=..").locator("input[type=range]").first();
}

async function figures(page: Page): Promise<string> {
  return page.getByRole("table", { name: t("evaluation:whatIf.ranking"), exact: true }).innerText();
}

async function open(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", javaScriptEnabled });
  const page = await context.newPage();
  await signInOn(page, app, "wang.haifeng@example.com");
  return page;
}
