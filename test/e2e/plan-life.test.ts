import { readFile } from "node:fs/promises";
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
const { t } = createI18n("en", en);

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

it("a Microsoft Project file goes in, is re-planned, baselined, levelled, forecast, tracked, printed and comes out again, seen by two at once", async () => {
  const manager = await open("li.na@example.com");
  const consultant = await open("chen.jing@example.com");

  await visit(manager, `${app.origin}/projects/import`);
  await manager.setInputFiles("input[type=file]", "test/fixtures/mspdi/crm-rollout.xml");
  await manager.getByRole("button", { name: t("imports:form.submit"), exact: true }).click();
  await manager.getByRole("link", { name: t("imports:report.openPlan") }).waitFor();
  const project = manager.url().replace(/\/import.*$/, "");

  await visit(manager, `${project}/people`);
  await manager.locator("summary", { hasText: t("people:member.add") }).click();
  const form = manager.locator("form", { has: manager.locator("input[value=addMember]") });
  await form.locator("input[name=email]").fill("chen.jing@example.com");
  await form.locator("select[name=role]").selectOption("consultant");
  await form.getByRole("button").click();
  await form.waitFor({ state: "hidden" });

  // Both look at the plan; what the one changes, the other sees without a reload.
  await visit(consultant, `${project}/plan`);
  await visit(manager, `${project}/plan`);
  const interviews = (page: Page) => page.getByRole("row", { name: /R&D interviews/ });
  const finishBefore = await dateOf("R&D interviews");
  await interviews(manager).locator('[data-column="4"]').click();
  await manager.keyboard.type("7");
  await manager.keyboard.press("Enter");
  await consultant.waitForFunction(
    () => [...document.querySelectorAll(".tree-row")].some((row) => /R&D interviews/.test(row.textContent) && /7d/.test(row.textContent)),
    null,
    { timeout: 5_000 },
  );
  expect((await dateOf("R&D interviews")) > finishBefore).toBe(true);

  await visit(manager, `${project}/baselines`);
  await manager.getByLabel(t("baselines:take.name"), { exact: true }).fill("Contract");
  await manager.getByRole("button", { name: t("baselines:take.button") }).click();
  await manager
    .getByText(t("baselines:take.done", { name: "Contract" }))
    .first()
    .waitFor();
  await manager.getByRole("link", { name: "Contract", exact: true }).first().click();
  await manager.getByRole("button", { name: t("baselines:approve.button") }).click();
  await manager
    .getByRole("button", { name: t("baselines:approve.withdraw") })
    .or(manager.locator("summary", { hasText: t("baselines:approve.withdraw") }))
    .first()
    .waitFor();

  await visit(manager, `${project}/levelling`);
  await manager.getByRole("button", { name: t("workload:levelling.propose"), exact: true }).click();
  await manager.waitForURL(/propose/);
  await manager.locator("main h2").first().waitFor();

  await visit(manager, `${project}/forecast`);
  await manager.getByRole("columnheader", { name: "P80" }).waitFor();

  await visit(manager, `${project}/value`);
  await manager.locator("summary", { hasText: t("value:status.change") }).click();
  await manager.locator("input[name=statusDay]").fill("2026-01-12");
  await manager.getByRole("button", { name: t("value:status.save"), exact: true }).click();
  await manager.getByText(/^As of .*12 Jan(uary)? 2026/).waitFor();

  await visit(manager, `${project}/export/chart`);
  const paper = await downloaded(manager, /PDF/);
  expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
  expect(paper.length).toBeGreaterThan(5_000);

  await visit(manager, `${project}/export`);
  const file = await downloaded(manager, new RegExp(t("exports:format.mspdi.download")));
  await visit(manager, `${app.origin}/projects/import`);
  await manager.setInputFiles("input[type=file]", { name: "again.xml", mimeType: "text/xml", buffer: file });
  await manager.getByRole("button", { name: t("imports:form.submit"), exact: true }).click();
  await manager.getByText(/^Nothing moved\./).waitFor();
}, 180_000);

async function open(email: string): Promise<Page> {
  const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  await signInOn(page, app, email);
  return page;
}

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await untilAlive(page);
}

async function dateOf(name: string): Promise<string> {
  const row = await app.services.db.selectFrom("task").select("finishAt").where("name", "like", `${name}%`).executeTakeFirstOrThrow();
  return row.finishAt ?? "";
}

/** What a link of the page brings as a file. */
async function downloaded(page: Page, name: RegExp): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).first().click()]);
  return readFile(await download.path());
}
