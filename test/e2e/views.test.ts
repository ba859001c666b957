import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { addDays } from "#app/domain/time/day.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/messages.en.ts";
import { goByKeys } from "#test/support/go-by-keys.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { agendaWindow } from "#app/plan/agenda/agenda-view.ts";
import { signInOn } from "#test/support/sign-in-on.ts";
import { untilAlive } from "#test/support/until-alive.ts";

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

const task = async (templateTaskId: string) =>
  app.services.db.selectFrom("task").select(["id", "progress"]).where("templateTaskId", "=", templateTaskId).executeTakeFirstOrThrow();

async function openPage(address: string, javaScriptEnabled = true): Promise<Page> {
  const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1440, height: 900 }, javaScriptEnabled });
  await signInOn(page, app, "li.na@example.com");
  await page.goto(address);
  if (javaScriptEnabled) await untilAlive(page);
  return page;
}

/** A move is asked about where it shifts a gate or the end by a week of work: whether one of the demo does depends on the day. */
async function untilKept(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  const keep = page.getByRole("button", { name: t("ui:impact.keep") });
  const look = async () => {
    if (await keep.isVisible()) await keep.click({ timeout: 2_000 }).catch(() => undefined);
    return isThere();
  };
  await expect.poll(look, { timeout: 30_000 }).toBe(true);
}

const cardIn = (page: Page, column: string, id: string) => page.locator(`[data-column="${column}"] [data-task="${id}"]`);

it("a card is moved on the board by keys, by the pointer and by its form, and each move is taken back", async () => {
  const { id } = await task("4.02");
  const page = await openPage(`${project}/plan`);
  await goByKeys(page, "k", /\/board$/);
  await cardIn(page, "running", id).waitFor();

  await page.locator(`[data-moves="${id}"]`).focus();
  await page.keyboard.press("Alt+ArrowRight");
  await untilKept(page, () => page.getByText(/is now in “Done”/).isVisible());
  await cardIn(page, "done", id).waitFor();
  expect((await task("4.02")).progress).toBe(100);
  // The focus went along.
  await page.waitForFunction((moved) => document.activeElement?.getAttribute("data-moves") === moved, id);
  await page.getByRole("button", { name: t("ui:undo.button") }).click();
  await cardIn(page, "running", id).waitFor();

  await cardIn(page, "running", id).dragTo(page.locator('[data-column="done"]'));
  await untilKept(page, async () => (await task("4.02")).progress === 100);
  await cardIn(page, "done", id).waitFor();
  await page.keyboard.press("Control+z");
  await cardIn(page, "running", id).waitFor();
  await page.close();

  const plain = await openPage(`${project}/board?move=${id}`, false);
  await plain.getByLabel(t("board:moveTo")).selectOption("done");
  await plain
    .getByRole("button", { name: t("board:change") })
    .first()
    .click();
  await untilKept(plain, () => plain.getByText(/is now in “Done”/).isVisible());
  await plain.getByRole("button", { name: t("ui:undo.button") }).click();
  await cardIn(plain, "running", id).waitFor();
  expect((await task("4.02")).progress).toBeLessThan(100);
  await plain.close();
}, 120_000);

it("a gate stays where it is on the board, and the page says why", async () => {
  const gate = await app.services.db.selectFrom("task").select("id").where("kind", "=", "gate").where("progress", "=", 0).execute();
  const page = await openPage(`${project}/board?show=open`);
  const id = gate[0]?.id ?? "";
  await cardIn(page, "waiting", id).scrollIntoViewIfNeeded();
  await page.goto(`${project}/board?move=${id}`);
  await untilAlive(page);
  await page.getByLabel(t("board:moveTo")).selectOption("done");
  await page
    .getByRole("button", { name: t("board:change") })
    .first()
    .click();
  await page
    .getByRole("alert")
    .filter({ hasText: t("errors:plan.gate.undecided") })
    .waitFor();
  await page.close();
});

