import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/messages.en.ts";
import { inspectPage } from "#test/support/inspect-page.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { signInOn } from "#test/support/sign-in-on.ts";

let app: RunningApp;
let browser: Browser;
let project = "";
const { t } = createI18n("en", en);

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  const { id } = await app.services.db.selectFrom("project").select("id").executeTakeFirstOrThrow();
  project = `${app.origin}/projects/${id}`;
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

it("a field is made, filled in from the keyboard, grouped by, and its groups closed", async () => {
  const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  await signInOn(page, app, "li.na@example.com");

  await page.goto(`${project}/fields`);
  await page.getByText(t("fields:add"), { exact: true }).first().click();
  await page.getByLabel(t("fields:column.kind")).selectOption("choice");
  await page.getByLabel(t("fields:form.name"), { exact: true }).fill("Site");
  await page.getByLabel(t("fields:form.options")).fill("Hangzhou | 杭州\nNingbo");
  await page.getByRole("button", { name: t("fields:add") }).click();
  await page.getByRole("rowheader", { name: "Site" }).waitFor();
  expect(await inspectPage(page)).toEqual([]);

  await page.goto(`${project}/plan?columns=code.name.f4.f2.start`);
  const cell = page.locator('[data-row-id] [data-key="f4"]');
  await cell.first().waitFor();
  const row = page.locator("[data-row-id]:not([aria-expanded])").first();
  await row.locator('[data-key="f4"]').click();
  await page.keyboard.press("Enter");
  await page.locator("select.cell-editor").selectOption({ label: "Ningbo" });
  await page.keyboard.press("Enter");
  await page.locator('[data-key="f4"]', { hasText: "Ningbo" }).waitFor();

  await page.getByLabel(t("plan:group.label")).selectOption("f4");
  await page.waitForURL(/group=f4/);
  const groups = page.locator('[aria-level="1"][aria-expanded]');
  await groups.first().waitFor();
  expect(await groups.first().innerText()).toContain("Ningbo (1)");
  expect(await groups.count()).toBeGreaterThanOrEqual(1);
  expect(await inspectPage(page)).toEqual([]);

  // By its keys a group is closed, its tasks keep their place, and the address says so.
  await groups.first().locator('[data-key="name"]').click();
  await page.keyboard.press("ArrowLeft");
  await page.waitForURL(/shut=o2/);
  await press(page, "ArrowRight", /^(?!.*shut=)/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+]");
  await page.getByText(t("plan:group.fixedOrder")).first().waitFor();
  await page.reload();
  await groups.first().waitFor();
}, 120_000);

/** Presses a key and waits for the address that it leads to. */
async function press(page: Page, key: string, address: RegExp): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForURL(address);
}
