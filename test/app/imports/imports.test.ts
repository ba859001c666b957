import { gunzipSync } from "node:zlib";
import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { importLimits } from "#app/domain/interchange/import-limits.ts";
import { PlanCache } from "#app/http/plan-cache.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readReport } from "#app/imports/import-report.server.ts";
import { importProject } from "#app/imports/imports.server.ts";
import type { OfferedFile } from "#app/imports/offered-file.ts";
import { hashDatabase } from "#db/hash.ts";
import { readEvents } from "#db/queries/events.ts";
import { readPlan } from "#db/queries/plan.ts";
import { findPlanImport, readImportContent, readImportReport } from "#db/queries/plan-imports.ts";
import { findMembership, listMemberships } from "#db/queries/projects.ts";
import { findDescription } from "#db/queries/task-descriptions.ts";
import { addUser, callerOf, openContext } from "#test/support/context.ts";
import { forEachDatabase, testDatabases } from "#test/support/database.ts";
import { jsonFile, rolloutFile, unreadFile } from "./plan-files.ts";

const wishes = { name: "", timeZone: "Asia/Shanghai", currency: "CNY" };

async function imported(context: AppLoadContext, user: SignedInUser, file: OfferedFile, changes: Partial<typeof wishes> = {}) {
  const outcome = await importProject(callerOf(context, user), file, { ...wishes, ...changes });
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
}