it("a task is moved in the calendar by keys and by the pointer, and the months by keys", async () => {
  const { id, first } = await movableTask();
  const week = addDays(first, 7);
  const page = await openPage(`${project}/agenda?month=${first.slice(0, 7)}`);
  const bar = page.locator(`[data-moves="${id}"]`).first();
  await bar.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await untilKept(page, () => page.getByText(/starts on .* now/).isVisible());
  // The seventh day may be one without work.
  expect((await startOf(id)) >= week).toBe(true);
  await page.getByRole("button", { name: t("ui:undo.button") }).click();
  await expect.poll(() => startOf(id)).toBe(first);
  await expect.poll(() => page.locator(`[data-moves="${id}"]`).first().getAttribute("data-first")).toBe(first);

  await bar.dragTo(page.locator(`a[href*="day=${week}"]`).first(), { sourcePosition: { x: 10, y: 8 } });
  await untilKept(page, async () => (await startOf(id)) >= week);
  await page.getByText(/starts on .* now/).waitFor();
  await page.keyboard.press("Control+z");
  await expect.poll(() => startOf(id)).toBe(first);

  const title = await page.locator("main h2").first().innerText();
  await page.locator("body").press("n");
  await expect.poll(() => page.locator("main h2").first().innerText()).not.toBe(title);
  await page.locator("body").press("p");
  await expect.poll(() => page.locator("main h2").first().innerText()).toBe(title);
  await page.close();
}, 120_000);

it("a move that shifts the end of the project is asked about before it is kept, with scripts and without", async () => {
  const { id, first } = await movableTask();
  const far = addDays(first, 400);
  const address = `${project}/agenda?month=${first.slice(0, 7)}&move=${id}`;
  const send = async (page: Page) => {
    await page.getByLabel(t("agenda:moveTo")).fill(far);
    await page.getByRole("button", { name: t("agenda:change") }).click();
  };
  const page = await openPage(address);
  await send(page);
  const dialog = page.getByRole("dialog", { name: t("ui:impact.question") });
  await dialog.getByRole("table").first().waitFor();
  await dialog.getByRole("button", { name: t("ui:impact.giveBack") }).click();
  await dialog.waitFor({ state: "hidden" });
  expect(await startOf(id)).toBe(first);
  expect(await page.getByLabel(t("agenda:moveTo")).inputValue()).toBe(far);
  await page.getByRole("button", { name: t("agenda:change") }).click();
  await dialog.getByRole("button", { name: t("ui:impact.keep") }).click();
  await expect.poll(async () => (await startOf(id)) >= far).toBe(true);
  await page.getByRole("button", { name: t("ui:undo.button") }).click();
  await expect.poll(() => startOf(id)).toBe(first);
  await page.close();

  const plain = await openPage(address, false);
  await send(plain);
  await plain.getByRole("heading", { name: t("ui:impact.question") }).waitFor();
  expect(await startOf(id)).toBe(first);
  expect(await plain.getByLabel(t("agenda:moveTo")).inputValue()).toBe(far);
  await plain.getByRole("button", { name: t("ui:impact.keep") }).click();
  await plain.getByText(/starts on .* now/).waitFor();
  expect((await startOf(id)) >= far).toBe(true);
  await plain.getByRole("button", { name: t("ui:undo.button") }).click();
  await expect.poll(() => startOf(id)).toBe(first);
  await plain.close();
}, 120_000);

const startOf = async (id: string) =>
  (await app.services.db.selectFrom("task").select("startAt").where("id", "=", id).executeTakeFirstOrThrow()).startAt.slice(0, 10);

/** A task that has not begun, in a month whose weeks show the day a week later, too. */
async function movableTask(): Promise<{ id: string; first: string }> {
  const rows = await app.services.db
    .selectFrom("task")
    .select(["id", "startAt"])
    .where("kind", "=", "task")
    .where("progress", "=", 0)
    .where("actualStart", "is", null)
    .where("constraintType", "=", "ASAP")
    .orderBy("startAt")
    .execute();
  const found = rows
    .map(({ id, startAt }) => ({ id, first: startAt.slice(0, 10) }))
    .find(({ first }) => {
      const { monday, weeks } = agendaWindow("month", first);
      return addDays(first, 7) < addDays(monday, weeks * 7);
    });
  if (!found) throw new Error("The demo has no task that can be moved");
  return found;
}

it("one's own work is reported in place", async () => {
  const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  await signInOn(page, app, "huang.lei@example.com");
  await goByKeys(page, "u", /\/my-work$/);
  const row = page.locator(".work-row").first();
  await row.getByLabel(/^Done \(%\)/).fill("80");
  await row.getByLabel(/^Hours today/).fill("1:30");
  await page.keyboard.press("Enter");
  await page.getByText(/is at 80/).waitFor();
  await expect.poll(() => row.getByLabel(/^Hours today/).inputValue()).toBe("1:30");
  await page.close();
}, 60_000);
