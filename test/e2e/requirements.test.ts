import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/messages.en.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { signInOn } from "#test/support/sign-in-on.ts";

let app: RunningApp;
let browser: Browser;
let list = "";
const { t } = createI18n("en", en);

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  const { projectId } = await app.services.db.selectFrom("requirement").select("projectId").executeTakeFirstOrThrow();
  list = `${app.origin}/projects/${projectId}/requirements`;
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

async function open(changes: Parameters<Browser["newContext"]>[0] = {}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 1000 }, ...changes });
  const page = await context.newPage();
  await signInOn(page, app, "li.na@example.com");
  return { page, context };
}

const chosen = (page: Page) => page.locator("input[name^='chosen.']:checked").count();

it("rows are ticked and changed together, with and without scripts, and a refusal keeps the ticks", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, context } = await open({ javaScriptEnabled });
    await page.goto(list);
    const boxes = page.locator("input[name^='chosen.']");
    await boxes.nth(0).check();
    await boxes.nth(2).check();
    await page.getByText(t("requirements:bulk.title"), { exact: true }).click();
    const submit = page.getByRole("button", { name: t("requirements:bulk.submit") });
    await submit.click();
    await page.getByText(t("errors:requirement.nothingChosen")).waitFor();
    expect(await chosen(page)).toBe(2);
    const kind = javaScriptEnabled ? "draft" : "agreed";
    await page.locator("#bulk select[name=status]").selectOption(kind);
    await submit.click();
    await expect.poll(() => page.getByRole("alert").count()).toBe(0);
    const row = app.services.db.selectFrom("requirement").select("status").where("number", "in", [1, 3]);
    await expect.poll(async () => (await row.execute()).map(({ status }) => status)).toEqual([kind, kind]);
    await context.close();
  }
});

it("a requirement is found, opened and told of by keyboard alone, and comes back after it was deleted", async () => {
  const { page, context } = await open();
  await page.goto(`${list}?priority=must`);
  await page.locator("main table").waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  // The keys are heard once the page is alive.
  await expect
    .poll(async () => {
      if (!(await focused()).startsWith("R-")) await page.keyboard.press("j");
      return focused();
    })
    .toMatch(/^R-0/);
  const code = await focused();
  await page.keyboard.press("Enter");
  await page.waitForURL(/requirements\/[\w-]{36}$/);
  await page.getByRole("button", { name: t("requirements:remove", { code }) }).click();
  await page.waitForURL(/requirements(?:\?.*)?$/);
  await page
    .getByRole("button", { name: new RegExp(`^${t("ui:undo.button")}`) })
    .first()
    .click();
  await page.getByRole("link", { name: code, exact: true }).waitFor();
  await context.close();
});