describe("importProject", () => {
  const openSqlite = testDatabases("sqlite");
  const withContext = async <Value>(work: (context: AppLoadContext, user: SignedInUser) => Promise<Value>): Promise<Value> => {
    const context = await openContext(await openSqlite());
    return work(context, await addUser(context, "li.na@example.com"));
  };

  forEachDatabase((_dialect, openTest) => {
    it("makes a project that its importer owns, with the plan of the file", async () => {
      const context = await openContext(await openTest());
      const user = await addUser(context, "li.na@example.com");

      const { projectId, name } = await imported(context, user, rolloutFile());

      expect(name).toBe("CRM 上线");
      const project = await findMembership(context.db, projectId, user.id);
      expect(project).toMatchObject({
        name,
        role: "owner",
        timeZone: "Asia/Shanghai",
        currency: "CNY",
        startDay: "2026-01-05",
        templateKey: null,
      });
      const plan = await readPlan(context.db, projectId);
      expect(plan?.tasks.map((task) => task.name.text)).toEqual([
        "Prepare",
        "R&D interviews 调研",
        "Process map",
        "Cutover",
        "Load data",
        "Rehearse",
        "Go-live",
        "Switch servers",
      ]);
      expect(plan?.people.map((person) => person.name).sort()).toEqual(["Li Na", "王伟"]);
      const interviews = plan?.tasks[1];
      expect(plan?.people.find((person) => person.id === interviews?.ownerId)?.name).toBe("王伟");
      expect(await findDescription(context.db, projectId, interviews?.id ?? "")).toMatchObject({ body: "Ask for the price list." });
    });

    it("stores the plan whose dates the report compares", async () => {
      const context = await openContext(await openTest());
      const user = await addUser(context, "li.na@example.com");

      const { projectId, report } = await imported(context, user, rolloutFile());

      const { schedule } = await new PlanCache().read(context.db, projectId, 1);
      expect(report.moved.length).toBeGreaterThan(0);
      for (const { taskId, start, finish } of report.moved) {
        const task = schedule.task(schedule.indexOf(taskId));
        expect([task.start, task.finish]).toEqual([start?.to ?? task.start, finish?.to ?? task.finish]);
      }
    });

    it("keeps at hand the same plan that is read back", async () => {
      const context = await openContext(await openTest());
      const user = await addUser(context, "li.na@example.com");

      const { projectId } = await imported(context, user, rolloutFile());

      const atHand = await context.plans.read(context.db, projectId, 1);
      expect(await readPlan(context.db, projectId)).toEqual(atHand.plan);
    });

    it("keeps the file byte for byte, the report, and an entry in the log", async () => {
      const context = await openContext(await openTest());
      const user = await addUser(context, "li.na@example.com");
      const file = rolloutFile("C:\\plans\\上线 计划.xml");

      const { projectId, report } = await imported(context, user, file);

      const kept = await findPlanImport(context.db, projectId);
      expect(kept).toMatchObject({ fileName: "上线 计划.xml", byteSize: file.size });
      const content = gunzipSync(await readImportContent(context.db, kept?.id ?? ""));
      expect(content.equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
      expect(readReport(await readImportReport(context.db, kept?.id ?? ""))).toEqual(report);
      const [event] = await readEvents(context.db, projectId, 10);
      expect(event).toMatchObject({ command: "project.import", actorId: user.id, subjectId: projectId });
      expect(JSON.parse(event?.data ?? "")).toMatchObject({ file: "上线 计划.xml", tasks: 8, links: 4, moved: report.moved.length });
    });

    it("makes one project of a form that arrives twice at once", async () => {
      const context = await openContext(await openTest());
      const user = await addUser(context, "li.na@example.com");
      const formKey = { userId: user.id, key: "0123456789abcdef", requestHash: "same" };
      const send = () => importProject({ ...callerOf(context, user), formKey }, rolloutFile(), wishes);

      const [first, second] = await Promise.all([send(), send()]);

      expect(first.ok && second.ok && first.value.projectId === second.value.projectId).toBe(true);
      expect(await listMemberships(context.db, user.id)).toHaveLength(1);
    });

    it("reads the calendar back with the working time it was scheduled by, where exceptions overlap", async () => {
      const context = await openContext(await openTest());
      const user = await addUser(context, "li.na@example.com");
      // given a holiday told after a working Saturday before it, and covering the first days of both
      const calendar = {
        uid: 1,
        name: "Overlapping",
        parent: null,
        week: {},
        exceptions: [
          { from: "2026-01-10", to: "2026-01-11", name: "Make-up days", hours: [["08:00", "16:00"]] },
          { from: "2026-01-06", to: "2026-01-10", name: "Holiday", hours: null },
        ],
      };

      const { projectId, report } = await imported(context, user, jsonFile([{ uid: 1, durMin: 960 }], { calendars: [calendar] }));

      const { schedule } = await new PlanCache().read(context.db, projectId, 1);
      expect(schedule.finish).toBe("2026-01-11T16:00");
      expect(report.end.plan).toBe(schedule.finish);
    });

    it("stores nothing of a file that is refused", async () => {
      const open = await openTest();
      const context = await openContext(open);
      const user = await addUser(context, "li.na@example.com");
      const before = await hashDatabase(open);

      const loop = [
        { uid: 1, name: "Build", pred: [[2, "FS", 0, "d"]] },
        { uid: 2, name: "Test", pred: [[1, "FS", 0, "d"]] },
      ];
      const outcome = await importProject(callerOf(context, user), jsonFile(loop), wishes);

      expect(outcome).toMatchObject({ ok: false, problem: { code: "import.cycle" } });
      expect((await hashDatabase(open)).hash).toBe(before.hash);
    });

    it("takes a plan whose names and progress a database could not hold as they are", async () => {
      const context = await openContext(await openTest());
      const user = await addUser(context, "li.na@example.com");
      const file = jsonFile([{ uid: 1, name: "a\u0000b\ud800", pct: 33.3 }], { resources: [{ uid: 1, name: "\u0000" }] });

      const { projectId } = await imported(context, user, file, { name: "x\u0000y" });

      const plan = await readPlan(context.db, projectId);
      expect(plan?.tasks[0]).toMatchObject({ name: { text: "a b" }, progress: 33 });
      expect((await findMembership(context.db, projectId, user.id))?.name).toBe("x y");
    });
  });

  it.each([
    ["as typed", "Our rollout", "Our rollout"],
    ["of the file when none is typed", "", "Small plan"],
  ])("names the project %s", async (_case, typed, expected) => {
    const outcome = await withContext((context, user) => imported(context, user, jsonFile([{ uid: 1 }]), { name: typed }));

    expect(outcome.name).toBe(expected);
  });

  it("names the project after the file when nothing else does", async () => {
    const outcome = await withContext((context, user) =>
      imported(context, user, jsonFile([{ uid: 1 }], { file: null }, "Rollout 2026.v2.json")),
    );

    expect(outcome.name).toBe("Rollout 2026.v2");
  });

  it("does not read a file that is over the limit", async () => {
    const outcome = await withContext((context, user) =>
      importProject(callerOf(context, user), unreadFile(importLimits.bytes + 1), wishes),
    );

    expect(outcome).toMatchObject({ ok: false, problem: { code: "import.tooLarge", detail: { what: "bytes" } } });
  });

  it.each(["empty.xml", "empty.json"])("says that %s is empty", async (name) => {
    const outcome = await withContext((context, user) => importProject(callerOf(context, user), new File([], name), wishes));

    expect(outcome).toMatchObject({ ok: false, problem: { code: "import.empty" } });
  });

  it("schedules a task on its own calendar where the project's could not hold it", async () => {
    // given a project calendar that works one hour in all its days, and a task of two hours on a calendar of its own
    const none = { MON: [], TUE: [], WED: [], THU: [], FRI: [], SAT: [], SUN: [] };
    const oneHour = {
      uid: 1,
      name: "One hour",
      parent: null,
      week: none,
      exceptions: [{ from: "2026-01-05", to: "2026-01-05", hours: [["08:00", "09:00"]] }],
    };
    const file = jsonFile([{ uid: 1, name: "Load", durMin: 120, cal: 2 }], {
      calendars: [oneHour, { uid: 2, name: "Own", parent: null, week: {} }],
    });

    const outcome = await withContext((context, user) => importProject(callerOf(context, user), file, wishes));

    expect(outcome).toMatchObject({ ok: true, value: { report: { notUnderstood: [], end: { plan: "2026-01-05T10:00" } } } });
  });
});
