import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { insertInvitation } from "#db/queries/invitations.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { untilAlive } from "#test/support/until-alive.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let app: RunningApp;
let browser: Browser;
let project = "";
let task = "";
const invitationId = "01a20300-0000-7000-8000-000000000001";

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  const { db } = app.services;
  const demo = await db.selectFrom("project").select("id").executeTakeFirstOrThrow();
  const late = await db.selectFrom("task").select("id").where("templateTaskId", "=", "4.04").executeTakeFirstOrThrow();
  const times = { createdAt: "2026-01-05T08:00:00.000Z", expiresAt: "2120-01-05T08:00:00.000Z", withdrawnAt: null };
  const open = { role: "consultant", invitedBy: null, acceptedAt: null, acceptedBy: null, ...times };
  await insertInvitation(db, { id: invitationId, projectId: demo.id, email: "somebody.new@example.com", ...open });
  project = `/projects/${demo.id}`;
  task = `${project}/tasks/${late.id}`;
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

const looks = [
  { language: "en", width: 1440, theme: "light" },
  { language: "zh", width: 390, theme: "dark" },
  { language: "zh", width: 1440, theme: "light" },
  { language: "en", width: 390, theme: "dark" },
] as const;

describe.each(looks)("pages in $language at $width px, $theme", (look) => {
  let context: BrowserContext;

  beforeAll(async () => {
    context = await browser.newContext({
      viewport: { width: look.width, height: 900 },
      locale: look.language === "zh" ? "zh-CN" : "en-GB",
      colorScheme: look.theme,
    });
  });

  afterAll(() => context.close());

  it("show nothing that axe, the content security policy or the width of the screen complains of", async () => {
    const complaints: string[] = [];
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`${page.url()}: console: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
    await page.goto(`${app.origin}/sign-in`);
    complaints.push(...(await inspect(page, look.width)));
    await page.goto(app.services.invitationLinks.of(invitationId));
    complaints.push(...(await inspect(page, look.width)));
    await page.goto(`${app.origin}/sign-in`);
    await signIn(page, "wu.qiang@example.com");
    await page.goto(`${app.origin}${project}/people`);
    await untilAlive(page);
    complaints.push(...(await inspect(page, look.width)));
    await context.clearCookies();
    await page.goto(`${app.origin}/sign-in`);
    await signIn(page, "li.na@example.com");
    for (const path of pages()) {
      await page.goto(`${app.origin}${path}`);
      await untilAlive(page);
      expect(await page.getAttribute("html", "lang")).toBe(look.language === "zh" ? "zh-CN" : "en-GB");
      complaints.push(...(await inspect(page, look.width)));
    }
    expect(complaints).toEqual([]);
  });
});

function pages(): string[] {
  const inside = ["", "/plan", "/tasks", "/people", "/calendar", "/history", "/settings", "/method/training"];
  return [
    "/projects",
    "/projects/new?users=100&sites=1&criticality=normal",
    "/projects/import",
    "/search",
    "/search?q=cutover",
    "/account",
    task,
    ...inside.map((path) => `${project}${path}`),
  ];
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", app.demo.password ?? "");
  await page.click("main button[type=submit]");
  await page.waitForURL("**/projects");
}

async function inspect(page: Page, width: number): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations: found } = await axe.run({ runOnly: { type: "tag", values: tags } });
    return found.map(
      (violation) =>
        `${violation.id}: ${violation.nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(" | ")}`,
    );
  });
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  const overflow = scrollWidth > width ? [`${scrollWidth} px wide`] : [];
  return [...violations, ...overflow].map((complaint) => `${new URL(page.url()).pathname}: ${complaint}`);
}
