import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { codeAt } from "#app/account/one-time-password.server.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { untilAlive } from "#test/support/until-alive.ts";

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

describe.each([
  { locale: "en-GB", signIn: "Sign in", create: "Create project", plan: "Plan" },
  { locale: "zh-CN", signIn: "登录", create: "创建项目", plan: "计划" },
])("a newcomer in $locale", ({ locale, signIn, create, plan }) => {
  it("signs in, creates a rollout from each template and finds it scheduled", async () => {
    const page = await openSignIn(locale);
    await page.getByRole("button", { name: signIn, exact: true }).click();
    await page.waitForURL("**/projects");
    for (const template of ["rapid", "std6", "large"]) {
      await page.goto(`${app.origin}/projects/new`);
      await page.check(`input[name=template][value=${template}]`);
      await page.fill("input[name=name]", `Rollout ${template} ${locale}`);
      await page.fill("input[name=day]", "2026-03-02");
      await page.getByRole("button", { name: create }).click();
      await page.waitForURL(/\/projects\/[0-9a-f-]{36}\/plan/);
      await page.getByRole("treegrid").waitFor();
      expect(await page.getByRole("heading", { name: plan, exact: true }).count()).toBe(1);
      expect(await page.getByRole("row").count()).toBeGreaterThan(10);
    }
    await page.context().close();
  });

  it("keeps what was typed when the form has a mistake, and says it at the field", async () => {
    const page = await openSignIn(locale);
    await page.fill("input[name=password]", "not the password");
    await page.getByRole("button", { name: signIn, exact: true }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.inputValue("input[name=email]")).toBe("li.na@example.com");
    expect(await page.getAttribute("input[name=password]", "aria-invalid")).toBe("true");
    await page.context().close();
  });
});

describe("somebody with two-factor sign-in", () => {
  it("sets it up, and signs in with a code of the app and with a recovery code", async () => {
    const page = await openSignIn("en-GB");
    const signIn = async () => {
      await page.fill("input[name=email]", "gao.yuan@example.com");
      await page.fill("input[name=password]", app.demo.password ?? "");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
    };
    const enter = async (code: string) => {
      await page.fill("input[name=code]", code);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.waitForURL("**/projects");
    };
    const leave = async () => {
      await page.context().clearCookies({ name: "rollout" });
      await page.goto(`${app.origin}/sign-in`);
      await signIn();
      await page.waitForURL("**/sign-in/code*");
    };
    await signIn();
    await page.waitForURL("**/projects");
    await page.goto(`${app.origin}/account/two-factor`);
    await page.getByLabel("Current password").fill(app.demo.password ?? "");
    await page.getByRole("button", { name: "Set up", exact: true }).click();
    const key = readBase32(await page.getByLabel("Or type this key").inputValue());
    const codeIn = (seconds: number) => codeAt(key, new Date(Date.now() + seconds * 1000).toISOString());
    await page.getByLabel("Code of six digits").fill(await codeIn(0));
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByRole("heading", { name: "Recovery codes" }).first().waitFor();
    const [recovery = ""] = /[2-9a-z]{4}(-[2-9a-z]{4}){2}/.exec(await page.locator("main").innerText()) ?? [];

    await leave();
    // The present one was shown already; that of the next half minute is taken, too.
    await enter(await codeIn(30));
    await leave();
    await enter(recovery.toUpperCase());

    await page.goto(`${app.origin}/account/two-factor`);
    expect(await page.getByText("9 codes are left.").count()).toBe(1);
    await page.context().close();
  });
});

