import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { insertAttachment } from "#db/queries/attachments.ts";
import { insertComment } from "#db/queries/comments.ts";
import { insertInvitation } from "#db/queries/invitations.ts";
import { writeDescription } from "#db/queries/task-descriptions.ts";
import { beginRound } from "#test/support/begin-round.ts";
import { inspectPage } from "#test/support/inspect-page.ts";
import { runApp, type RunningApp } from "#test/support/running-app.ts";
import { signInOn } from "#test/support/sign-in-on.ts";
import { untilAlive } from "#test/support/until-alive.ts";

let app: RunningApp;
let browser: Browser;
let project = "";
let task = "";
let gate = "";
let criterion = "";
let requirement = "";
let group = "";
let person = "";
let vendor = "";
let demo = "";
let reference = { id: "", vendorId: "" };
let reader = "";
const invitationId = "01a20300-0000-7000-8000-000000000001";

beforeAll(async () => {
  app = await runApp();
  browser = await launchChromium();
  const { db } = app.services;
  const { id: projectId } = await db.selectFrom("project").select("id").executeTakeFirstOrThrow();
  const late = await db.selectFrom("task").select("id").where("templateTaskId", "=", "4.04").executeTakeFirstOrThrow();
  const guo = await db.selectFrom("appUser").select("id").where("email", "=", "guo.ping@example.com").executeTakeFirstOrThrow();
  const times = { createdAt: "2026-01-05T08:00:00.000Z", expiresAt: "2120-01-05T08:00:00.000Z", withdrawnAt: null };
  const open = { role: "consultant", invitedBy: null, acceptedAt: null, acceptedBy: null, ...times };
  await insertInvitation(db, { id: invitationId, projectId, email: "somebody.new@example.com", ...open });
  project = `/projects/${projectId}`;
  task = late.id;
  gate = (await db.selectFrom("task").select("id").where("templateTaskId", "=", "3.22").executeTakeFirstOrThrow()).id;
  person = (await db.selectFrom("person").select("id").orderBy("id").executeTakeFirstOrThrow()).id;
  reader = guo.id;
  const ready = (id: string) => db.selectFrom("evaluationCriterion").select("id").where("libraryId", "=", id).executeTakeFirstOrThrow();
  criterion = (await ready("C01")).id;
  requirement = (await db.selectFrom("requirement").select("id").orderBy("number").executeTakeFirstOrThrow()).id;
  group = (await ready("keyPoints")).id;
  await beginRound(app, projectId);
  vendor = (await db.selectFrom("vendor").select("id").where("stage", "=", "short").executeTakeFirstOrThrow()).id;
  demo = (await db.selectFrom("vendorDemo").select("id").orderBy("startsAt").executeTakeFirstOrThrow()).id;
  reference = await db.selectFrom("vendorReference").select(["id", "vendorId"]).orderBy("id").executeTakeFirstOrThrow();
  await writeLongWords(projectId);
});

/** What people write need not have a place where a line could break. */
async function writeLongWords(projectId: string): Promise<void> {
  const { db } = app.services;
  const [word, at] = ["w".repeat(180), "2026-01-05T08:00:00.000Z"];
  const place = { projectId, taskId: task };
  const there = { createdAt: at, removedAt: null, removedBy: null, version: 1 };
  const body = [word, "```", word, "```", `| ${word} | b |`, "| - | - |", "| c | d |"].join("\n");
  await writeDescription(db, 0, { ...place, body, editedBy: reader, editedAt: at });
  await insertComment(db, { id: "01a20300-0000-7000-8000-000000000002", ...place, ...there, authorId: reader, body, editedAt: null });
  const file = { commentId: null, name: `${word}.txt`, byteSize: 1, contentType: "text/plain", imageWidth: null, imageHeight: null };
  const id = "01a20300-0000-7000-8000-000000000003";
  await insertAttachment(db, { id, ...place, ...there, ...file, sha256: "0".repeat(64), uploadedBy: reader }, new Uint8Array([1]));
}

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
  const inside = [
    "",
    "/plan",
    `/plan/tasks/${task}`,
    "/tasks",
    "/board",
    "/board?by=owner&show=open",
    `/board?move=${task}`,
    "/agenda",
    `/agenda?week=now&move=${task}`,
    `/tasks/${task}`,
    `/tasks/${task}/reasons`,
    "/gates",
    "/vendors",
    "/vendors/demonstrations",
    `/vendors/demonstrations/${demo}`,
    `/vendors/${reference.vendorId}`,
    `/vendors/${reference.vendorId}/references`,
    `/vendors/${reference.vendorId}/references/${reference.id}`,
    "/scoring",
    `/scoring/${vendor}`,
    "/evaluation/scores",
    `/gates/${gate}`,
    "/decision",
    "/decision?verify=1",
    "/decision/pack",
    "/requirements",
    `/requirements/${requirement}`,
    "/requirements/fit",
    "/requirements/import",
    "/scorecard/requirements",
    "/scorecard",
    `/scorecard/criteria/${criterion}`,
    "/evaluation",
    "/scorecard/weights/top",
    `/scorecard/weights/${group}`,
    "/baselines",
    "/branches",
    "/method",
    "/value",
    "/costs",
    "/time",
    "/people",
    `/people/${person}`,
    "/workload",
    "/calendar",
    "/history",
    "/settings",
    "/fields",
  ];
  const seldom = [
    "/replan",
    "/costs/import",
    "/time/import",
    "/copy",
    "/save-template",
    "/trash",
    "/forecast",
    "/levelling",
    "/levelling?propose=yes",
    "/webhooks",
    "/export",
    "/export/chart",
    "/reports",
    "/scorecard/weights",
    "/scorecard/method",
    "/import/sheet",
    "/method/training",
  ];
  return [
    ...["/my-work", "/workload", "/search", "/search?q=cutover", "/roles", "/developers"],
    ...account,
    ...areas.map((area) => `/administration${area}`),
    ...projects,
    ...[...inside, ...seldom].map((path) => `${project}${path}`),
  ];
}
