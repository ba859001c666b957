import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/messages.en.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { signInOn } from "#test/support/sign-in-on.ts";

let app: RunningApp;
let browser: Browser;
let card = "";
let group = "";
let points = "";
const { t } = createI18n("en", en);

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  const ready = (libraryId: string) =>
    app.services.db
      .selectFrom("evaluationCriterion")
      .select(["id", "projectId"])
      .where("libraryId", "=", libraryId)
      .executeTakeFirstOrThrow();
  const found = await ready("keyPoints");
  card = `${app.origin}/projects/${found.projectId}/scorecard`;
  group = `${card}/weights/${found.id}`;
  points = `${card}/weights/${(await ready("C07")).id}`;
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

it("a criterion is added, described and taken away by keyboard alone, and the last is taken back", async () => {
  const page = await open("li.na@example.com");
  await page.goto(card);
  const adding = page.getByText(t("scorecard:criteria.add"), { exact: true });
  await adding.focus();
  await page.keyboard.press("Enter");
  const form = page.locator("form").filter({ has: page.locator("input[value=addCriterion]") });
  await form.getByLabel(t("scorecard:field.name"), { exact: true }).focus();
  await page.keyboard.type("Works council agrees");
  await page.keyboard.press("Enter");
  const link = page.getByRole("link", { name: "Works council agrees", exact: true });
  await link.waitFor();
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/criteria\//);

  await page.getByLabel(t("scorecard:field.scaleHigh")).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("-3");
  await page.keyboard.press("Enter");
  await page.getByText(t("errors:scorecard.model.scale.order")).waitFor();
  expect(await page.getByLabel(t("scorecard:field.scaleHigh")).inputValue()).toBe("-3");
  await page.getByLabel(t("scorecard:field.scaleHigh")).fill("3");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.getByText(t("errors:scorecard.model.scale.order")).count()).toBe(0);

  await page.goto(card);
  const remove = page.getByRole("button", { name: t("scorecard:removeNamed", { name: "Works council agrees" }), exact: true });
  await remove.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => link.count()).toBe(0);
  await page.getByRole("button", { name: t("ui:undo.button"), exact: true }).click();
  await link.waitFor();
}, 120_000);

it("criteria are compared in pairs by arrow keys; a contradiction is pointed at and mended at one press", async () => {
  const page = await open("wang.haifeng@example.com");
  await page.goto(group);
  const result = page.getByRole("row", { name: /Consulting services/ }).first();
  const before = await result.innerText();
  // Consulting services against similar experience: from equal to nine times, against all the others say.
  await page.locator('input[name="pairs[0].step"][value="1"]').focus();
  for (let press = 0; press < 8; press++) await page.keyboard.press("ArrowLeft");
  await expect.poll(() => page.locator('input[name="pairs[0].step"][value="9"]').isChecked()).toBe(true);
  await page.getByText(t("scorecard:live.now")).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: t("scorecard:worst.take"), exact: true }).waitFor();
  await expect.poll(() => result.innerText()).not.toBe(before);
  await page.getByRole("button", { name: t("scorecard:worst.take"), exact: true }).click();
  await expect.poll(() => page.locator('input[name="pairs[0].step"][value="9"]').isChecked()).toBe(false);
}, 120_000);

it("weights are set without scripts", async () => {
  const context = await browser.newContext({ locale: "en-GB", javaScriptEnabled: false });
  const page = await context.newPage();
  await signInOn(page, app, "li.na@example.com");
  await page.goto(points);
  for (const [at, number] of ["70", "20", "10"].entries()) await page.locator(`input[name="numbers[${at}].number"]`).fill(number);
  await page.getByRole("button", { name: t("scorecard:save"), exact: true }).click();
  await expect.poll(() => page.getByRole("cell", { name: "70.0%", exact: true }).count()).toBeGreaterThan(0);
}, 120_000);

async function open(email: string): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await signInOn(page, app, email);
  return page;
}