describe("an owner who invites somebody", () => {
  it("copies a link; who opens it makes an account and works in the project, until the access is taken away", async () => {
    const page = await openSignIn("en-GB");
    await page.fill("input[name=email]", "wu.qiang@example.com");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL("**/projects");
    const project = await app.services.db.selectFrom("project").select("id").where("isDemo", "=", 1).executeTakeFirstOrThrow();
    const people = `${app.origin}/projects/${project.id}/people`;
    await page.goto(`${app.origin}/projects/${project.id}`);
    await untilAlive(page);
    await page.locator(`a[href$="/${project.id}/people"]`).first().click();
    await page.locator("summary", { hasText: "Give access" }).click();
    await page.getByLabel("E-mail address", { exact: true }).last().fill("new.colleague@example.com");
    const context = page.context();
    await context.setOffline(true);
    await page.getByRole("button", { name: "Give access" }).click();
    await page.getByRole("alert").filter({ hasText: "cannot be reached" }).waitFor();
    const typed = page.getByLabel("E-mail address", { exact: true }).last();
    const followed = page.getByRole("alert").filter({ hasText: "This page stays as it is" });
    // The script of a page that was not seen yet cannot be had either.
    await page.locator(`a[href$="/${project.id}/plan"]`).first().click();
    await page.getByRole("button", { name: "Leave" }).click();
    await followed.waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    await followed.waitFor();
    await page.locator("button:focus", { hasText: "Try again" }).waitFor();
    await stay(page);
    await page.evaluate(() => window.history.back());
    await page.getByRole("button", { name: "Leave" }).click();
    await followed.waitFor();
    await stay(page);
    await page.waitForURL(`${people}#main`);
    await page.getByRole("alert").filter({ hasText: "cannot be reached" }).waitFor();
    expect(await typed.inputValue()).toBe("new.colleague@example.com");

    // What is saved reaches the server; what the page is to show of it is lost on the way.
    const lost = (route: Route) => (route.request().method() === "GET" ? route.abort() : route.continue());
    await page.route("**/people.data*", lost);
    await context.setOffline(false);
    await page.getByRole("button", { name: "Give access" }).click();
    await followed.waitFor();
    expect(await page.getByRole("button", { name: "Stay here" }).count()).toBe(0);
    await page.unroute("**/people.data*", lost);
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await page.waitForFunction(() => document.activeElement?.tagName === "SUMMARY");
    await followed.waitFor({ state: "hidden" });
    const link = await page.getByLabel("Link for new.colleague@example.com").inputValue();

    const guest = await (await browser.newContext({ locale: "zh-CN" })).newPage();
    await guest.goto(link);
    expect(await guest.getByRole("heading", { name: "您收到邀请" }).count()).toBe(1);
    await guest.getByLabel("姓名").fill("新同事");
    await guest.getByLabel("密码").fill("short");
    await guest.getByRole("button", { name: "创建账户并加入" }).click();
    await guest.getByRole("alert").waitFor();
    expect(await guest.getByLabel("姓名").inputValue()).toBe("新同事");
    await guest.getByLabel("密码").fill("三个词 连在一起 就很好记");
    await guest.getByRole("button", { name: "创建账户并加入" }).click();
    await guest.waitForURL(`**/projects/${project.id}`);
    await guest.getByRole("link", { name: "计划", exact: true }).first().waitFor();

    await page.goBack();
    await page.waitForURL(`**/projects/${project.id}`);
    await page.goto(people);
    await page.locator("summary", { hasText: "新同事" }).last().click();
    await page.getByRole("button", { name: /Take access away.*新同事/ }).click();
    await page.getByRole("status").getByRole("button", { name: "Undo" }).waitFor();
    expect((await guest.goto(guest.url()))?.status()).toBe(404);
    expect(await guest.goto(link).then((answer) => answer?.status())).toBe(200);
    expect(await guest.getByRole("heading", { name: "此链接已失效" }).count()).toBe(1);
    await guest.context().close();
    await page.context().close();
  });
});

describe("people who talk about a task", () => {
  it("write, are read by others, edit, take away and put back; a draft outlives a reload", async () => {
    const { db } = app.services;
    const late = await db.selectFrom("task").select(["id", "projectId"]).where("templateTaskId", "=", "4.04").executeTakeFirstOrThrow();
    const path = `${app.origin}/projects/${late.projectId}/tasks/${late.id}`;
    const open = async (email: string) => {
      const page = await openSignIn("en-GB");
      await page.fill("input[name=email]", email);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.waitForURL("**/projects");
      await page.goto(path);
      return page;
    };
    const page = await open("chen.jing@example.com");
    await untilAlive(page);
    await page.getByLabel("Write a comment").fill("脚本等 **周三** 的访谈 <img src=x onerror=alert(1)>");
    await page.reload();
    await expect.poll(() => page.getByLabel("Write a comment").inputValue()).toContain("周三");
    await page.getByLabel("Write a comment").press("Control+Enter");
    await page.locator(".prose strong", { hasText: "周三" }).waitFor();
    expect(await page.getByLabel("Write a comment").inputValue()).toBe("");
    expect(await page.locator(".prose img").count()).toBe(0);

    const reader = await open("guo.ping@example.com");
    expect(await reader.locator(".prose", { hasText: "周三" }).count()).toBe(1);
    expect(await reader.getByLabel("Write a comment").count()).toBe(0);

    await page.locator("summary", { hasText: "Edit" }).click();
    await page.getByLabel("Comment", { exact: true }).fill("脚本等周四的访谈");
    await page.getByRole("button", { name: "Save" }).last().click();
    await page.getByText("脚本等周四的访谈").first().waitFor();
    await page.getByRole("button", { name: /^Delete/ }).click();
    await page.getByRole("button", { name: "Restore" }).click();
    await page.getByText("脚本等周四的访谈").first().waitFor();
    await reader.reload();
    expect(await reader.getByText("edited").count()).toBe(1);
    await reader.context().close();
    await page.context().close();
  });
});

