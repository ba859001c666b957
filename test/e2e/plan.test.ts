import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { signInOn } from "#test/support/sign-in-on.ts";
import { untilAlive } from "#test/support/until-alive.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

describe("a project manager on the plan page", () => {
  it("drags a task, sees go-live move, finds it there after a reload, and takes it back", async () => {
    const page = await openPlan("li.na@example.com");
    const before = await datesOf("4.07");
    const goLive = await datesOf("6.13");

    await dragBar(page, "4.07");
    expect(await page.locator(".impact-line").textContent()).toMatch(/Go-live moves \d+ days later/);
    await drop(page);
    const moved = await datesOf("4.07");
    expect(moved.startAt > before.startAt).toBe(true);
    expect((await datesOf("6.13")).startAt > goLive.startAt).toBe(true);

    await page.reload();
    await page.getByRole("treegrid").waitFor();
    const row = page.getByRole("row", { name: /Adjust configuration/ });
    await row.scrollIntoViewIfNeeded();
    expect(await row.textContent()).toContain(shortDay(moved.startAt));

    await untilAlive(page);
    await page.getByRole("button", { name: "Undo", exact: true, disabled: false }).waitFor();
    await page.keyboard.press("Control+z");
    await expect.poll(() => datesOf("4.07")).toEqual(before);
    expect(await datesOf("6.13")).toEqual(goLive);
    await page.context().close();
  });

  it("chooses several tasks, shifts them in one step, takes that back after a reload, and pastes rows from a sheet", async () => {
    const page = await openPlan("li.na@example.com");
    const before = [await datesOf("7.04"), await datesOf("7.07")];
    await page.locator('[data-row-id] [tabindex="0"]').first().focus();
    await page.keyboard.press("Control+End");
    const rowOf = async (templateTaskId: string) => page.locator(`[data-row-id="${await idOf(templateTaskId)}"] [data-key="name"]`);
    await (await rowOf("7.04")).click();
    await (await rowOf("7.07")).click({ modifiers: ["Shift"] });
    await page.keyboard.press("e");
    await page.getByLabel("What").selectOption("shift");
    await page.getByLabel("To", { exact: true }).fill("5");
    const saved = page.waitForResponse((response) => response.url().endsWith("/plan/commands"));
    await page.getByRole("button", { name: /^Change \d+ tasks?$/ }).click();
    expect((await saved).status()).toBe(200);
    const shifted = [await datesOf("7.04"), await datesOf("7.07")];
    expect(shifted.every(({ startAt }, index) => startAt > before[index]!.startAt)).toBe(true);

    await page.reload();
    await page.getByRole("treegrid").waitFor();
    await untilAlive(page);
    await page.getByRole("button", { name: "Undo", exact: true, disabled: false }).click();
    await expect.poll(async () => [await datesOf("7.04"), await datesOf("7.07")]).toEqual(before);

    await page.locator('[data-row-id] [tabindex="0"]').first().focus();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "Task\tDuration\tPredecessors\nLoad customers\t3d\t\nCheck customers\t2d\t1FS+1d");
      document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    const added = page.waitForResponse((response) => response.url().endsWith("/plan/commands"));
    await page.getByRole("button", { name: "Add 2 tasks" }).click();
    expect((await added).status()).toBe(200);
    await page.getByRole("row", { name: /Check customers/ }).waitFor();
    const removed = page.waitForResponse((response) => response.url().endsWith("/plan/commands"));
    await page.keyboard.press("Control+z");
    expect((await removed).status()).toBe(200);
    await expect.poll(() => page.getByRole("row", { name: /Check customers/ }).count()).toBe(0);
    await page.context().close();
  });

  it("has the plan asked for once, while the browser reads the page, however the address filters it", async () => {
    const page = await openPlan("li.na@example.com");
    await page.goto(`${page.url().split("?")[0]}?state=open&zoom=week`);
    await page.getByRole("treegrid").waitFor();
    const asked = await page.evaluate(() =>
      (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
        .filter(({ name }) => name.endsWith("/plan/data"))
        .map(({ initiatorType }) => initiatorType),
    );
    expect(asked).toEqual(["link"]);
    await page.context().close();
  });

  it("holds a bar at the edge: the chart scrolls on, and Escape leaves everything as it was", async () => {
    const page = await openPlan("li.na@example.com");
    const before = await datesOf("4.07");
    const place = () => page.locator(".gantt-scroller").evaluate((scroller) => scroller.scrollLeft);
    const start = await place();

    await dragBar(page, "4.07");
    await page.mouse.move(1590, 500, { steps: 3 });
    await expect.poll(place).toBeGreaterThan(start + 200);
    await page.keyboard.press("Escape");
    await page.mouse.up();

    await expect.poll(() => page.locator(".impact-line").count()).toBe(0);
    expect(await datesOf("4.07")).toEqual(before);
    await page.context().close();
  });

  it("renames a task in Chinese: the Enter that confirms a composition does not commit", async () => {
    const page = await openPlan("li.na@example.com");
    const taskId = await idOf("4.08");
    await page.goto(`${page.url()}?task=${taskId}`);
    await page.getByRole("treegrid").waitFor();
    await page.getByText("Conference room pilot 2: end to end with key users").first().dblclick();
    const input = page.getByRole("textbox", { name: "Task" });
    await input.fill("端到端试点");
    await input.dispatchEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true, bubbles: true });
    expect(await input.count()).toBe(1);
    await input.press("Enter");
    await expect.poll(async () => (await task(taskId)).name).toBe("端到端试点");
    expect((await task(taskId)).nameZh).toBeNull();
    await page.context().close();
  });
});

