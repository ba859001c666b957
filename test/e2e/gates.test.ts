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
let gateId = "";
const { t } = createI18n("en", en);

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  const gate = await app.services.db
    .selectFrom("task")
    .select(["id", "projectId"])
    .where("templateTaskId", "=", "4.11")
    .executeTakeFirstOrThrow();
  gateId = gate.id;
  project = `${app.origin}/projects/${gate.projectId}`;
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

it("a gate goes from open to go: refused while a criterion is open, signed by one, decided by another", async () => {
  const manager = await open("li.na@example.com");
  await manager.goto(`${project}/gates`);
  await manager.getByRole("link", { name: /^G4/ }).last().click();
  await manager.getByText(t("gates:state.open"), { exact: true }).first().waitFor();
  expect(await manager.getByRole("button", { name: t("gates:outcome.go"), exact: true }).count()).toBe(0);

  const chair = await open("wang.haifeng@example.com");
  await chair.goto(`${project}/gates/${gateId}`);
  const decide = async () => {
    await chair.getByText(t("gates:decision.make"), { exact: true }).click();
    await chair.getByLabel(t("gates:decision.reason")).fill("The key users worked with the prototype for a week.");
    await chair.getByRole("button", { name: t("gates:outcome.go"), exact: true }).click();
  };
  await decide();
  await chair.getByRole("alert").waitFor();
  expect(await chair.getByRole("alert").innerText()).toContain("1 criterion is open");
  expect(await chair.getByLabel(t("gates:decision.reason")).inputValue()).toContain("The key users");

  await manager.getByText(t("gates:sign.open"), { exact: true }).click();
  await manager.getByLabel(t("gates:sign.note")).fill("All scripts ran; the log is in the project folder.");
  await manager.getByRole("button", { name: t("gates:sign.submit") }).click();
  await manager.getByText(t("gates:evidence.signed"), { exact: true }).waitFor();

  // What the chair has typed stays; the server knows by now that the criterion is signed.
  await chair.getByText(t("ui:live.waiting")).waitFor();
  await chair.getByRole("button", { name: t("gates:outcome.go"), exact: true }).click();
  await chair.getByText(t("gates:state.passed"), { exact: true }).waitFor();
  await manager.getByText(t("gates:state.passed"), { exact: true }).waitFor();
  expect(await inspectPage(chair)).toEqual([]);
}, 120_000);

async function open(email: string): Promise<Page> {
  const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  await signInOn(page, app, email);
  return page;
}