describe("without scripts", () => {
  it("signing in, the task list and the task form work", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" });
    const page = await context.newPage();
    await page.goto(`${app.origin}/sign-in`);
    await fillSignIn(page);
    await page.click("main button[type=submit]");
    await page.waitForURL("**/projects");
    const { db } = app.services;
    const task = await db.selectFrom("task").select(["id", "projectId"]).where("templateTaskId", "=", "4.05").executeTakeFirstOrThrow();
    await page.goto(`${app.origin}/projects/${task.projectId}/tasks?show=late`);
    expect(await page.locator("tbody tr").count()).toBe(1);
    await page.goto(`${app.origin}/projects/${task.projectId}/tasks/${task.id}`);
    await page.fill("input[name=name]", "Room pilot, renamed without scripts");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForLoadState();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Room pilot, renamed without scripts");

    // A colleague saves a deadline while this form is open and then refused for its duration.
    const colleague = await signedIn("wu.qiang@example.com");
    await colleague.goto(page.url());
    await colleague.fill("input[name=deadline]", "2027-08-02");
    await colleague.getByRole("button", { name: "Save" }).click();
    await colleague.getByRole("status").filter({ hasText: /\S/, visible: true }).first().waitFor();
    await colleague.context().close();
    await page.fill("input[name=duration]", "soon");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForLoadState();
    expect(await page.inputValue("input[name=duration]")).toBe("soon");
    await page.fill("input[name=duration]", "9d");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForLoadState();
    // It moves much, so that it is asked about first; what was typed stays for who says no.
    await page.getByRole("link", { name: "Give it back" }).click();
    expect(await page.inputValue("input[name=duration]")).toBe("9d");
    await page.getByRole("button", { name: "Keep the change" }).click();
    await page.getByRole("status").filter({ hasText: "Saved" }).first().waitFor();
    expect(await page.inputValue("input[name=duration]")).toBe("9d");
    expect(await page.inputValue("input[name=deadline]")).toBe("2027-08-02");
    await context.close();
  });
});

describe("a page that is used before its scripts are ready", () => {
  it("comes alive all the same", async () => {
    const context = await browser.newContext({ locale: "en-GB" });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    // Somebody who clicks a thousand times a second, and so at the worst moment, too.
    await page.addInitScript(() =>
      setInterval(() => document.querySelector("input[name=email]")?.dispatchEvent(new MouseEvent("click", { bubbles: true })), 1),
    );

    const processor = await context.newCDPSession(page);
    await processor.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const isAlive = () =>
      page.evaluate(() => Object.keys(document.querySelector("form") ?? {}).some((name) => name.startsWith("__reactProps")));
    for (let load = 0; load < 4; load++) {
      await page.goto(`${app.origin}/sign-in`);
      await expect.poll(async () => errors.length > 0 || (await isAlive()), { timeout: 20_000 }).toBe(true);
    }

    expect(errors).toEqual([]);
    expect(await isAlive()).toBe(true);
    await context.close();
  });
});

describe("the account page", () => {
  it("speaks the language and shows the colours that were just saved", async () => {
    const page = await signedIn("sun.li@example.com");
    await page.goto(`${app.origin}/account`);
    await page.selectOption("select[name=locale]", "zh");
    await page.selectOption("select[name=theme]", "dark");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("已保存").waitFor();

    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    expect(await page.inputValue("select[name=locale]")).toBe("zh");
    await page.context().close();
  });
});

