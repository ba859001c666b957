import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "#app/domain/plan/model.ts";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { bundled, openPage } from "../../../ui/gantt/browser-page.ts";
import { sampleLink, samplePlan, sampleTask } from "./sample-plan.ts";

const rollout = samplePlan(
  [
    sampleTask("phase", { kind: "phase", name: { text: "Build", zh: "系统实现" } }),
    sampleTask("design", { parentId: "phase", durationMinutes: 2 * 480, name: { text: "Design <b>bold</b>", zh: "设计" } }),
    sampleTask("code", { parentId: "phase", durationMinutes: 3 * 480, name: { text: "Code", zh: "开发" } }),
    sampleTask("live", { kind: "milestone", durationMinutes: 0, name: { text: "Go-live", zh: "上线" } }),
  ],
  [sampleLink("design", "code"), sampleLink("code", "live")],
  { goLiveTaskId: "live" },
);

describe("the plan page", () => {
  let browser: Browser;
  let script: string;
  beforeAll(async () => {
    script = await bundled(fileURLToPath(new URL("./workspace-entry.tsx", import.meta.url)));
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  async function show(
    plan: Plan = rollout,
    locale: "en" | "zh" = "en",
    access: "edit" | "report" | "read" = "edit",
    options: BrowserContextOptions = { viewport: { width: 1440, height: 800 } },
  ): Promise<Page> {
    const page = await openPage(browser, script, options);
    await page.evaluate(([shown, language, granted]) => window.workspace.show(shown, language, granted), [plan, locale, access] as const);
    await page.getByRole("treegrid").waitFor();
    return page;
  }

  const cell = (page: Page, taskId: string, column: number) => page.locator(`[data-row-id="${taskId}"] [data-column="${column}"]`);
  const received = (page: Page) => page.evaluate(() => window.workspace.received);
  const settled = (page: Page) => page.evaluate(() => new Promise((done) => setTimeout(done, 60)));

  it("sends what is typed into a cell and shows where that puts the others", async () => {
    const page = await show();
    await cell(page, "design", 4).click();
    await page.keyboard.press("Enter");
    await page.keyboard.type("1w");
    await page.keyboard.press("Enter");
    await settled(page);

    expect(await received(page)).toEqual([{ kind: "updateTask", taskId: "design", version: 1, changes: { durationMinutes: 5 * 480 } }]);
    expect(await cell(page, "code", 2).textContent()).toBe("9 Feb");
    await page.close();
  });

  it("sets what is typed beside what somebody else has made of the same cell meanwhile", async () => {
    const page = await show();
    const rename = (version: number, text: string) =>
      page.evaluate(
        ([seen, name]) =>
          window.workspace.arrive({ kind: "updateTask", taskId: "code", version: seen, changes: { name: { text: name, zh: null } } }),
        [version, text] as const,
      );
    await cell(page, "code", 1).click();
    await page.keyboard.press("Enter");
    await rename(1, "Theirs");
    await settled(page);
    await page.keyboard.press("Enter");
    expect(await cell(page, "code", 1).textContent()).toBe("Theirs");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Mine");
    await rename(2, "Theirs again");
    await settled(page);
    await page.keyboard.press("Enter");

    const notice = page.getByRole("alert");
    expect(await notice.textContent()).toContain("Mine");
    expect(await notice.textContent()).toContain("Theirs again");
    expect(await received(page)).toEqual([]);
    await page.getByRole("button", { name: "Keep mine" }).click();
    await settled(page);
    expect(await received(page)).toMatchObject([{ version: 3, changes: { name: { text: "Mine" } } }]);
    await page.close();
  });

  it("keeps what was typed into a cell whose task somebody else removes, and goes on with it once the task is back", async () => {
    const page = await show();
    await cell(page, "code", 1).click();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Half a name");
    await page.evaluate(() => window.workspace.arrive({ kind: "removeTask", taskId: "code", version: 1 }));

    const notice = page.getByRole("alert");
    await notice.getByText("Wu Qiang removed the task “Code”").waitFor();
    expect(await page.getByLabel("What you typed").inputValue()).toBe("Half a name");
    await page.getByRole("button", { name: "Restore the task" }).click();
    await notice.waitFor({ state: "detached" });
    expect(await page.getByRole("textbox", { name: "Task" }).inputValue()).toBe("Half a name");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await received(page)).toMatchObject([{ taskId: "code", changes: { name: { text: "Half a name" } } }]);

    await page.evaluate(() => {
      const { workspace } = window;
      workspace.nextAnswer = { ok: false, reason: "refused", code: "plan.task.missing", message: "It is gone" };
      workspace.latency = 40;
    });
    await page.keyboard.press("Enter");
    await page.keyboard.type("Sent too late");
    await page.keyboard.press("Enter");
    await page.evaluate(() => {
      const version = window.workspace.server?.tasks.find((task) => task.id === "code")?.version ?? 0;
      window.workspace.arrive({ kind: "removeTask", taskId: "code", version });
    });
    await page.getByLabel("What you typed").waitFor();
    expect(await lost(page)).toEqual(["Sent too late"]);

    await typeName(page, "live", "Not yet");
    await page.evaluate(
      (links) => window.workspace.arrive(...links.map((link) => ({ kind: "addLink", link }) as const)),
      [sampleLink("live", "design"), sampleLink("design", "live")],
    );
    await page.getByText("The links go round in a circle").waitFor();
    const withoutDates = [await lost(page), await page.getByRole("textbox", { name: "Task" }).inputValue()];
    await page.getByRole("button", { name: /^Remove the link/ }).click();
    await page.getByText("The links go round in a circle").waitFor({ state: "detached" });
    expect(withoutDates).toEqual([["Sent too late"], "Not yet"]);
    expect([await lost(page), await page.getByRole("textbox", { name: "Task" }).inputValue()]).toEqual(withoutDates);
    await page.close();
  });

  const typeName = async (page: Page, taskId: string, name: string) => {
    await cell(page, taskId, 1).dblclick();
    await page.locator(".cell-editor:focus").waitFor();
    await page.keyboard.type(name);
  };
  const lost = (page: Page) =>
    page.getByLabel("What you typed").evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));

  it("keeps every text whose task goes: of open cells and of those on their way; leaving is asked about; each goes on when its task is back", async () => {
    const page = await show();
    await page.evaluate(() => window.workspace.hold());
    await typeName(page, "live", "First");
    await page.keyboard.press("Enter");
    await typeName(page, "design", "Second");
    await page.keyboard.press("Enter");
    await typeName(page, "code", "Third");
    const whileTyping = await page.evaluate(() => window.workspace.hasUnsaved("/projects/project/tasks"));
    await page.evaluate(() =>
      window.workspace.arrive({ kind: "removeTask", taskId: "live", version: 1 }, { kind: "removeTask", taskId: "phase", version: 1 }),
    );
    await page.evaluate(() => window.workspace.letGo());
    await page.getByRole("alert").nth(2).waitFor();
    const kept = await lost(page);
    const asks = await page.evaluate(() =>
      ["/projects/project/tasks", "/projects/project/plan/tasks/live"].map((next) => window.workspace.hasUnsaved(next)),
    );
    await page.getByRole("button", { name: "Restore the task" }).first().click();
    const field = page.getByRole("textbox", { name: "Task", exact: true });
    await page.locator(".cell-editor:focus").waitFor();
    const resumed = [await field.inputValue()];
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      (before) => (document.querySelector<HTMLInputElement>("input.cell-editor")?.value ?? before) !== before,
      resumed[0],
    );
    resumed.push(await field.inputValue());

    expect(whileTyping).toBe(true);
    expect([...kept].sort()).toEqual(["First", "Second", "Third"]);
    expect(asks).toEqual([true, false]);
    expect([...resumed].sort()).toEqual(["Second", "Third"]);
    expect(await lost(page)).toEqual(["First"]);
    await page.close();
  });

  it("tells nothing of a saved text when a later change of its task is refused, and keeps one whose cell cannot be edited when its task is back", async () => {
    const page = await show();
    await typeName(page, "live", "Saved");
    await page.keyboard.press("Enter");
    await settled(page);
    await page.evaluate(
      () => (window.workspace.nextAnswer = { ok: false, reason: "refused", code: "plan.task.missing", message: "It is gone." }),
    );
    await page.keyboard.press("Alt+ArrowRight");
    await page.getByText("It is gone.").waitFor();
    await page.evaluate(() => window.workspace.arrive({ kind: "removeTask", taskId: "live", version: 2 }));
    await settled(page);
    expect(await page.getByText("It is gone.").count()).toBe(1);
    expect(await lost(page)).toEqual([]);

    await cell(page, "code", 4).dblclick();
    await page.keyboard.type("9d");
    await page.evaluate(() => window.workspace.arrive({ kind: "removeTask", taskId: "code", version: 1 }));
    await page.getByLabel("What you typed").waitFor();
    await page.evaluate(() => {
      const added = { kind: "addTask", afterId: null, taskKind: "task", name: "Back", durationMinutes: 480 } as const;
      window.workspace.arrive({ ...added, taskId: "code", parentId: "phase" }, { ...added, taskId: "part", parentId: "code" });
    });
    await cell(page, "part", 1).waitFor();

    expect(await lost(page)).toEqual(["9d"]);
    await page.close();
  });

  it("says that a new row could not be added, and why, and keeps its name", async () => {
    const page = await show();
    const insert = async (name: string) => {
      await page.evaluate(() => {
        window.workspace.hold();
        window.workspace.nextAnswer = { ok: false, reason: "refused", code: "project.archived", message: "The project is archived." };
      });
      await cell(page, "code", 1).click();
      await page.keyboard.press("Insert");
      await page.getByRole("textbox", { name: "Task" }).waitFor();
      await page.keyboard.type(name);
    };
    const answer = () => page.evaluate(() => window.workspace.letGo());
    await insert("");
    await answer();
    await page.getByText("The new task could not be added.").waitFor();
    await page.keyboard.type("Cut");
    const typedFromThenOn = await lost(page);
    await page.getByRole("button", { name: "Discard" }).click();
    await insert("Rev");
    await answer();
    await page.getByText("The new task could not be added.").waitFor();
    await page.keyboard.type("iew");
    const typedOn = await lost(page);
    const whileTyping = await page.getByRole("alert").allTextContents();
    await page.getByRole("button", { name: "Discard" }).click();
    await insert("Approval");
    await page.keyboard.press("Enter");
    await answer();
    await page.getByText("The new task could not be added.").waitFor();

    expect([typedFromThenOn, typedOn]).toEqual([["Cut"], ["Review"]]);
    expect(whileTyping).toHaveLength(2);
    expect(whileTyping[0]).toContain("The project is archived.");
    expect(await lost(page)).toEqual(["Approval"]);
    expect(await page.getByText("The project is archived.").count()).toBe(1);
    expect((await received(page)).map(({ kind }) => kind)).toEqual(["addTask", "addTask", "addTask"]);
    await page.close();
  });

  it("leaves the cursor where the reader went when the plan changes, although the address still names the task before", async () => {
    const page = await show();
    const isTold = (taskId: string) => expect.poll(() => page.evaluate(() => window.workspace.told), { timeout: 5000 }).toBe(taskId);
    await cell(page, "design", 1).click();
    await isTold("design");
    await page.evaluate(() => window.workspace.select("design"));
    await page.keyboard.press("ArrowDown");
    await isTold("code");
    await page.evaluate(() =>
      window.workspace.arrive({ kind: "updateTask", taskId: "live", version: 1, changes: { name: { text: "Theirs", zh: null } } }),
    );
    await settled(page);

    expect(await page.locator('[data-row-id][aria-selected="true"]').getAttribute("data-row-id")).toBe("code");
    await page.close();
  });

  it("keeps what cannot be read in the cell, with what is wrong with it, until Esc gives it up", async () => {
    const page = await show();
    await cell(page, "code", 4).dblclick();
    await page.keyboard.type("soon");
    await page.keyboard.press("Enter");
    const field = page.getByRole("textbox", { name: "Duration" });

    expect(await field.inputValue()).toBe("soon");
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByRole("alert").textContent()).toContain("3d, 4h or 2w");
    await page.keyboard.press("Escape");
    expect(await cell(page, "code", 4).textContent()).toBe("3d");
    expect(await received(page)).toEqual([]);
    await page.close();
  });

  it.each([
    ["en", 1440, 4],
    ["zh", 1440, 4],
    ["en", 390, 0],
    ["zh", 390, 0],
  ] as const)("shows what is wrong with a cell in full, in %s at %i pixels", async (locale, width, column) => {
    const page = await show(rollout, locale, "edit", { viewport: { width, height: 800 } });
    await cell(page, "code", column).dblclick();
    await page.getByRole("textbox").fill(column === 0 ? " " : "soon");
    await page.keyboard.press("Enter");
    const alert = page.getByRole("alert");
    const box = await alert.boundingBox();
    if (!box) throw new Error("The error is not shown");
    const onTop = await alert.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return [left + 2, right - 2].every((x) => document.elementFromPoint(x, (top + bottom) / 2) === element);
    });

    expect(onTop).toBe(true);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    await page.close();
  });

  it("leaves an Enter to the input method while a Chinese word is being composed", async () => {
    const page = await show(rollout, "zh");
    await cell(page, "code", 1).dblclick();
    const session = await page.context().newCDPSession(page);
    await session.send("Input.imeSetComposition", { text: "ceshi", selectionStart: 5, selectionEnd: 5 });
    await page.evaluate(() =>
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true, bubbles: true })),
    );
    const whileComposing = await received(page);
    await session.send("Input.insertText", { text: "测试" });
    await page.keyboard.press("Enter");
    await settled(page);

    expect(whileComposing).toEqual([]);
    expect(await received(page)).toMatchObject([{ changes: { name: { text: "测试", zh: null } } }]);
    await page.close();
  });

  it("shows both sides when somebody else was faster, and keeps mine on request", async () => {
    const page = await show();
    await page.evaluate(() => window.workspace.editElsewhere("code", "Theirs"));
    await cell(page, "code", 1).dblclick();
    await page.keyboard.type("Mine");
    await page.keyboard.press("Enter");
    const notice = page.getByRole("alert");
    await notice.waitFor();

    expect(await notice.textContent()).toContain("Somebody else changed");
    expect(await notice.getByRole("row").nth(1).allTextContents()).toEqual(["NameMineTheirs"]);
    expect(await cell(page, "code", 1).textContent()).toBe("Theirs");
    await page.getByRole("button", { name: "Keep mine" }).click();
    await settled(page);
    expect(await page.evaluate(() => window.workspace.server?.tasks.find((task) => task.id === "code")?.name.text)).toBe("Mine");
    await page.close();
  });

  it("puts back every change that did not reach the server, says what they were and sends them again in their order", async () => {
    const page = await show();
    const notice = page.getByRole("alert");
    const cutOff = () => page.evaluate(() => (window.workspace.nextAnswer = { ok: false, reason: "unreachable" }));
    await cutOff();
    await typeName(page, "code", "Program");
    await page.keyboard.press("Enter");
    await notice.waitFor();
    expect(await notice.textContent()).toContain("Program");
    expect(await cell(page, "code", 1).textContent()).toBe("Code");
    await cutOff();
    await typeName(page, "code", "Programs");
    await page.keyboard.press("Enter");
    await notice.getByText("2 changes are not saved").waitFor();
    await typeName(page, "live", "Start");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await notice.getByRole("listitem").allTextContents()).toEqual([
      expect.stringMatching(/: Program\.$/),
      expect.stringMatching(/: Programs\.$/),
    ]);

    await page.getByRole("button", { name: "Try again" }).click();
    await notice.waitFor({ state: "detached" });
    await settled(page);
    expect(await cell(page, "code", 1).textContent()).toBe("Programs");
    expect(await cell(page, "live", 1).textContent()).toBe("Start");

    await page.evaluate(() => window.workspace.hold());
    await cutOff();
    await cell(page, "code", 1).click();
    await page.keyboard.press("Insert");
    await page.getByRole("textbox", { name: "Task" }).waitFor();
    await page.keyboard.type("Review");
    await page.keyboard.press("Enter");
    await page.evaluate(() => window.workspace.letGo());
    await notice.getByText("2 changes are not saved").waitFor();
    expect(await lost(page)).toEqual([]);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("treegrid").getByText("Review").waitFor();
    await page.close();
  });

  it("sends what waited ahead of what is changed meanwhile and never over what somebody else did, and asks before it is left on its way", async () => {
    const page = await show();
    const names = () => page.evaluate(() => window.workspace.server?.tasks.slice(2).map((task) => task.name.text));
    const retype = async (...changes: readonly (readonly [taskId: string, name: string])[]) => {
      for (const [taskId, name] of changes) {
        await typeName(page, taskId, name);
        await page.keyboard.press("Enter");
      }
    };
    const whileCutOff = async (work: () => Promise<void>) => {
      await page.evaluate(() => {
        window.workspace.isCutOff = true;
        window.workspace.hold();
      });
      await work();
      await page.evaluate(() => window.workspace.letGo());
      await page.getByText("2 changes are not saved").waitFor();
      await page.evaluate(() => (window.workspace.isCutOff = false));
    };
    const tryAgain = () => page.getByRole("button", { name: "Try again" }).click();
    const conflict = page.getByRole("alert").filter({ hasText: "Somebody else changed" });

    await whileCutOff(() => retype(["code", "Mine"], ["live", "Mine"]));
    await page.evaluate(() => window.workspace.hold());
    await tryAgain();
    const asks = await page.evaluate(() => window.workspace.hasUnsaved("/projects/project/tasks"));
    await retype(["live", "Newer"]);
    await page.evaluate(() => window.workspace.letGo());
    await settled(page);
    expect([asks, await names()]).toEqual([true, ["Mine", "Newer"]]);

    await whileCutOff(() => retype(["code", "Mine again"], ["live", "Mine again"]));
    await page.evaluate(() => window.workspace.editElsewhere("live", "Theirs"));
    await tryAgain();
    await conflict.waitFor();
    expect(await names()).toEqual(["Mine again", "Theirs"]);
    await page.getByRole("button", { name: "Take theirs" }).click();

    await whileCutOff(() => retype(["live", "Mine once more"], ["live", "Mine at last"]));
    await page.evaluate(() => window.workspace.editElsewhere("live", "Theirs again"));
    await tryAgain();
    await conflict.waitFor();
    await page.getByRole("button", { name: "Take theirs" }).click();
    await conflict.waitFor({ state: "detached" });
    await tryAgain();
    await conflict.waitFor();

    expect(await names()).toEqual(["Mine again", "Theirs again"]);
    await page.close();
  });

  it("keeps a value that the plan cannot take in its cell, and says why", async () => {
    const page = await show();
    await cell(page, "code", 4).dblclick();
    await page.keyboard.type("99999d");
    await page.keyboard.press("Enter");

    expect(await page.getByRole("textbox").inputValue()).toBe("99999d");
    expect(await page.getByRole("alert").textContent()).toContain("at most about 80 years");
    expect(await received(page)).toEqual([]);
    await page.close();
  });

  it("tells the server's reason with what was typed", async () => {
    const page = await show(rollout, "zh");
    await page.evaluate(
      () => (window.workspace.nextAnswer = { ok: false, reason: "refused", code: "field.tooLong", message: "请最多输入 300 个字符。" }),
    );
    await cell(page, "code", 1).dblclick();
    await page.keyboard.type("程序");
    await page.keyboard.press("Enter");

    expect(await page.getByRole("alert").locator("p").textContent()).toBe("没有保存：请最多输入 300 个字符。开发：名称：程序。");
    await page.close();
  });

  it("shows the newest refusal only", async () => {
    const page = await show();
    await cell(page, "code", 1).click();
    await page.keyboard.press("l");
    await page.keyboard.type("2");
    await page.keyboard.press("Enter");
    await page.getByText("This would close a circle").waitFor();
    await page.getByRole("textbox", { name: "Add" }).fill("9.9");
    await page.keyboard.press("Enter");
    await page.getByText("No task has this code").waitFor();
    const afterUnreadable = await page.getByRole("alert").count();
    await page.keyboard.press("Escape");
    await cell(page, "live", 1).click();
    await page.keyboard.press("Delete");
    await page.getByText("is removed").waitFor();
    await cell(page, "code", 4).dblclick();
    await page.keyboard.type("1d");
    await page.keyboard.press("Enter");
    await settled(page);

    expect(afterUnreadable).toBe(1);
    expect(await page.getByText("is removed").count()).toBe(0);
    await page.close();
  });

  it("gives a link another lag when its predecessor is typed again", async () => {
    const page = await show();
    await cell(page, "code", 1).click();
    await page.keyboard.press("l");
    await page.keyboard.type("1.1FS+2d");
    await page.keyboard.press("Enter");
    await settled(page);

    expect(await page.locator(".link-list").textContent()).toContain("FS+2d");
    expect(await received(page)).toMatchObject([{ kind: "updateLink", linkId: "design>code", changes: { lag: 960 } }]);
    await page.close();
  });

  it("takes a new row away again with Esc while it has no name yet, and not later", async () => {
    const page = await show();
    const names = () => page.evaluate(() => window.workspace.server?.tasks.map((task) => task.name.text));
    await cell(page, "code", 4).click();
    await page.keyboard.press("Insert");
    await page.getByRole("textbox", { name: "Task" }).waitFor();
    await page.keyboard.press("Escape");
    await settled(page);
    const afterEscape = await names();
    const focused = await cell(page, "code", 4).evaluate((element) => element === document.activeElement);
    await page.evaluate(() => {
      window.workspace.hold();
      window.workspace.nextAnswer = { ok: false, reason: "unreachable" };
    });
    await page.keyboard.press("Insert");
    await page.getByRole("textbox", { name: "Task" }).waitFor();
    await page.keyboard.type("Given up");
    await page.keyboard.press("Escape");
    await page.evaluate(() => window.workspace.letGo());
    await settled(page);
    const offered = await page.getByRole("alert").allTextContents();
    await page.keyboard.press("Insert");
    await page.getByRole("textbox", { name: "Task" }).waitFor();
    await page.keyboard.type("Review");
    await page.keyboard.press("Enter");
    await settled(page);
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Task" }).waitFor();
    await page.keyboard.press("Escape");
    await settled(page);

    expect(afterEscape).toEqual(["Build", "Design <b>bold</b>", "Code", "Go-live"]);
    expect(focused).toBe(true);
    expect(offered).toEqual([]);
    expect(await names()).toContain("Review");
    await page.close();
  });

  it("takes away the new row that Esc was for, and not what was changed while it was on its way", async () => {
    const page = await show();
    const names = () => page.evaluate(() => window.workspace.server?.tasks.map((task) => task.name.text));
    await page.evaluate(() => (window.workspace.latency = 400));
    await cell(page, "code", 4).click();
    await page.keyboard.press("Insert");
    await page.getByRole("textbox", { name: "Task" }).waitFor();
    await page.keyboard.press("Escape");
    await cell(page, "design", 1).dblclick();
    await page.keyboard.type("Important");
    await page.keyboard.press("Enter");

    await expect.poll(names, { timeout: 5000 }).toContain("Important");
    await page.waitForTimeout(500);
    expect(await names()).toEqual(["Build", "Important", "Code", "Go-live"]);
    await page.close();
  });

  it("gives the focus to the name of a new row as it appears, so that no key between goes to the grid", async () => {
    const page = await show();
    await page.evaluate(() => {
      const root = document.body;
      // Told in the same turn as the change, before a key can arrive.
      new MutationObserver(() => {
        const editor = document.querySelector(".cell-editor");
        if (editor && root.dataset["focused"] === undefined) root.dataset["focused"] = String(document.activeElement === editor);
      }).observe(root, { childList: true, subtree: true });
    });
    const focused: (string | undefined)[] = [];
    for (let time = 0; time < 3; time++) {
      await page.evaluate(() => delete document.body.dataset["focused"]);
      await cell(page, "code", 4).click();
      await page.keyboard.press("Insert");
      await page.getByRole("textbox", { name: "Task" }).waitFor();
      focused.push(await page.evaluate(() => document.body.dataset["focused"]));
      await page.keyboard.press("Escape");
      await page.locator(".cell-editor").waitFor({ state: "detached" });
    }

    expect(focused).toEqual(["true", "true", "true"]);
    await page.close();
  });

  it("offers to undo a removal", async () => {
    const page = await show();
    await cell(page, "code", 1).click();
    await page.keyboard.press("Delete");
    await page.getByRole("button", { name: "Keep the change" }).click();
    await settled(page);
    const without = await page.getByRole("row").count();
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await settled(page);

    expect(without).toBe(4);
    expect(await page.getByRole("row").count()).toBe(5);
    expect(await page.evaluate(() => window.workspace.server?.links.length)).toBe(2);
    await page.close();
  });

  it("goes everywhere by keyboard, moves bars and gives the focus back to the grid", async () => {
    const page = await show();
    await cell(page, "phase", 1).click();
    const focused = () =>
      page.evaluate(() => {
        const row = document.activeElement?.closest<HTMLElement>("[data-row-id]");
        return `${row?.dataset["rowId"]} ${document.activeElement?.getAttribute("data-column")}`;
      });
    await page.keyboard.press("Space");
    expect(await page.getByRole("treegrid").getAttribute("aria-rowcount")).toBe("3");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("code 1");
    await page.keyboard.press("Alt+ArrowRight");
    await page.keyboard.press("Shift+Alt+ArrowRight");
    await settled(page);
    expect(await received(page)).toMatchObject([
      { changes: { constraint: "SNET", constraintAt: "2026-02-05T09:00" } },
      { changes: { durationMinutes: 4 * 480 } },
    ]);
    await page.keyboard.press("l");
    await page.keyboard.type("9.9");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("alert").textContent()).toContain("No task has this code");
    await page.keyboard.press("Escape");
    expect(await focused()).toBe("code 1");
    await page.close();
  });

  it("keeps codes and names in sight when the grid goes sideways to the last column", async () => {
    const page = await show();
    await cell(page, "code", 1).click();
    await page.keyboard.press("End");
    const box = async (column: number) => (await cell(page, "code", column).boundingBox()) ?? { x: NaN, width: NaN };
    const pane = await page.locator(".gantt-grid").boundingBox();
    const shifted = [await box(0), await box(1), await box(6)] as const;
    const isOnTop = await cell(page, "code", 1).evaluate((name) => {
      const { left, right, top, bottom } = name.getBoundingClientRect();
      return [left + 2, right - 2].every((x) => name.contains(document.elementFromPoint(x, (top + bottom) / 2)));
    });
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    const start = await box(2);

    expect(shifted[0].x).toBe(pane?.x);
    expect(shifted[1].x).toBe((pane?.x ?? 0) + shifted[0].width);
    expect(shifted[2].x + shifted[2].width).toBeCloseTo((pane?.x ?? 0) + (pane?.width ?? 0));
    expect(isOnTop).toBe(true);
    expect(start.x).toBeCloseTo(shifted[1].x + shifted[1].width);
    await page.close();
  });

  it("ends with the window again after what opened above it has closed", async () => {
    const page = await show();
    const bottom = () => page.locator(".gantt-scroller").evaluate((element) => element.getBoundingClientRect().bottom);
    const before = await bottom();
    await cell(page, "code", 1).click();
    await page.keyboard.press("l");
    await settled(page);
    await page.keyboard.press("Escape");
    await settled(page);

    expect(await bottom()).toBe(before);
    await page.close();
  });

  it("lists its keys on request; Escape closes the list and gives the focus back", async () => {
    const page = await show(rollout, "zh");
    const button = page.getByRole("button", { name: "快捷键" });
    await button.click();
    const list = page.getByRole("dialog", { name: "计划页的快捷键" });

    expect(await list.getByText("Ctrl+]").count()).toBe(1);
    expect(await list.getByText("降为上一项任务的下级").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await list.count()).toBe(0);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.close();
  });

  it("has a button for everything that a key does with a task, once one is chosen and it can be done", async () => {
    const page = await show(rollout, "en", undefined, { viewport: { width: 390, height: 800 } });
    const tools = page.getByRole("group", { name: "Chosen task" });
    const unchosen = await tools.getByRole("button", { disabled: true }).count();
    await cell(page, "code", 0).click();
    await tools.getByRole("button", { name: "Make it a task of the one above" }).click();
    await tools.getByRole("button", { name: "Take it out of its phase" }).click();
    await settled(page);
    await cell(page, "phase", 0).click();
    const ofPhase = await tools
      .getByRole("button", { disabled: true })
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("title")));
    await tools.getByRole("button", { name: "Open the task" }).click();
    await tools.getByRole("button", { name: "Link its predecessors" }).click();
    await page.getByRole("textbox", { name: "Add" }).waitFor();
    await tools.getByRole("button", { name: "Remove the task" }).click();
    await settled(page);

    expect(unchosen).toBe(5);
    expect(ofPhase).toEqual(["Take it out of its phase (Ctrl+[)", "Make it a task of the one above (Ctrl+])"]);
    expect(await page.evaluate(() => window.workspace.opened)).toEqual(["phase"]);
    expect((await received(page)).map(({ kind }) => kind)).toEqual(["moveTask", "removeTask"]);
    await page.close();
  });

  it("shows a task's card to the pointer, and to the keyboard on request only", async () => {
    const page = await show();
    const card = page.locator(".task-card");
    await cell(page, "phase", 1).click();
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(900);
    const uncalled = await card.count();
    await page.keyboard.press("i");
    const called = await card.textContent();
    await page.keyboard.press("ArrowDown");
    const afterwards = await card.count();
    await page.getByRole("img", { name: /^Code/ }).locator(".bar").hover();
    await card.waitFor();

    expect(uncalled).toBe(0);
    expect(called).toContain("Design");
    expect(afterwards).toBe(0);
    expect(await card.textContent()).toContain("Code");
    await page.close();
  });

  it("begins to edit durations, progress and dates with the first digit, and names with Enter only", async () => {
    const page = await show();
    await cell(page, "code", 4).click();
    await page.keyboard.type("12");
    const duration = await page.getByRole("textbox", { name: "Duration" }).inputValue();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Keep the change" }).click();
    await settled(page);
    await cell(page, "code", 2).click();
    await page.keyboard.type("03");
    const hasDate = await page.getByLabel("Start", { exact: true }).evaluate((field) => field === document.activeElement);
    await page.keyboard.press("Escape");
    await cell(page, "code", 1).click();
    await page.keyboard.type("5");

    expect(duration).toBe("12");
    expect(await received(page)).toMatchObject([{ changes: { durationMinutes: 12 * 480 } }]);
    expect(hasDate).toBe(true);
    expect(await page.getByRole("textbox").count()).toBe(0);
    await page.close();
  });

  it("asks before a change is kept that moves go-live by a week or more, and not again once told so", async () => {
    const page = await show();
    const question = page.getByRole("dialog", { name: "Keep this change?" });
    const isKeepFocused = () =>
      page.getByRole("button", { name: "Keep the change" }).evaluate((button) => button === document.activeElement);
    const typeDuration = async (days: string) => {
      await cell(page, "code", 4).click();
      await page.keyboard.type(days);
      await page.keyboard.press("Enter");
    };
    await typeDuration("20");
    await question.waitFor();
    const row = await question.getByRole("row").nth(1).innerText();
    const focused = await isKeepFocused();
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "detached" });
    const afterEscape = [await received(page), await cell(page, "code", 4).textContent()];
    const inGrid = await page.evaluate(() => document.activeElement?.closest("[role=treegrid]") !== null);
    await typeDuration("20");
    await question.getByLabel("Do not ask again until I leave this page").check();
    await question.getByRole("button", { name: "Keep the change" }).click();
    await settled(page);
    await typeDuration("40");
    await settled(page);

    expect(row.split(/\s*\t\s*/)).toEqual(["Go-live", "6 Feb", "9 Mar", "31 days later"]);
    expect(focused).toBe(true);
    expect(afterEscape).toEqual([[], "3d"]);
    expect(inGrid).toBe(true);
    expect(await received(page)).toMatchObject([20, 40].map((days) => ({ changes: { durationMinutes: days * 480 } })));
    await page.close();
  });

  it("shows on request all that a change moved", async () => {
    const page = await show();
    await cell(page, "design", 4).click();
    await page.keyboard.type("3");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Show what moved" }).click();
    const shown = page.getByRole("dialog", { name: "What this change moved" });
    await shown.waitFor();
    const rows = await shown.getByRole("row").allInnerTexts();
    await page.keyboard.press("Escape");
    await shown.waitFor({ state: "detached" });

    expect(rows.map((row) => row.split(/\s*\t\s*/)[0])).toEqual([
      "Go-live, gates and milestones",
      "Go-live",
      "Tasks that move farthest",
      "Code",
      "Design <b>bold</b>",
    ]);
    await page.waitForFunction(() => document.activeElement?.closest("[role=treegrid]") !== null);
    await page.close();
  });

  it("says each change, also the same one again and after an undo", async () => {
    const page = await show();
    const said = page.locator(".plan-toast-place[role=status]");
    await cell(page, "code", 4).click();
    await page.keyboard.type("4");
    await page.keyboard.press("Enter");
    await settled(page);
    const edited = await said.textContent();
    const toast = await page.locator(".plan-toast").boundingBox();
    const row = await page.locator(".tree-row.selected").boundingBox();
    await page.locator(".plan-toast").evaluate((element) => element.getAnimations().forEach((animation) => animation.finish()));
    const isLeft = await page.locator(".plan-toast").isHidden();
    await page.getByRole("button", { name: "Undo" }).click();
    await settled(page);
    const undone = await said.textContent();
    await cell(page, "live", 1).click();
    await page.keyboard.press("Delete");
    await settled(page);

    expect(edited).toBe("Saved: Code – Duration: 4d. Go-live moves 3 days later to 9 Feb.Show what moved");
    expect(toast?.height).toBeGreaterThan(20);
    expect(toast?.y).toBeGreaterThan((row?.y ?? Infinity) + (row?.height ?? 0));
    expect(isLeft).toBe(true);
    expect(undone).toBe("Undone: “Code”.");
    expect(await said.textContent()).toBe("");
    expect(await page.locator(".plan-notice[role=status] p").textContent()).toBe("“Go-live” is removed.");
    await page.close();
  });

  it("shows what a drag would move, gives it back with Esc and saves it on release", async () => {
    const page = await show();
    const bar = page.getByRole("img", { name: /^Code/ }).locator(".bar");
    const box = await bar.boundingBox();
    if (!box) throw new Error("The bar is not drawn");
    const middle = box.y + box.height / 2;
    const drag = async () => {
      await page.mouse.move(box.x + 8, middle);
      await page.mouse.down();
      // Two days of 14 pixels.
      await page.mouse.move(box.x + 8 + 28, middle, { steps: 3 });
      await page.locator(".ghost").first().waitFor();
    };
    await drag();
    const sentence = await page.getByText(/Go-live moves/).textContent();
    const line = await page.locator(".impact-line").boundingBox();
    const chart = await page.locator(".gantt-scroller").boundingBox();
    const ghosts = await page.locator(".ghost").count();
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await settled(page);

    expect(sentence).toContain("Go-live moves 4 days later to 10 Feb");
    expect((line?.y ?? Infinity) + (line?.height ?? 0)).toBeLessThanOrEqual(chart?.y ?? 0);
    expect((await page.locator(".gantt-scroller").boundingBox())?.y).toBe(chart?.y);
    expect(ghosts).toBe(3);
    expect(await page.locator(".ghost").count()).toBe(0);
    expect(await received(page)).toEqual([]);

    await drag();
    await page.mouse.up();
    await settled(page);
    expect(await received(page)).toMatchObject([{ changes: { constraint: "SNET", constraintAt: "2026-02-06T09:00" } }]);
    await page.close();
  });

  it("moves the bar that was taken, also when somebody else's row comes above it meanwhile", async () => {
    const page = await show();
    const box = await page.getByRole("img", { name: /^Code/ }).locator(".bar").boundingBox();
    if (!box) throw new Error("The bar is not drawn");
    await page.mouse.move(box.x + 8, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 8 + 14, box.y + 8, { steps: 3 });
    await page.locator(".ghost").first().waitFor();
    await page.evaluate(() =>
      window.workspace.arrive({
        kind: "addTask",
        taskId: "theirs",
        parentId: "phase",
        afterId: null,
        taskKind: "task",
        name: "Theirs",
        durationMinutes: 480,
      }),
    );
    await cell(page, "theirs", 1).waitFor();
    await page.mouse.move(box.x + 8 + 28, box.y + 8, { steps: 3 });
    await page.mouse.up();
    await settled(page);

    expect(await received(page)).toMatchObject([{ taskId: "code", changes: { constraint: "SNET", constraintAt: "2026-02-06T09:00" } }]);
    await page.close();
  });

  it("stays where the reader looks when an edit or its undo moves nothing", async () => {
    const page = await show();
    const place = () => page.locator(".gantt-scroller").evaluate((scroller) => scroller.scrollLeft);
    await page.locator(".gantt-scroller").evaluate((scroller) => (scroller.scrollLeft = 900));
    const before = await place();
    await cell(page, "code", 1).dblclick();
    await page.keyboard.type("Renamed");
    await page.keyboard.press("Enter");
    await settled(page);
    const afterEdit = await place();
    await page.getByRole("button", { name: "Undo" }).click();
    await settled(page);

    expect(before).toBeGreaterThan(500);
    expect([afterEdit, await place()]).toEqual([before, before]);
    await page.close();
  });

  it("shows where a bar begins that an edit or its undo has moved out of sight", async () => {
    const page = await show();
    const left = async () => (await page.getByRole("img", { name: /^Code/ }).locator(".bar").boundingBox())?.x ?? NaN;
    const pane = (await page.locator(".gantt-grid").boundingBox())?.width ?? NaN;
    await cell(page, "code", 2).dblclick();
    await page.getByLabel("Start", { exact: true }).fill("2026-12-01");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Keep the change" }).click();
    await settled(page);
    const afterEdit = await left();
    await page.getByRole("button", { name: "Undo" }).click();
    await settled(page);
    const afterUndo = await left();

    for (const x of [afterEdit, afterUndo]) {
      expect(x).toBeGreaterThan(pane);
      expect(x).toBeLessThan(1400);
    }
    await page.close();
  });

  it("says why a bar that is dragged before its predecessors stays where it is", async () => {
    const page = await show();
    const box = await page.getByRole("img", { name: /^Code/ }).locator(".bar").boundingBox();
    if (!box) throw new Error("The bar is not drawn");
    await page.mouse.move(box.x + 20, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 6, box.y + 8, { steps: 3 });
    const sentence = await page.locator(".impact-line").textContent();
    await page.mouse.up();
    await settled(page);

    expect(sentence).toContain("It can start on Wed, 4 Feb 2026 at the earliest");
    expect(await page.locator(".plan-toast").textContent()).toContain("It can start on Wed, 4 Feb 2026 at the earliest");
    expect(await received(page)).toEqual([]);
    await page.close();
  });

  it("lets a finger move a bar once it is chosen, and scroll otherwise", async () => {
    const page = await show(rollout, "zh", "edit", { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
    await page.getByRole("button", { name: "图表" }).click();
    const bar = page.getByRole("img", { name: /^开发/ }).locator(".bar");
    const box = await bar.boundingBox();
    if (!box) throw new Error("The bar is not drawn");
    const from = { x: Math.round(box.x + 6), y: Math.round(box.y + box.height / 2) };
    const session = await page.context().newCDPSession(page);
    const swipe = async () => {
      await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
      for (const step of [10, 28, 42])
        await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: from.x + step, y: from.y }] });
      await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
      await settled(page);
    };
    await swipe();
    const unchosen = await received(page);
    // The swipe scrolls on by itself for a while.
    let again = await bar.boundingBox();
    for (let before = -1; again && again.x !== before; again = await bar.boundingBox()) {
      before = again.x;
      await page.waitForTimeout(150);
    }
    if (!again) throw new Error("The bar is not drawn");
    from.x = Math.round(again.x + 6);
    await page.touchscreen.tap(from.x, from.y);
    await page.locator(".bar-wrapper.selected").waitFor();
    await swipe();

    expect(unchosen).toEqual([]);
    expect(await received(page)).toMatchObject([{ taskId: "code", changes: { constraint: "SNET" } }]);
    await page.close();
  });

  it("lets nothing be changed by somebody who may only read", async () => {
    const page = await show(rollout, "en", "read");
    await cell(page, "code", 1).dblclick();
    await page.keyboard.press("Delete");
    await page.keyboard.press("Alt+ArrowRight");
    await settled(page);

    expect(await page.getByRole("textbox").count()).toBe(0);
    expect(await page.getByRole("button", { name: "New task" }).count()).toBe(0);
    expect(await received(page)).toEqual([]);
    await page.close();
  });

  it("lets somebody who may report change progress and take it back, and nothing else", async () => {
    const page = await show(rollout, "en", "report");
    await cell(page, "code", 1).dblclick();
    const said = await page.getByText("You can report progress in this plan").count();
    await page.keyboard.press("Delete");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("100");
    await page.keyboard.press("Enter");
    await settled(page);

    expect(said).toBe(1);
    expect(await received(page)).toEqual([{ kind: "updateTask", taskId: "code", version: 1, changes: { progress: 100 } }]);
    expect(await cell(page, "code", 6).textContent()).toBe("100%");
    await page.getByRole("button", { name: "Undo" }).click();
    await settled(page);
    expect(await cell(page, "code", 6).textContent()).toBe("0%");
    expect(await page.getByRole("button", { name: "New task" }).count()).toBe(0);
    await page.close();
  });

  it("holds a plan of 5,000 tasks in a bounded page and one chart, with names as text", async () => {
    const many = samplePlan([
      sampleTask("phase", { kind: "phase" }),
      ...Array.from({ length: 5000 }, (_, index) =>
        sampleTask(`t${index}`, { parentId: "phase", name: { text: `<i>${index}</i>`, zh: null } }),
      ),
    ]);
    const page = await show(many);
    await page.evaluate(() => document.querySelector(".gantt-scroller")?.scrollTo({ top: 90_000 }));
    await cell(page, "t2810", 1).waitFor();

    expect(await page.locator("*").count()).toBeLessThan(2500);
    expect(await page.locator(".gantt-container").count()).toBe(1);
    expect(await cell(page, "t2810", 1).textContent()).toBe("<i>2810</i>");

    // The keyboard comes into the rows in sight, and goes on from there.
    await page.locator('[data-row-id] [tabindex="0"]').focus();
    const reached = await page
      .locator(":focus")
      .evaluate((element) => Number(element.closest("[data-row-id]")?.getAttribute("aria-rowindex")));
    await page.keyboard.press("ArrowDown");
    const below = page.locator(`[aria-rowindex="${reached + 1}"] :focus`);
    await below.waitFor();
    expect(reached).toBeGreaterThan(2700);
    await page.close();
  });

  it("prints every row as a table", async () => {
    const page = await show();
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));

    expect(await page.locator(".printed-plan tbody tr").count()).toBe(4);
    expect(await page.locator(".printed-title").textContent()).toBe("Hengfeng CRM");
    expect(await page.locator(".printed-scale").first().textContent()).toContain("2026");
    const widths = await page
      .locator(".printed-scale")
      .nth(1)
      .locator("span")
      .evaluateAll((cells) => cells.map((step) => parseFloat((step as HTMLElement).style.width)));
    expect(widths.at(-1)).toBeCloseTo(widths[0] ?? NaN);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    expect(await page.locator(".printed-plan").count()).toBe(0);
    await page.close();
  });

  it("chooses several rows by Shift, Ctrl and the keyboard, changes them in one step, and says who is left out", async () => {
    const page = await show();
    await cell(page, "design", 1).click();
    await cell(page, "live", 1).click({ modifiers: ["Shift"] });
    await cell(page, "phase", 1).click({ modifiers: ["Control"] });
    expect(await page.getByRole("toolbar", { name: "Chosen tasks" }).textContent()).toContain("4 tasks chosen");
    expect(await page.locator('[role="row"][aria-selected="true"]').count()).toBe(4);

    await page.keyboard.press("e");
    await page.getByLabel("What").selectOption("progress");
    await page.getByLabel("To", { exact: true }).fill("50");
    expect(await page.getByRole("form", { name: "Change 4 tasks" }).textContent()).toContain("Build (comes from its tasks)");
    await page.getByRole("button", { name: "Change 3 tasks" }).click();
    await settled(page);
    expect(await received(page)).toMatchObject([
      { kind: "batch", commands: [{ taskId: "design", changes: { progress: 50 } }, { taskId: "code" }, { taskId: "live" }] },
    ]);

    await page.keyboard.press("Escape");
    expect(await page.getByRole("toolbar", { name: "Chosen tasks" }).count()).toBe(0);
    await cell(page, "design", 1).click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+d");
    await settled(page);
    expect((await received(page)).at(-1)).toMatchObject({
      kind: "addTasks",
      parentId: "phase",
      afterId: "code",
      tasks: [{}, {}],
      links: [{}],
    });
    await page.close();
  });

  it("shows what pasted rows come to before they are added, drops them on Escape, and moves what was cut", async () => {
    const page = await show();
    const paste = (text: string) =>
      page.evaluate((plain) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", plain);
        document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, text);
    await cell(page, "code", 1).click();
    await paste("Task\tDuration\tOwner\nLoad\t3d\t王芳\nCheck\t2d\tNobody known");
    const panel = page.getByRole("region", { name: "Paste 2 tasks" });
    await panel.getByText("Row 3, Owner: “Nobody known” is not in the project").waitFor();
    await page.keyboard.press("Escape");
    expect(await panel.count()).toBe(0);
    expect(await received(page)).toEqual([]);

    await paste("Load\t3d\nCheck\t2d");
    await page.getByRole("button", { name: "Add 2 tasks" }).click();
    await settled(page);
    expect(await received(page)).toMatchObject([
      { kind: "addTasks", parentId: "phase", afterId: "code", tasks: [{ durationMinutes: 1440 }, {}] },
    ]);
    expect(await page.locator('[role="row"][aria-selected="true"]').count()).toBe(2);

    await cell(page, "design", 1).click();
    const plain = await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      document.dispatchEvent(new ClipboardEvent("cut", { clipboardData, bubbles: true, cancelable: true }));
      return clipboardData.getData("text/plain");
    });
    expect(plain).toContain("Design <b>bold</b>");
    await cell(page, "live", 1).click();
    await paste(plain);
    await settled(page);
    expect((await received(page)).at(-1)).toMatchObject({ kind: "moveTask", taskId: "design", parentId: null, afterId: "live" });
    await page.close();
  });

  it.each([
    ["en", 1280],
    ["zh", 390],
  ] as const)("has no accessibility faults in %s at %i pixels", async (locale, width) => {
    const page = await show(rollout, locale, "edit", { viewport: { width, height: 800 } });
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await page.addScriptTag({ content: axe });
    const faults = () =>
      page.evaluate(`axe.run("#root", { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })
        .then((result) => result.violations.map((violation) => violation.id + ": " + violation.nodes[0].html))`);

    expect(await faults()).toEqual([]);
    await cell(page, "design", locale === "en" ? 1 : 0).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("e");
    expect(await faults()).toEqual([]);
    await page.keyboard.press("Escape");
    await cell(page, "code", locale === "en" ? 1 : 0).dblclick();
    expect(await faults()).toEqual([]);
    await page.close();
  });
});
