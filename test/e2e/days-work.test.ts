import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/messages.en.ts";
import { zh } from "#app/messages.zh.ts";
import { inspectPage } from "#test/support/inspect-page.ts";
import { png } from "#test/support/pictures.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { signInOn } from "#test/support/sign-in-on.ts";
import { untilAlive } from "#test/support/until-alive.ts";

let app: RunningApp;
let browser: Browser;
let project = "";
let task = "";
let taskNames = { "en-GB": "", "zh-CN": "" };

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  const late = await app.services.db
    .selectFrom("task")
    .select(["id", "projectId", "name", "nameZh"])
    .where("templateTaskId", "=", "4.04")
    .executeTakeFirstOrThrow();
  project = `${app.origin}/projects/${late.projectId}`;
  task = `${project}/tasks/${late.id}`;
  taskNames = { "en-GB": late.name, "zh-CN": late.nameZh ?? "" };
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

describe.each([
  {
    look: { locale: "en-GB", colorScheme: "light", viewport: { width: 1440, height: 900 } },
    t: createI18n("en", en).t,
    newcomer: { name: "Ding Yi", typed: "ding", email: "ding.yi@supplier.example", password: "three words make a good one" },
    remark: "The interview guide is attached, please read it before Wednesday",
    answer: "Read it. The fourth question belongs to the field staff.",
    word: "read it before Wednesday",
    sheet:
      "Task,Duration,Predecessors,Owner\nAgree on the interview dates,2d,,Ding Yi\nHold the interviews,5d,Agree on the interview dates,Ding Yi\n",
    first: "Agree on the interview dates",
  },
  {
    look: { locale: "zh-CN", colorScheme: "dark", viewport: { width: 390, height: 844 } },
    t: createI18n("zh", zh).t,
    newcomer: { name: "丁一", typed: "丁", email: "ding.yi@gongyingshang.example", password: "三个词 连在一起 就很好记" },
    remark: "访谈提纲已附上，请在周三之前阅读",
    answer: "已读。第四个问题应由现场人员回答。",
    word: "周三之前阅读",
    sheet: "任务,工期,前置任务,负责人\n商定访谈日期,2d,,丁一\n进行访谈,5d,商定访谈日期,丁一\n",
    first: "商定访谈日期",
  },
] as const)("a day's work of three people in $look.locale", ({ look, t, newcomer, remark, answer, word, sheet, first }) => {
  it("goes from an invitation to the end of it, and everybody is told what concerns them at once", async () => {
    const complaints: string[] = [];
    const open = async () => {
      const page = await (await browser.newContext(look)).newPage();
      page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
      return page;
    };
    const inspect = async (page: Page) => void complaints.push(...(await inspectPage(page)));
    const manager = await open();
    const committee = await open();
    const supplier = await open();
    await signInOn(manager, app, "li.na@example.com");
    await signInOn(committee, app, "wang.haifeng@example.com");

    // The manager invites a consultant of the supplier, who opens the link, makes an account and sees the project, but not its log.
    await visit(manager, `${project}/people`);
    await manager.locator("summary", { hasText: t("people:member.add") }).click();
    const form = manager.locator("form", { has: manager.locator("input[value=addMember]") });
    await form.locator("input[name=email]").fill(newcomer.email);
    await form.locator("select[name=role]").selectOption("consultant");
    await form.getByRole("button").click();
    const link = await manager.getByLabel(t("people:invitation.link", { email: newcomer.email })).inputValue();
    await inspect(manager);
    await visit(supplier, link);
    await inspect(supplier);
    await supplier.fill("input[name=name]", newcomer.name);
    await supplier.fill("input[name=password]", newcomer.password);
    await supplier.getByRole("button", { name: t("account:invitation.register") }).click();
    await supplier.waitForURL(project);
    expect((await supplier.goto(`${project}/history`))?.status()).toBe(403);
    await visit(supplier, project);

    // The manager attaches a file and mentions the newcomer, whose bell says so without a reload.
    await visit(manager, task);
    await manager
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "guide.png", mimeType: "image/png", buffer: Buffer.from(png(40, 40)) });
    await manager.getByRole("button", { name: t("attachments:submit"), exact: true }).click();
    await manager
      .getByRole("status")
      .filter({ hasText: t("attachments:uploaded", { count: 1 }) })
      .waitFor();
    const comment = manager.getByLabel(t("discussion:add"));
    await comment.pressSequentially(`@${newcomer.typed}`);
    await manager.getByRole("option", { name: newcomer.name }).waitFor();
    await comment.press("Enter");
    await comment.pressSequentially(remark);
    await comment.press("Control+Enter");
    await manager.locator(".prose", { hasText: remark }).waitFor();
    await inspect(manager);
    await supplier.getByRole("link", { name: t("notifications:bell.unread", { count: 1 }) }).click();
    await untilAlive(supplier);
    await inspect(supplier);
    await supplier
      .getByRole("link", { name: /4\.04|”|“/ })
      .first()
      .click();
    await supplier.waitForURL((url) => url.href.startsWith(task));
    await supplier.locator(".prose", { hasText: remark }).waitFor();
    await supplier.getByLabel(t("discussion:add")).fill(answer);
    await supplier.getByRole("button", { name: t("discussion:submit"), exact: true }).click();
    await manager.locator(".prose", { hasText: answer }).waitFor();

    // The committee finds what was said from anywhere.
    await visit(committee, project);
    await committee.keyboard.press("Control+k");
    await committee.getByRole("combobox").fill(word);
    await committee.getByRole("option", { name: taskNames[look.locale] }).first().waitFor();
    await inspect(committee);
    await committee.keyboard.press("Enter");
    await committee.waitForURL((url) => url.href.startsWith(task));

    // The manager imports a sheet; the committee, who looks at the list of tasks, sees its lines come, and go when it is taken back.
    await visit(committee, `${project}/tasks?show=all&text=${encodeURIComponent(first)}`);
    await visit(manager, `${project}/import/sheet`);
    await manager.setInputFiles("input[type=file]", { name: "tasks.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) });
    await manager.getByRole("button", { name: t("imports:sheet.chooseSubmit") }).click();
    await manager.getByRole("button", { name: t("imports:sheet.continue") }).waitFor();
    await inspect(manager);
    await manager.getByRole("button", { name: t("imports:sheet.continue") }).click();
    await manager.getByRole("button", { name: t("imports:sheet.import") }).waitFor();
    await manager.waitForFunction(() => document.activeElement?.ariaCurrent === "step");
    await inspect(manager);
    await manager.getByRole("button", { name: t("imports:sheet.import") }).click();
    await manager.waitForURL(/\/import(\?|$)/);
    await inspect(manager);
    await committee.getByRole("link", { name: first }).waitFor();
    await manager.getByRole("button", { name: t("imports:undo.undo") }).click();
    await committee.getByRole("link", { name: first }).waitFor({ state: "detached" });

    // Taken by mistake, access comes back by one click; taken for good, it ends where the newcomer is looking.
    await visit(manager, `${project}/people`);
    await takeAccess(manager, newcomer.name);
    await manager.getByRole("button", { name: t("ui:undo.button") }).click();
    await manager.getByText(t("ui:undo.undone")).waitFor();
    await visit(supplier, task);
    await takeAccess(manager, newcomer.name);
    await supplier.getByText(t("ui:live.ended.access")).waitFor();
    await inspect(supplier);
    expect((await supplier.goto(task))?.status()).toBe(404);

    expect(complaints).toEqual([]);
    for (const page of [manager, committee, supplier]) await page.context().close();
  }, 240_000);
});

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await untilAlive(page);
}

async function takeAccess(page: Page, name: string): Promise<void> {
  await page.locator("summary", { hasText: name }).last().click();
  await page
    .locator("li", { hasText: name })
    .last()
    .locator("form", { has: page.locator("input[value=removeMember]") })
    .getByRole("button")
    .click();
}
