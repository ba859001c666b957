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

async function pageOf(scripts = true): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 }, javaScriptEnabled: scripts });
  const page = await context.newPage();
  await signInOn(page, app, "li.na@example.com");
  return page;
}

it("tasks are put together, groups close by keys, columns are chosen and sorted by, all of it in the address", async () => {
  const page = await pageOf();
  await page.goto(`${project}/tasks`);
  await page.getByLabel(t("plan:group.label")).selectOption("f1");
  await page.waitForURL(/group=f1/);
  const head = page.getByRole("link", { name: "Sales", exact: true });
  await head.waitFor();

  await head.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/shut=o1/);
  await expect.poll(() => head.getAttribute("aria-expanded")).toBe("false");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-expanded"))).toBe("false");
  expect(await inspectPage(page)).toEqual([]);

  await page.locator(".table-columns > summary").click();
  await page.getByRole("checkbox", { name: "Vendor days" }).click();
  await page.getByRole("columnheader", { name: "Vendor days" }).waitFor();
  await page.getByRole("link", { name: t("plan:columns.up", { name: "Vendor days" }) }).click();
  await page.waitForURL(/columns=code\.name\.start\.finish\.owner\.progress\.f3\.state/);
  await page.getByRole("columnheader", { name: "Vendor days" }).getByRole("link").click();
  await page.waitForURL(/order=f3/);
  await page.locator('th[aria-sort="ascending"]').waitFor();
  await page.getByRole("columnheader", { name: "Vendor days" }).getByRole("link").click();
  await page.locator('th[aria-sort="descending"]').waitFor();
  expect(await inspectPage(page)).toEqual([]);
}, 120_000);

it("tasks are filtered by several fields at once without scripts; what cannot be understood is told where it was typed", async () => {
  const page = await pageOf(false);
  await page.goto(`${project}/tasks?f1=o1`);
  await page.getByRole("checkbox", { name: "IT", exact: true }).check();
  await page.locator('input:not([type=hidden])[name="f3.from"]').fill("many");
  await page.locator('input:not([type=hidden])[name="f2.has"]').fill("zhang");
  await page.getByRole("button", { name: t("plan:list.apply") }).click();
  await page.getByText(t("errors:plan.field.number")).waitFor();
  expect(new URL(page.url()).searchParams.getAll("f1")).toEqual(["o1", "o5"]);
  expect(await page.locator('input:not([type=hidden])[name="f3.from"]').inputValue()).toBe("many");
  expect(await page.locator('input:not([type=hidden])[name="f2.has"]').inputValue()).toBe("zhang");

  await page.locator('input:not([type=hidden])[name="f3.from"]').fill("");
  await page.getByRole("button", { name: t("plan:list.apply") }).click();
  await page.waitForURL((url) => url.searchParams.get("f3.from") === "");
  const listed = await page.locator("tr[data-task]").count();
  // The same tasks stand on the board.
  await page
    .getByRole("navigation", { name: t("plan:switcher.label") })
    .getByRole("link", { name: t("plan:switcher.board") })
    .click();
  await page.waitForURL(/\/board\?/);
  expect(await page.locator(".board-card").count()).toBe(listed);
}, 120_000);

it("a card is moved to another value of a field by keys, and that is taken back", async () => {
  const page = await pageOf();
  await page.goto(`${project}/board?by=f1`);
  const moved = page.locator('[data-column="o1"] .board-card').first();
  const id = (await moved.getAttribute("data-task")) ?? "";
  await moved.locator("[data-moves]").focus();
  // The keys of a page are heard a moment after it has come alive.
  const pressed = async () => {
    await page.keyboard.press("Alt+ArrowRight");
    await page.locator(`[data-column="o2"] [data-task="${id}"]`).waitFor({ timeout: 3_000 });
    return true;
  };
  await expect.poll(() => pressed().catch(() => false), { timeout: 30_000 }).toBe(true);
  await page.getByText("Department of", { exact: false }).first().waitFor();
  await page.getByRole("button", { name: t("ui:undo.button") }).click();
  await page.locator(`[data-column="o1"] [data-task="${id}"]`).waitFor();
  expect(await inspectPage(page)).toEqual([]);
}, 120_000);
