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
let projectId = "";
const { t } = createI18n("en", en);

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  projectId = (await app.services.db.selectFrom("project").select("id").executeTakeFirstOrThrow()).id;
  project = `${app.origin}/projects/${projectId}`;
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

it("a what-if is made, changed on its own plan, compared, taken over, and taken back", async () => {
  const page = await signedIn();
  await page.goto(`${project}/branches`);
  expect(await inspectPage(page)).toEqual([]);
  await page.getByLabel(t("branches:make.name")).fill("A longer sprint");
  await page.getByRole("button", { name: t("branches:make.button") }).click();
  await page.waitForURL(/\/branches\/[^/]+\/plan/);
  await page.getByRole("heading", { name: t("branches:banner.title", { name: "A longer sprint" }) }).waitFor();

  const before = await durationOf("Adjust configuration");
  await page.getByRole("treegrid").waitFor();
  await lengthen(page, "Adjust configuration", 480);
  await page.reload();
  await page.getByText(/^Go-live here: /).waitFor();
  await page.getByRole("treegrid").waitFor();
  expect(await inspectPage(page)).toEqual([]);
  expect(await durationOf("Adjust configuration")).toBe(before);

  await page.getByRole("link", { name: t("branches:banner.compare") }).click();
  await page.getByRole("heading", { name: t("branches:figures") }).waitFor();
  expect(await inspectPage(page)).toEqual([]);
  await page.getByRole("button", { name: t("branches:merge.button") }).click();
  await page
    .getByText(t("branches:merge.done", { name: "A longer sprint" }))
    .first()
    .waitFor();
  await expect.poll(() => durationOf("Adjust configuration")).toBe(before + 480);
  await page
    .getByRole("button", { name: t("ui:undo.button") })
    .first()
    .click();
  await expect.poll(() => durationOf("Adjust configuration")).toBe(before);
  await page.getByRole("button", { name: t("branches:merge.button") }).waitFor();
  await page.close();
});

it("the plan is compared with another template, brought to it, and taken back", async () => {
  const page = await signedIn();
  const tasks = await countTasks();
  await page.goto(`${project}/method`);
  expect(await inspectPage(page)).toEqual([]);
  await page.getByLabel(t("method:choose.label")).selectOption("large");
  await page.getByRole("button", { name: t("method:choose.button") }).click();
  await page.getByRole("heading", { name: t("method:changes.heading") }).waitFor();
  expect(await inspectPage(page)).toEqual([]);
  await page.getByRole("button", { name: t("method:apply.button") }).click();
  await page.getByText(t("method:done")).first().waitFor();
  expect(await countTasks()).toBeGreaterThan(tasks);
  await page
    .getByRole("button", { name: t("ui:undo.button") })
    .first()
    .click();
  await expect.poll(countTasks).toBe(tasks);
  await page.close();
});

async function signedIn(): Promise<Page> {
  const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  await signInOn(page, app, "li.na@example.com");
  return page;
}

/** Sends the change to the address that the plan of the what-if sends its own to. */
async function lengthen(page: Page, name: string, minutes: number): Promise<void> {
  await page.evaluate(
    async ([called, by]) => {
      const place = location.pathname;
      const plan = (await (await fetch(`${place}/data`)).json()) as {
        tasks: { id: string; version: number; durationMinutes: number; name: { text: string } }[];
      };
      const task = plan.tasks.find((each) => each.name.text === called)!;
      const changes = { durationMinutes: task.durationMinutes + by };
      const form = new FormData();
      form.set("intent", "execute");
      form.set("formKey", crypto.randomUUID());
      form.set("command", JSON.stringify({ kind: "updateTask", taskId: task.id, version: task.version, changes }));
      await fetch(`${place}/commands`, { method: "POST", body: form });
    },
    [name, minutes] as const,
  );
}

async function durationOf(name: string): Promise<number> {
  const tasks = app.services.db.selectFrom("task").select("durationMinutes").where("projectId", "=", projectId);
  return (await tasks.where("name", "=", name).executeTakeFirstOrThrow()).durationMinutes;
}

async function countTasks(): Promise<number> {
  const tasks = app.services.db.selectFrom("task").select("id").where("projectId", "=", projectId).where("removedAt", "is", null);
  return (await tasks.execute()).length;
}