describe("a plan page whose reader comes back to it", () => {
  const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

  it("shows what others changed meanwhile", async () => {
    const page = await openPlan("li.na@example.com");
    const other = await openPlan("li.na@example.com");
    await other.getByText("Configure the key processes").first().dblclick();
    await other.getByRole("textbox", { name: "Task" }).fill("Configure the three processes");
    await other.keyboard.press("Enter");
    await expect.poll(async () => (await task(await idOf("4.02"))).name).toBe("Configure the three processes");
    await comeBack(page);

    await page.getByRole("row", { name: /Configure the three processes/ }).waitFor();
    await page.context().close();
    await other.context().close();
  });

  it("stays as it is without a connection, with what is being typed, and asks before a change is left behind that was not typed", async () => {
    const page = await openPlan("li.na@example.com", `?task=${await idOf("4.07")}`);
    await page.context().setOffline(true);
    await page.getByText("Adjust configuration").first().click();
    await page.keyboard.press("Alt+ArrowRight");
    await page.getByRole("button", { name: "Discard" }).waitFor();
    await page.getByRole("link", { name: "Tasks", exact: true }).click();
    await page.getByRole("dialog", { name: "Leave without saving?" }).getByRole("button", { name: "Stay here" }).click();
    await page.getByRole("button", { name: "Discard" }).click();

    await page.getByText("Adjust configuration").first().dblclick();
    await page.getByRole("textbox", { name: "Task" }).fill("Adjust the configuration");
    await comeBack(page);
    await page.waitForTimeout(500);
    await page.context().setOffline(false);

    expect(await page.getByRole("treegrid").count()).toBe(1);
    expect(await page.getByRole("textbox", { name: "Task" }).inputValue()).toBe("Adjust the configuration");
    await page.context().close();
  });
});

