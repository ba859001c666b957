import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { addDays } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/messages.en.ts";
import { goByKeys } from "#test/support/go-by-keys.ts";
import { inspectPage } from "#test/support/inspect-page.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { signInOn } from "#test/support/sign-in-on.ts";

let app: RunningApp;
let browser: Browser;
let project = "";
let person = "";
const { t } = createI18n("en", en);

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  const { db } = app.services;
  const { id } = await db.selectFrom("project").select("id").executeTakeFirstOrThrow();
  project = `${app.origin}/projects/${id}`;
  person = (await db.selectFrom("person").select("id").where("name", "like", "%Ma Chao").executeTakeFirstOrThrow()).id;
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

it("an absence shows in the workload, and levelling is proposed, applied and taken back", async () => {
  const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  await signInOn(page, app, "li.na@example.com");

  await page.goto(`${project}/people/${person}`);
  const first = addDays(todayIn("Asia/Shanghai", app.services.now()), 28);
  await page.getByText(t("people:absence.add")).first().click();
  await page.getByLabel(t("people:absence.from")).fill(first);
  await page.getByLabel(t("people:absence.to")).fill(addDays(first, 6));
  await page.getByRole("button", { name: t("people:absence.add") }).click();
  await page.getByText(/^Saved\./).waitFor();

  await goByKeys(page, "w", /\/workload$/);
  const cell = page.locator("td[data-absent] a").first();
  await cell.waitFor();
  expect(await cell.innerText()).toContain("absent");
  await openOverload(page);
  await page.evaluate(() => scrollTo(0, 0));
  expect(await inspectPage(page)).toEqual([]);

  await page.getByRole("link", { name: t("workload:level"), exact: true }).click();
  await page.getByRole("button", { name: t("workload:levelling.propose"), exact: true }).click();
  const apply = page.getByRole("button", { name: t("workload:levelling.applyAll") }).first();
  await apply.waitFor();
  expect(await inspectPage(page)).toEqual([]);
  expect(await delays()).toBe(0);
  await apply.click();
  await page.getByText(/held back by levelling now/).waitFor();
  expect(await delays()).toBeGreaterThan(0);

  await page.getByRole("button", { name: t("ui:undo.button") }).click();
  await page.getByText(/held back by levelling now/).waitFor({ state: "detached" });
  expect(await delays()).toBe(0);
}, 120_000);

/** Opens the first cell that is too much by its keys, and sees what makes it. */
async function openOverload(page: Page): Promise<void> {
  await page.locator("td[data-level=over] a").first().focus();
  await page.keyboard.press("Enter");
  await page.getByText(t("workload:detail.tooMuch"), { exact: true }).waitFor();
}

async function delays(): Promise<number> {
  const rows = await app.services.db.selectFrom("task").select("id").where("levellingDelayMinutes", ">", 0).execute();
  return rows.length;
}