describe("a task that two people edit at once", () => {
  it("shows both versions to the second and loses neither", async () => {
    const { db } = app.services;
    const task = await db.selectFrom("task").select(["id", "projectId"]).where("templateTaskId", "=", "4.06").executeTakeFirstOrThrow();
    const url = `${app.origin}/projects/${task.projectId}/tasks/${task.id}`;
    const first = await signedIn("li.na@example.com");
    const second = await signedIn("wu.qiang@example.com");
    await first.goto(url);
    await second.goto(url);
    await untilAlive(second);
    // What somebody types is not replaced by what another saves meanwhile.
    await second.fill("input[name=name]", "Second");
    await first.fill("input[name=name]", "First");
    await first.fill("input[name=deliverable]", "Of the first");
    await first.getByRole("button", { name: "Save" }).click();
    await first.getByRole("status").filter({ hasText: /\S/, visible: true }).first().waitFor();
    await second.getByRole("button", { name: "Save" }).click();
    await second.getByRole("alert").waitFor();
    expect(await second.inputValue("input[name=name]")).toBe("Second");
    const comparison = second.getByRole("region", { name: "Two versions" });
    expect(await comparison.textContent()).toMatch(/What 李娜 Li Na saved.*First/);
    expect(await comparison.textContent()).not.toContain("Of the first");
    await second.getByRole("button", { name: "Save mine over it" }).click();
    await second.getByRole("heading", { level: 1, name: "Second" }).waitFor();
    expect(await second.inputValue("input[name=deliverable]")).toBe("Of the first");

    // What the first touches is another field, so nobody is in their way.
    await first.fill("input[name=deadline]", "2027-05-03");
    await first.getByRole("button", { name: "Save" }).click();
    await first.getByRole("heading", { level: 1, name: "Second" }).waitFor();
    expect(await first.inputValue("input[name=deadline]")).toBe("2027-05-03");
    expect(await first.getByRole("alert").count()).toBe(0);

    // Who has sent what they typed edits no more, although the field keeps the focus.
    const editing = first.getByText("Wu Qiang is editing this");
    await second.fill("textarea[name=body]", "Agreed.");
    await editing.waitFor();
    await second.press("textarea[name=body]", "Control+Enter");
    await editing.waitFor({ state: "detached" });
    await first.context().close();
    await second.context().close();
  });
});

describe("a task with a hostile name", () => {
  it("is shown as text on every page that names it", async () => {
    const { db } = app.services;
    const task = await db.selectFrom("task").select(["id", "projectId"]).where("templateTaskId", "=", "4.07").executeTakeFirstOrThrow();
    const page = await signedIn("li.na@example.com");
    const alarms: string[] = [];
    page.on("dialog", (dialog) => {
      alarms.push(dialog.message());
      void dialog.dismiss();
    });
    const project = `${app.origin}/projects/${task.projectId}`;
    await page.goto(`${project}/tasks/${task.id}`);
    const name = `<img src=x onerror=alert(1)><set attributeName=x onbegin=alert(2)></script><script>alert(3)</script>`;
    await page.fill("input[name=name]", name);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("status").filter({ hasText: /\S/, visible: true }).first().waitFor();
    for (const path of ["", "/plan", "/tasks?show=open", "/method/solution", `/tasks/${task.id}`]) {
      await page.goto(`${project}${path}`);
      await untilAlive(page);
      expect(await page.locator('img[src="x"]').count(), path).toBe(0);
    }
    expect(alarms).toEqual([]);
    await page.context().close();
  });
});

/** The page stays: nothing of it is loading any more, and focus is on it. */
async function stay(page: Page): Promise<void> {
  const button = page.getByRole("alert").getByRole("button", { name: "Stay here" });
  await button.click();
  await button.waitFor({ state: "hidden" });
  expect(await page.evaluate(() => globalThis.__remixRouter.state.navigation.state)).toBe("idle");
  await page.locator("main:focus").waitFor();
}

async function openSignIn(locale: string): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${app.origin}/sign-in`);
  await fillSignIn(page);
  return page;
}

async function fillSignIn(page: Page, email = "li.na@example.com"): Promise<void> {
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", app.demo.password ?? "");
}

async function signedIn(email: string): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${app.origin}/sign-in`);
  await fillSignIn(page, email);
  await page.click("main button[type=submit]");
  await page.waitForURL("**/projects");
  return page;
}

/** The text that a key for authenticators stands for (RFC 4648). */
function readBase32(typed: string): string {
  const bits = [...typed.replaceAll(/[\s=]/g, "")].map((sign) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"),
  );
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString("utf8");
}
