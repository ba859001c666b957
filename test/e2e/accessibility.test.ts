import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { insertInvitation } from "#db/queries/invitations.ts";
import { inspectPage } from "#test/support/inspect-page.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { signInOn } from "#test/support/sign-in-on.ts";
import { untilAlive } from "#test/support/until-alive.ts";

let app: RunningApp;
let browser: Browser;
let project = "";
let task = "";
let reader = "";
const invitationId = "01a20300-0000-7000-8000-000000000001";

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  const { db } = app.services;
  const demo = await db.selectFrom("project").select("id").executeTakeFirstOrThrow();
  const late = await db.selectFrom("task").select("id").where("templateTaskId", "=", "4.04").executeTakeFirstOrThrow();
  const guo = await db.selectFrom("appUser").select("id").where("email", "=", "guo.ping@example.com").executeTakeFirstOrThrow();
  const times = { createdAt: "2026-01-05T08:00:00.000Z", expiresAt: "2120-01-05T08:00:00.000Z", withdrawnAt: null };
  const open = { role: "consultant", invitedBy: null, acceptedAt: null, acceptedBy: null, ...times };
  await insertInvitation(db, { id: invitationId, projectId: demo.id, email: "somebody.new@example.com", ...open });
  project = `/projects/${demo.id}`;
  task = late.id;
  reader = guo.id;
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

// Between them, each page is seen in both languages, at both widths and in both themes.
const looks = [
  { language: "en", width: 1440, theme: "light" },
  { language: "zh", width: 390, theme: "dark" },
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
    const visit = async (address: string) => {
      await page.goto(new URL(address, app.origin).href);
      await untilAlive(page);
      expect(await page.getAttribute("html", "lang")).toBe(look.language === "zh" ? "zh-CN" : "en-GB");
      complaints.push(...(await inspectPage(page)));
    };
    for (const address of ["/sign-in", "/forgotten-password", app.services.invitationLinks.of(invitationId)]) await visit(address);
    // An owner who administers the instance, too: nobody sees more on a page.
    await signInOn(page, app, "wu.qiang@example.com");
    for (const address of pages()) await visit(address);
    expect(complaints).toEqual([]);
  }, 240_000);
});

function pages(): string[] {
  const account = ["/account", "/account/two-factor", "/account/tokens", "/account/calendar", "/notifications", "/notifications/settings"];
  const areas = ["", "/users", `/users/${reader}`, "/audit", "/mail", "/storage", "/jobs", "/version"];
  const projects = [
    "/projects",
    "/projects/new?users=100&sites=1&criticality=normal",
    "/projects/trash",
    "/projects/import",
    "/projects/import/sheet",
  ];
  const inside = ["", "/plan", `/plan/tasks/${task}`, "/tasks", `/tasks/${task}`, "/people", "/calendar", "/history", "/settings"];
  const seldom = ["/copy", "/save-template", "/trash", "/webhooks", "/export", "/import/sheet", "/method/training"];
  return [
    ...["/search", "/search?q=cutover", "/roles", "/developers"],
    ...account,
    ...areas.map((area) => `/administration${area}`),
    ...projects,
    ...[...inside, ...seldom].map((path) => `${project}${path}`),
  ];
}
