import { inflateSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/messages.en.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { signInOn } from "#test/support/sign-in-on.ts";

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

afterAll(async () => {
  await browser.close();
  await app.close();
});

it("the chart of what the plan shows is previewed on paper and downloaded as a PDF of as many pages", async () => {
  const viewer = await open("guo.ping@example.com");
  await viewer.goto(`${project}/plan?closed=all`);
  await viewer.getByRole("link", { name: t("plan:toolbar.export") }).click();
  await viewer.getByRole("heading", { name: t("chartFile:title") }).waitFor();
  await viewer.getByLabel(t("chartFile:form.wide")).fill("2");
  await viewer.getByLabel(t("chartFile:form.paper")).selectOption("a3");
  await viewer.getByRole("button", { name: t("chartFile:form.show") }).click();
  await viewer.waitForURL(/wide=2/);
  const preview = viewer.getByRole("img", { name: t("chartFile:preview", { page: 1, pages: 2 }) });
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300);

  const [download] = await Promise.all([
    viewer.waitForEvent("download"),
    viewer.getByRole("link", { name: t("chartFile:download.pdf", { count: 2 }) }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const file = Buffer.concat(chunks).toString("latin1");
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  expect([...file.matchAll(/\/Type\/Page\//g)]).toHaveLength(2);
  const [, length = "0"] = /\/Filter\/FlateDecode\/Length (\d+)>>\nstream\n/.exec(file) ?? [];
  const from = file.indexOf("stream\n") + "stream\n".length;
  expect(inflateSync(Buffer.from(file.slice(from, from + Number(length)), "latin1")).toString("latin1")).toContain(" Tj");
});

it("a status report is drafted, written, and sent; the committee reads it, and nobody changes it any more", async () => {
  const manager = await open("li.na@example.com");
  await manager.goto(`${project}/reports`);
  await manager.getByRole("button", { name: t("reports:new.submit") }).click();
  await manager.getByRole("heading", { name: t("reports:section.slipped") }).waitFor();
  await manager.getByRole("link", { name: t("reports:edit.named", { section: t("reports:section.risks") }) }).click();
  await manager.getByLabel(t("reports:edit.label")).fill("- Two key users are on leave");
  await manager.getByRole("button", { name: t("reports:edit.save") }).click();
  await manager.getByText("Two key users are on leave").waitFor();
  await manager.getByLabel("王海峰").check();
  await manager.getByRole("button", { name: t("reports:send.submit") }).click();
  await manager.getByRole("button", { name: t("reports:correct.button") }).waitFor();

  const chair = await open("wang.haifeng@example.com");
  await chair.goto(`${app.origin}/notifications`);
  await chair.getByRole("link", { name: /sent you a status report/ }).click();
  await chair.getByText("Two key users are on leave").waitFor();
  expect(await chair.getByRole("button", { name: t("reports:send.submit") }).count()).toBe(0);
});

async function open(email: string): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  await signInOn(page, app, email);
  return page;
}