describe("a plan page whose server's answer is lost on the way", () => {
  const loseNextAnswer = (page: Page) =>
    page.route(
      "**/plan/commands",
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );

  it("does each change and each step back once, however often it is tried again", async () => {
    const id = await idOf("4.07");
    const page = await openPlan("li.na@example.com", `?task=${id}`);
    const again = page.getByRole("button", { name: "Try again" });
    const rename = async (name: string) => {
      await page.locator(`[data-row-id="${id}"] [data-key="name"]`).dblclick();
      await page.getByRole("textbox", { name: "Task" }).fill(name);
      await page.keyboard.press("Enter");
    };
    await rename("Adjust it once");
    await expect.poll(async () => (await task(id)).name).toBe("Adjust it once");
    await loseNextAnswer(page);
    await rename("Adjust it twice");
    await again.click();
    await again.waitFor({ state: "detached" });
    expect((await task(id)).name).toBe("Adjust it twice");

    await loseNextAnswer(page);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await again.click();
    await again.waitFor({ state: "detached" });
    expect((await task(id)).name).toBe("Adjust it once");
    await page.context().close();
  });
});

describe("lines typed faster than the server answers", () => {
  it("become tasks one after the other, a refused one comes back, and what is being typed stays", async () => {
    const page = await openPlan("li.na@example.com");
    await page.goto(page.url().replace(/plan.*$/, "tasks"));
    await untilAlive(page);
    await page.route("**/tasks.data*", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    const line = page.getByLabel("New task in one line");
    const added = async () => {
      const names = ["Alpha line", "Beta line", "Delta line"];
      const rows = await app.services.db.selectFrom("task").select("name").where("name", "in", names).orderBy("number").execute();
      return rows.map(({ name }) => name);
    };
    await line.focus();
    for (const text of ["Alpha line", "Beta line", "Delta line @nobody"]) {
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
    }
    await page.keyboard.type("Rest");

    await page.getByRole("alert").filter({ hasText: "“Delta line @nobody” is not added." }).waitFor();
    expect(await added()).toEqual(["Alpha line", "Beta line"]);
    await page.getByRole("button", { name: "Change it" }).click();
    expect(await line.inputValue()).toBe("Delta line @nobody");
    await line.fill("Delta line");
    await line.press("Enter");
    await expect.poll(added).toEqual(["Alpha line", "Beta line", "Delta line"]);
    expect(await line.inputValue()).toBe("Rest");
    await page.context().close();
  });
});

describe("a comment whose writer goes on while it is sent", () => {
  it("is sent once, and what was typed since stays in the field", async () => {
    const page = await openPlan("li.na@example.com");
    await page.goto(page.url().replace(/plan.*$/, `tasks/${await idOf("4.08")}`));
    await untilAlive(page);
    await page.route("**/tasks/*.data*", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    const field = page.getByLabel("Write a comment", { exact: true });
    await field.fill("First thought");
    await field.press("Control+Enter");
    await page.keyboard.type(" second thought");

    await page.locator(".prose", { hasText: /^First thought$/ }).waitFor();
    await expect.poll(() => field.inputValue()).toBe("second thought");
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe("second thought");
    await page.context().close();
  });
});

describe("two people with the plan open", () => {
  it("see who is in which cell and what the other changed, and neither's text is written over", async () => {
    const id = await idOf("4.07");
    const manager = await openPlan("li.na@example.com", `?task=${id}`);
    const owner = await openPlan("wu.qiang@example.com", `?task=${id}`);
    const cell = (page: Page) => page.locator(`[data-row-id="${id}"] [data-key="name"]`);
    const input = (page: Page) => page.getByRole("textbox", { name: "Task" });

    await cell(manager).dblclick();
    await input(manager).fill("Tune the configuration");
    await cell(owner).getByText("Li Na is editing this").waitFor({ state: "attached" });
    await input(manager).press("Enter");
    await cell(owner).getByText("Tune the configuration").waitFor();

    await cell(owner).dblclick();
    await input(owner).fill("Set it up anew");
    await cell(manager).dblclick();
    await input(manager).fill("Set it up once more");
    await input(manager).press("Enter");
    await owner.getByText("Others have changed this page.").waitFor();
    expect(await input(owner).inputValue()).toBe("Set it up anew");
    await input(owner).press("Enter");
    const conflict = await owner.getByRole("alert").textContent();
    expect(conflict).toContain("Set it up anew");
    expect(conflict).toContain("Set it up once more");
    expect((await task(id)).name).toBe("Set it up once more");
    await Promise.all([manager.context().close(), owner.context().close()]);
  });

  it("open the same view by its address, and find the way back from it", async () => {
    const page = await openPlan("li.na@example.com");
    const isPressed = (name: string) => page.getByRole("button", { name, exact: true }).getAttribute("aria-pressed");
    await page.getByRole("button", { name: "Months", exact: true }).click();
    await page.waitForURL(/zoom=month/);
    await page.getByRole("button", { name: "Collapse all" }).click();
    await page.waitForURL(/closed=all/);
    const link = page.url();
    const rows = page.locator("[data-row-id]");
    const phases = await rows.count();

    await page.goBack();
    await expect.poll(() => rows.count()).toBeGreaterThan(phases);
    expect(await isPressed("Months")).toBe("true");
    await page.goBack();
    await expect.poll(() => isPressed("Weeks")).toBe("true");

    await page.goto(link);
    await expect.poll(() => isPressed("Months")).toBe("true");
    expect(await rows.count()).toBe(phases);
    await page.context().close();
  });
});

describe("somebody at the keyboard", () => {
  it("finds a task in the palette, describes it beside the plan, and adds another from one line", async () => {
    const id = await idOf("4.07");
    const page = await openPlan("li.na@example.com", `?task=${id}`);
    const project = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
    await page
      .getByRole("button", { name: /^Open (the )?task/ })
      .first()
      .click();
    const panel = page.getByRole("complementary", { name: "Task beside the plan" });
    await panel.getByRole("link", { name: "Describe it" }).click();
    await panel.getByRole("textbox", { name: "Description" }).fill("Only what the **walrus** process needs");
    await panel.getByRole("button", { name: "Done", exact: true }).click();
    await panel.locator(".prose strong", { hasText: "walrus" }).waitFor();
    await panel.getByLabel("Add steps").fill("Export the settings");
    await panel.getByLabel("Add steps").press("Enter");
    await panel.getByRole("checkbox", { name: "Done: Export the settings" }).click();
    await panel.getByText("1 of 1").waitFor();
    await panel.press("Escape");
    await panel.waitFor({ state: "detached" });

    await app.services.searchIndex.catchUp();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search or run a command" }).fill("walrus");
    const found = page.getByRole("option", { name: /Task · Description/ });
    await found.waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${project}/tasks/${id}#description`);
    await page.waitForFunction(() => document.activeElement?.id === "description");
    await page.keyboard.press("g");
    await page.keyboard.press("a");
    await page.waitForURL("**/account");
    await page.waitForFunction(() => document.activeElement?.tagName === "MAIN");
    await page.locator("[aria-live]", { hasText: await page.title() }).waitFor({ state: "attached" });

    await page.goto(`${app.origin}${project}/tasks`);
    await untilAlive(page);
    const line = page.getByLabel("New task in one line");
    const names = page.getByRole("listbox", { name: "Suggestions" });
    await line.fill("with finance");
    await line.press("Home");
    await line.pressSequentially("@li");
    await names.waitFor();
    await line.press("ArrowDown");
    await line.press("End");
    await names.waitFor({ state: "detached" });
    expect(await line.inputValue()).toBe("@liwith finance");

    await line.fill("Check the walrus report !+5d");
    await page.getByText(/^Deadline: /).waitFor();
    await line.press("Enter");
    await page.getByText("Added:").waitFor();
    expect(await line.inputValue()).toBe("");
    const added = await app.services.db.selectFrom("task").select("deadline").where("name", "=", "Check the walrus report").execute();
    expect(added).toEqual([{ deadline: expect.stringMatching(/T17:00$|T18:00$/) as string }]);
    await page.context().close();
  });
});

describe("a page of a project that fails", () => {
  it("names the id that the log knows it under, beside the way to the other pages", async () => {
    const page = await openPlan("li.na@example.com");
    const { db } = app.services;
    await db.schema.alterTable("planImport").renameTo("planImportGone").execute();
    const answer = await page.goto(page.url().replace(/plan$/, "import"));
    await db.schema.alterTable("planImportGone").renameTo("planImport").execute();

    expect(answer?.status()).toBe(500);
    expect(await page.locator("main").textContent()).toContain(answer?.headers()["x-request-id"] ?? "missing");
    expect(await page.getByRole("link", { name: "Plan", exact: true }).count()).toBeGreaterThan(0);
    await page.context().close();
  });
});

describe("a viewer on the plan page", () => {
  it("sees everything and can change nothing, and is told when the access is taken away, and the session", async () => {
    const page = await openPlan("guo.ping@example.com");
    expect(await page.getByRole("button", { name: "New task" }).count()).toBe(0);
    expect(await page.getByRole("treegrid").getAttribute("aria-readonly")).toBe("true");

    const { db } = app.services;
    const { id } = await db.selectFrom("appUser").select("id").where("email", "=", "guo.ping@example.com").executeTakeFirstOrThrow();
    await db.deleteFrom("projectMember").where("userId", "=", id).execute();
    await page.getByRole("alert").getByText("Your access to this project has been taken away.").waitFor();
    expect(await page.getByRole("treegrid").count()).toBe(1);

    await Promise.all([page.waitForResponse(/\/events\?tab=/), page.goto(`${app.origin}/projects`)]);
    await db.deleteFrom("authSession").where("userId", "=", id).execute();
    const notice = page.getByRole("alert").filter({ hasText: "You are signed out." });
    await notice.getByRole("link", { name: "Sign in again" }).click();
    await page.waitForURL("**/sign-in?next=%2Fprojects");
    await page.context().close();
  });
});

async function openPlan(email: string, search = ""): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1600, height: 900 } });
  const page = await context.newPage();
  await signInOn(page, app, email);
  const project = await app.services.db.selectFrom("project").select("id").executeTakeFirstOrThrow();
  await page.goto(`${app.origin}/projects/${project.id}/plan${search}`);
  await page.getByRole("treegrid").waitFor();
  return page;
}

