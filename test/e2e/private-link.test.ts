import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/messages.en.ts";
import { inspectPage } from "#test/support/inspect-page.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { signInOn } from "#test/support/sign-in-on.ts";

let app: RunningApp;
let browser: Browser;
const { t } = createI18n("en", en);

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

const look = { locale: "en-GB", viewport: { width: 1440, height: 900 } };
const phone = { locale: "en-GB", viewport: { width: 390, height: 844 } };
const firstAnswer = (page: Page) => page.locator("[id^=question-] .input").first();
const open = async (context: BrowserContext, url: string) => {
  const page = await context.newPage();
  await page.goto(url);
  return page;
};

it("a vendor answers by its private link without an account: what is typed is kept, two windows lose nothing, an empty file is refused", async () => {
  const { id } = await app.services.db.selectFrom("project").select("id").executeTakeFirstOrThrow();
  const manager = await (await browser.newContext(look)).newPage();
  await signInOn(manager, app, "li.na@example.com");
  await manager.goto(`${app.origin}/projects/${id}/vendors/questionnaires`);
  await manager.getByText(t("vendors:questionnaires.add"), { exact: true }).click();
  await manager.getByRole("button", { name: t("vendors:questionnaires.make"), exact: true }).click();
  await manager.waitForURL(/questionnaires\/[\w-]{36}$/);
  expect(await inspectPage(manager)).toEqual([]);
  await manager.locator("summary", { hasText: t("vendors:publish.title") }).click();
  for (const box of await manager.locator("details[open] input[type=checkbox]").all()) await box.check();
  await manager.getByRole("button", { name: t("vendors:publish.submit"), exact: true }).click();
  const shown = manager.locator("[role=status] input[readonly]").first();
  await shown.waitFor();
  const link = await shown.inputValue();
  expect(await inspectPage(manager)).toEqual([]);

  const guest = await browser.newContext(phone);
  const [first, second] = [await open(guest, link), await open(guest, link)];
  expect(await inspectPage(first)).toEqual([]);
  await firstAnswer(first).fill("The first window");
  await first.getByText(t("vendors:answers.saved"), { exact: true }).first().waitFor();
  await firstAnswer(second).fill("The second window");
  await second.getByText(t("vendors:answers.stale")).waitFor();
  expect(await firstAnswer(second).inputValue()).toBe("The second window");
  await second.getByRole("button", { name: t("vendors:answers.keepMine") }).click();
  await second.getByText(t("vendors:answers.saved"), { exact: true }).first().waitFor();
  await first.reload();
  await expect.poll(() => firstAnswer(first).inputValue()).toBe("The second window");

  await first.setInputFiles("input[type=file]", { name: "empty.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) });
  await first.getByRole("button", { name: t("vendors:answers.attach") }).click();
  await first.getByText("“empty.pdf” is empty", { exact: false }).first().waitFor();
  await first.getByLabel(t("vendors:answers.submitter")).fill("Zhou Min");
  await first.getByRole("button", { name: t("vendors:answers.submit"), exact: true }).click();
  await first.getByText(t("vendors:answers.missingHere")).first().waitFor();
  expect(await inspectPage(first)).toEqual([]);

  const mistyped = await guest.newPage();
  const answer = await mistyped.goto(`${link.slice(0, -1)}_`);
  expect(answer?.status()).toBe(404);
  await mistyped.getByRole("heading", { name: t("vendors:answers.noLink.title") }).waitFor();
  expect(await inspectPage(mistyped)).toEqual([]);
}, 120_000);

it("vendors and their offers are reached by everybody who judges them", async () => {
  const vendor = await app.services.db.selectFrom("vendor").select(["id", "projectId"]).orderBy("position").executeTakeFirstOrThrow();
  const page = await (await browser.newContext(phone)).newPage();
  await signInOn(page, app, "li.na@example.com");
  for (const path of ["", `/${vendor.id}`, `/${vendor.id}/offer`, "/questionnaires"]) {
    await page.goto(`${app.origin}/projects/${vendor.projectId}/vendors${path}`);
    expect(await inspectPage(page)).toEqual([]);
  }
}, 120_000);
