import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/messages.en.ts";
import { inspectPage } from "#test/support/inspect-page.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { signInOn } from "#test/support/sign-in-on.ts";
import { untilAlive } from "#test/support/until-alive.ts";

let app: RunningApp;
let browser: Browser;
let base = "";
const { t } = createI18n("en", en);

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  const { id } = await app.services.db.selectFrom("project").select("id").executeTakeFirstOrThrow();
  base = `${app.origin}/projects/${id}/vendors`;
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

async function open(email: string, address: string, more: { readonly javaScriptEnabled?: boolean; readonly width?: number } = {}) {
  const { width = 1440, ...rest } = more;
  const context = await browser.newContext({ locale: "en-GB", viewport: { width, height: 900 }, ...rest });
  const page = await context.newPage();
  await signInOn(page, app, email);
  await page.goto(address);
  if (rest.javaScriptEnabled !== false) await untilAlive(page);
  return page;
}

const firstText = (page: Page) => page.locator("textarea[name='notes[0].note']");

it("a session is scheduled, and its notes are kept as they are left, in two windows and without scripts", async () => {
  const manager = await open("li.na@example.com", `${base}/demonstrations`);
  await manager.locator("summary", { hasText: t("vendors:demo.schedule") }).click();
  await manager.locator("details[open]").getByLabel(t("vendors:demo.session.place"), { exact: false }).fill("Room 7");
  expect(await inspectPage(manager)).toEqual([]);
  await manager.getByRole("button", { name: t("vendors:demo.scheduleSubmit"), exact: true }).click();
  await manager.getByText("Room 7", { exact: false }).first().waitFor();
  const { id } = await app.services.db.selectFrom("vendorDemo").select("id").where("place", "=", "Room 7").executeTakeFirstOrThrow();
  const address = `${base}/demonstrations/${id}`;
  const told = await open("sun.li@example.com", address, { width: 390 });
  await told.getByText(t("vendors:demo.notes.told"), { exact: true }).waitFor();
  expect(await firstText(told).count()).toBe(0);
  expect(await inspectPage(told)).toEqual([]);
  // Without a round whose scores are revealed, nobody reads the notes of others, so that they can be changed.
  await app.services.db.updateTable("evaluationRound").set({ state: "abandoned" }).execute();

  const first = await open("sun.li@example.com", address, { width: 390 });
  const second = await first.context().newPage();
  await second.goto(address);
  await untilAlive(second);
  await firstText(first).fill("The first window");
  await first.locator("textarea[name='notes[1].note']").focus();
  await first.getByText(t("vendors:demo.notes.saved"), { exact: true }).waitFor();
  await first.locator("textarea[name='notes[1].note']").fill("Another scenario");
  await firstText(first).focus();
  await expect.poll(() => kept(id)).toEqual(["Another scenario", "The first window"]);
  expect(await inspectPage(first)).toEqual([]);

  await firstText(second).fill("The second window");
  await second.getByRole("button", { name: t("vendors:demo.notes.save") }).click();
  await second.getByText(t("vendors:demo.notes.elsewhere", { text: "The first window" })).waitFor();
  expect(await firstText(second).inputValue()).toBe("The second window");
  await second.getByRole("button", { name: t("vendors:demo.notes.save") }).click();
  await expect.poll(() => kept(id)).toEqual(["Another scenario", "The second window"]);

  const plain = await open("sun.li@example.com", address, { javaScriptEnabled: false });
  await firstText(plain).fill("Without scripts");
  await plain.getByRole("button", { name: t("vendors:demo.notes.save") }).click();
  await expect.poll(() => kept(id)).toEqual(["Another scenario", "Without scripts"]);
}, 120_000);

it("documents of a vendor are added by a form; an empty one is refused and said so", async () => {
  const vendor = await app.services.db.selectFrom("vendor").select("id").orderBy("position").executeTakeFirstOrThrow();
  const page = await open("li.na@example.com", `${base}/${vendor.id}`, { width: 390 });
  const choose = async (name: string, content: string) => {
    await page.setInputFiles("input[type=file]", { name, mimeType: "text/plain", buffer: Buffer.from(content) });
    await page
      .getByRole("button", { name: t("vendors:document.submit"), exact: true })
      .first()
      .click();
  };
  await page.locator("summary", { hasText: t("vendors:document.add") }).click();
  await choose("empty.txt", "");
  await page.getByText("“empty.txt” is empty", { exact: false }).first().waitFor();
  // What lies below the head of the page while it is scrolled is too small to hit.
  await page.evaluate(() => scrollTo(0, 0));
  expect(await inspectPage(page)).toEqual([]);
  await choose("offer.txt", "Offer");
  await page.getByRole("link", { name: "offer.txt", exact: true }).waitFor();
}, 120_000);

/** What one member noted in a session, in alphabetical order. */
async function kept(demoId: string): Promise<readonly string[]> {
  const notes = await app.services.db.selectFrom("demoNote").select("note").where("demoId", "=", demoId).where("note", "<>", "").execute();
  return notes.map(({ note }) => note).sort();
}