/** Holds the bar three weeks further right than it lay. */
async function dragBar(page: Page, templateTaskId: string): Promise<void> {
  const { name } = await task(await idOf(templateTaskId));
  const bar = page.getByRole("img", { name: new RegExp(`^${name}`) }).locator(".bar");
  const box = await bar.boundingBox();
  if (!box) throw new Error(`The bar of ${name} is not drawn`);
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 8, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + 8 + 300, middle, { steps: 5 });
  await page.locator(".impact-line").waitFor();
}

async function drop(page: Page): Promise<void> {
  const saved = page.waitForResponse((response) => response.url().endsWith("/plan/commands"));
  await page.mouse.up();
  expect((await saved).status()).toBe(200);
}

async function idOf(templateTaskId: string): Promise<string> {
  const { db } = app.services;
  return (await db.selectFrom("task").select("id").where("templateTaskId", "=", templateTaskId).executeTakeFirstOrThrow()).id;
}

function task(id: string) {
  return app.services.db.selectFrom("task").select(["name", "nameZh"]).where("id", "=", id).executeTakeFirstOrThrow();
}

function datesOf(templateTaskId: string) {
  const { db } = app.services;
  return db.selectFrom("task").select(["startAt", "finishAt"]).where("templateTaskId", "=", templateTaskId).executeTakeFirstOrThrow();
}

function shortDay(at: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(
    new Date(`${at.slice(0, 10)}T00:00Z`),
  );
}
