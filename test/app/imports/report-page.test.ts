import { describe, expect, it } from "vitest";
import { importLimits } from "#app/domain/interchange/import-limits.ts";
import type { MoveReason } from "#app/domain/interchange/move-reason.ts";
import type { PlanNote } from "#app/domain/interchange/plan-losses.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { attachment } from "#app/http/download.ts";
import { describeMoves } from "#app/imports/describe-moves.ts";
import { describeNotes } from "#app/imports/describe-notes.ts";
import { downloadOriginal, downloadReport, readReportPage } from "#app/imports/import-page.server.ts";
import { importProject } from "#app/imports/imports.server.ts";
import { addProject, addUser, callerOf, openContext, projectCallerOf } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";
import { jsonFile, rolloutFile } from "./plan-files.ts";

const openTest = testDatabases("sqlite");
const readerOf = (locale: Locale) =>
  ({ locale, theme: "system", timeZone: "Asia/Shanghai", i18n: serverI18n(locale), t: serverI18n(locale).t }) as const;

async function importedBy(file: File) {
  const context = await openContext(await openTest(), { now: () => "2026-03-31T20:00:00.000Z" });
  const user = await addUser(context, "li.na@example.com");
  const outcome = await importProject(callerOf(context, user), file, { name: "", timeZone: "UTC", currency: "CNY" });
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return { caller: await projectCallerOf(context, user, outcome.value.projectId), context, user };
}

