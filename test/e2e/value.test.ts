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
let project = "";
const { t } = createI18n("en", en);

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  const { id } = await app.services.db.selectFrom("project").select("id").where("isDemo", "=", 1).executeTakeFirstOrThrow();
  project = `${app.origin}/projects/${id}`;
});

it("counts hours that were typed before the page came alive", async () => {
  const consultant = await open("chen.jing@example.com");
  const scripts = new URL(app.origin).origin + "/assets/";
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await consultant.route(`${scripts}**/*.js`, async (route) => {
    await held;
    await route.continue();
  });
  await consultant.goto(`${project}/time?week=2026-06-08`, { waitUntil: "commit" });
  const cells = consultant.locator(".time-grid tbody tr").last().locator("input:not([type=hidden])");
  await cells.nth(0).fill("1,5");
  await cells.nth(1).focus();
  release();
  await consultant.locator(".time-grid tfoot").getByText("1:30").first().waitFor();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

it("hours go into a week by keyboard, a cost is entered, deleted and taken back, and unfinished work is re-planned and put back", async () => {
  const consultant = await open("chen.jing@example.com");
  await consultant.goto(`${project}/time?week=2026-06-01`);
  await untilAlive(consultant);
  const cells = consultant.locator(".time-grid tbody tr").last().locator("input:not([type=hidden])");
  await cells.nth(0).focus();
  await consultant.keyboard.type("1,5");
  await consultant.keyboard.press("ArrowRight");
  await consultant.keyboard.type("90m");
  await consultant.keyboard.press("Tab");
  await consultant.locator(".time-grid tfoot").getByText("3:00").waitFor();
  await consultant.getByRole("button", { name: t("time:save") }).click();
  await consultant.getByText(t("time:total", { hours: "3:00" })).waitFor();
  expect(await cells.nth(1).inputValue()).toBe("1:30");
  expect((await consultant.goto(`${project}/costs`))?.status()).toBe(403);

  const manager = await open("li.na@example.com");
  await manager.goto(`${project}/costs`);
  await manager.getByText(t("costs:spent.add"), { exact: true }).click();
  const form = manager.locator("#spent form").filter({ has: manager.getByRole("button", { name: t("costs:add"), exact: true }) });
  await form.getByLabel(t("costs:column.note")).fill("Workshop room");
  await form.getByLabel(/^Amount/).fill("12 apples");
  await form.getByRole("button", { name: t("costs:add"), exact: true }).click();
  await form.getByText(t("errors:cost.amount")).waitFor();
  expect(await form.getByLabel(t("costs:column.note")).inputValue()).toBe("Workshop room");
  await form.getByLabel(/^Amount/).fill("1,200.50");
  await form.getByRole("button", { name: t("costs:add"), exact: true }).click();
  const row = manager.locator("#spent tbody tr").filter({ hasText: "Workshop room" });
  await row.getByText("CN¥1,200.50").waitFor();
  await row.getByRole("button", { name: t("costs:removeNamed", { name: "Workshop room" }) }).click();
  await row.waitFor({ state: "detached" });
  await manager.getByRole("button", { name: t("ui:undo.button"), exact: true }).click();
  await row.waitFor();

  await manager.goto(`${project}/replan`);
  await manager.getByRole("button", { name: t("value:replan.apply") }).click();
  await manager.getByText(/^Nothing has to move/).waitFor();
  await manager.getByRole("button", { name: t("ui:undo.button"), exact: true }).click();
  await manager.getByRole("button", { name: t("value:replan.apply") }).waitFor();
}, 120_000);

async function open(email: string): Promise<Page> {
  const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  await signInOn(page, app, email);
  return page;
}