describe("the report on an import", () => {
  it("tells what was read and what moved, with the file's dates, the plan's and the reason", async () => {
    const { caller } = await importedBy(rolloutFile());

    const page = await readReportPage(caller, readerOf("en"));

    expect(page.lead).toBe("Made from crm-rollout.xml (6.8 kB) on 1 Apr 2026, 04:00.");
    expect(page.isUnmoved).toBe(false);
    expect(page.verdict).toBe("3 of 8 tasks have other dates than in the file.");
    expect(page.counts.map(({ value }) => value)).toEqual(["2", "5", "1", "4", "2", "2"]);
    expect(page.calendar).toBe("Standard, 2 exceptions");
    expect(page.people).toBe("People: Li Na, 王伟");
    expect(page.moves.rows.at(-1)).toMatchObject({
      uid: "24",
      name: "Switch servers",
      start: { from: "12 Jan 2026 20:00", to: "5 Jan 2026 21:00" },
      finish: { from: "13 Jan 2026 00:00", to: "6 Jan 2026 09:00" },
      why: "In the file, levelling delays it.",
    });
    expect(page.moves.rows[0]).toMatchObject({ name: "Cutover", start: null, why: "A task in it moved: Go-live." });
  });

  it("tells a plan in which nothing moved as a success, in the reader's language", async () => {
    const { caller } = await importedBy(
      jsonFile([
        { uid: 1, start: "2026-01-05T08:00", finish: "2026-01-05T17:00" },
        { uid: 2, start: "2026-01-06T08:00", finish: "2026-01-06T17:00", pred: [[1, "FS", 0, "d"]] },
      ]),
    );

    const english = await readReportPage(caller, readerOf("en"));
    const chinese = await readReportPage(caller, readerOf("zh"));

    expect(english).toMatchObject({ isUnmoved: true, notes: [], moves: { rows: [], more: null } });
    expect(english.verdict).toBe("Nothing moved. All 2 tasks with dates in the file stand where the file has them.");
    expect(english.end).toBe("The plan ends on Tue, 6 Jan 2026, as in the file.");
    expect(chinese.verdict).toBe("没有任何变动。文件中有日期的 2 项任务全部与文件一致。");
  });

  it("claims no success for a file without dates", async () => {
    const { caller } = await importedBy(jsonFile([{ uid: 1 }]));

    expect(await readReportPage(caller, readerOf("en"))).toMatchObject({
      isUnmoved: false,
      verdict: "The file holds no dates to compare with.",
      end: null,
    });
  });

  it("is not there for a project that was not imported", async () => {
    const context = await openContext(await openTest());
    const user = await addUser(context, "li.na@example.com");
    const caller = await projectCallerOf(context, user, await addProject(context, user));

    for (const read of [() => readReportPage(caller, readerOf("en")), () => downloadOriginal(caller), () => downloadReport(asking(caller))])
      await expect(read()).rejects.toMatchObject({ status: 404 });
  });

  it("gives the file back as it came, and the whole report", async () => {
    const file = rolloutFile("上线'计划.xml");
    const { caller } = await importedBy(file);

    const original = await downloadOriginal(caller);
    const report = await downloadReport(asking(caller));

    expect(Buffer.from(await original.arrayBuffer()).equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
    expect(original.headers.get("Content-Type")).toBe("application/octet-stream");
    expect(await report.json()).toMatchObject({ file: "上线'计划.xml", bytes: file.size, compared: 8, agreed: 5, moved: [{}, {}, {}] });
    expect(report.headers.get("Content-Disposition")).toContain("-report.json");
  });

  it("tells every difference from the file in a table, each with its reason", async () => {
    const { caller } = await importedBy(rolloutFile("plan.xml"));

    const answer = await downloadReport(asking(caller, "?format=csv"));

    const lines = (await answer.text()).trim().split("\n");
    expect(answer.headers.get("Content-Disposition")).toContain("differences.csv");
    expect(lines[0]).toContain("Start in the file,Start in the plan");
    expect(lines.filter((line) => line.includes(",Moved,"))).toHaveLength(3);
    expect(lines.slice(1).every((line) => !line.endsWith(","))).toBe(true);
    await expect(downloadReport(asking(caller, "?format=pdf"))).rejects.toMatchObject({ status: 404 });
  });
});

describe("an attachment", () => {
  it.each([
    ["plan.xml", `filename="plan.xml"; filename*=UTF-8''plan.xml`],
    ["上线 (1).xml", `filename="__ (1).xml"; filename*=UTF-8''%E4%B8%8A%E7%BA%BF%20%281%29.xml`],
    [`a"b\\c\r\nX: y.xml`, `filename="a_b_c__X: y.xml"; filename*=UTF-8''a%22b%5Cc%0D%0AX%3A%20y.xml`],
  ])("named %j is saved under its name", (name, expected) => {
    expect(attachment("", name, "text/plain").headers.get("Content-Disposition")).toBe(`attachment; ${expected}`);
  });

  it("can neither run nor be taken for another type", () => {
    const { headers } = attachment("<script>alert(1)</script>", "x.html", "application/octet-stream");

    expect(headers.get("Content-Security-Policy")).toMatch(/^sandbox;/);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  });
});

/** Every kind of loss with what the readers say of it. */
const losses: Readonly<Record<PlanNote["code"], PlanNote["parameters"]>> = {
  "import.note.assignmentUnknown": { count: 2 },
  "import.note.baselines": { count: 2 },
  "import.note.calendarMissing": { calendar: "C" },
  "import.note.calendarTimes": { calendar: "C", times: "T" },
  "import.note.constraintDateMissing": { constraint: "SNET" },
  "import.note.constraintUnknown": { constraint: 12 },
  "import.note.criticalSlack": { minutes: 960 },
  "import.note.duplicateLink": { predecessor: "7" },
  "import.note.durationMissing": { minutes: 480 },
  "import.note.elapsedPercentLag": { predecessor: "7" },
  "import.note.exceptionOutside": { calendar: "C", exception: "E" },
  "import.note.exceptionUnknown": { calendar: "C", exception: "E" },
  "import.note.fieldDropped": { field: "Cost1" },
  "import.note.fieldValue": { field: "Signed", text: "soon" },
  "import.note.externalLink": { project: "P" },
  "import.note.externalTask": {},
  "import.note.gateUndecided": {},
  "import.note.inactiveLink": { other: "O" },
  "import.note.inactiveTask": {},
  "import.note.levellingDelay": { minutes: 90 },
  "import.note.linkUnknown": { predecessor: "7" },
  "import.note.manualPhase": {},
  "import.note.manualWithoutDates": {},
  "import.note.materials": { count: 2 },
  "import.note.milestoneDuration": { minutes: 60 },
  "import.note.moreAssignees": { owner: "A", others: "B" },
  "import.note.nameCut": { name: "N", limit: 300 },
  "import.note.deliverableCut": { name: "D", limit: 300 },
  "import.note.partTime": { count: 2 },
  "import.note.progress": { percent: 33.3 },
  "import.note.projectStartMissing": { start: "2026-01-05T08:00" },
  "import.note.recurringTask": {},
  "import.note.resourceCalendar": { person: "P" },
  "import.note.scheduleFromFinish": {},
  "import.note.splitTask": {},
  "import.note.startTime": { start: "2026-01-05T08:00", count: 2 },
  "import.note.subproject": { file: "F" },
  "import.note.taskCalendar": { calendar: "C" },
  "import.note.textCut": { longest: 20_000, items: 200, longestItem: 500, characters: 30_000, lines: 3 },
  "import.note.timeZone": {},
  "import.note.workUnknown": {},
};
const codes = Object.keys(losses) as PlanNote["code"][];
const reasons: Readonly<Record<MoveReason, true>> = {
  levellingDelay: true,
  taskCalendar: true,
  splitTask: true,
  externalLink: true,
  resourceCalendar: true,
  workPattern: true,
  manualPhase: true,
  phaseFollowsTask: true,
  followsPredecessor: true,
  startedWork: true,
  unknown: true,
};

describe.each(["en", "zh"] as const)("the words of the report in %s", (locale) => {
  const describeOne = (code: PlanNote["code"]) =>
    describeNotes([{ code, taskName: "T", uid: "1", parameters: losses[code] }], readerOf(locale))[0];

  it.each(codes)("say what %s is and what becomes of it", (code) => {
    const group = describeOne(code);

    for (const words of [group?.title, group?.text]) expect(words).toMatch(locale === "en" ? /^[A-Z][^{]{5,}$/ : /\p{Script=Han}{2}/u);
    expect(group?.title).not.toContain(code.replace("import.note.", ""));
    const detail = group?.rows[0]?.detail ?? "";
    expect(detail).not.toContain("{{");
    expect(detail === "").toBe(Object.keys(losses[code]).length === 0);
  });

  it.each(Object.keys(reasons))("say why a task moved: %s", (reason) => {
    const move = { taskId: "1", uid: "1", taskName: "T", reason, because: "the reason's name" };

    const why = describeMoves([move], readerOf(locale)).rows[0]?.why ?? "";

    expect(why).toMatch(locale === "en" ? /^[A-Z].*\.$/ : /。$/);
    expect(why).not.toContain("{{");
    const named = ["taskCalendar", "resourceCalendar", "phaseFollowsTask", "followsPredecessor"].includes(reason);
    expect(why.includes("the reason's name")).toBe(named);
  });
});

describe("a long report", () => {
  const many = (count: number, code: string) =>
    Array.from({ length: count }, (_, index) => ({ code, taskName: `T${index}`, uid: String(index), parameters: {} }));

  it("shows the first 200 tasks of each kind, with all counted, the most frequent kind first", () => {
    const notes = [...many(3, "import.note.splitTask"), ...many(1234, "import.note.inactiveTask")];

    const groups = describeNotes(notes, readerOf("en"));

    expect(groups.map(({ title, rows, hasMore, show }) => [title, rows.length, hasMore, show])).toEqual([
      ["Inactive tasks (1,234)", 200, true, "Show the first 200 of 1,234 tasks"],
      ["Split tasks (3)", 3, false, null],
    ]);
  });

  it("shows the first 200 moves and says how many there are", () => {
    const moves = many(importLimits.tasks, "").map(({ uid, taskName }) => ({
      taskId: uid,
      uid,
      taskName,
      reason: "unknown",
      because: null,
    }));

    const { rows, more } = describeMoves(moves, readerOf("zh"));

    expect(rows).toHaveLength(200);
    expect(more).toContain("100,000");
  });

  it("still tells a kind of loss and a reason that it has no words for", () => {
    expect(describeNotes(many(1, "import.note.fromLater"), readerOf("en"))).toMatchObject([{ title: "fromLater", text: "" }]);
    const move = { taskId: "1", uid: "1", taskName: "T", reason: "fromLater", because: null };
    expect(describeMoves([move], readerOf("en")).rows[0]?.why).toContain("gives no reason");
  });
});

function asking(caller: Parameters<typeof downloadOriginal>[0], search = "") {
  return { ...caller, request: new Request(`http://localhost:3000/projects/p/import/report${search}`) };
}
