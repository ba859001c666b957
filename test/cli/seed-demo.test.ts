import { expect, it } from "vitest";

import { dbhashCommand } from "#app/cli/dbhash.ts";
import { withDatabase } from "#app/cli/instance.ts";
import { seedCommand } from "#app/cli/seed.ts";
import { branchPlan } from "#app/domain/branch/branch-plan.ts";
import { taskChanges } from "#app/domain/branch/branch-changes.ts";
import { carryOut } from "#app/domain/plan/apply.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { listBranchCommands, listBranches, readBranchBase } from "#db/queries/branches.ts";
import { findStandingDecision, listSignatures } from "#db/queries/decisions.ts";
import { verifyEvaluation } from "#db/queries/evaluation-integrity.ts";
import { readPlan } from "#db/queries/plan.ts";
import { findCurrentRound } from "#db/queries/rounds.ts";
import { listReports, listSections } from "#db/queries/status-reports.ts";
import { temporaryFolder } from "#test/support/database.ts";
import { newInstance } from "#test/support/instance.ts";

const folder = temporaryFolder();

it.each(["sqlite", "postgres"] as const)(
  "the demo has a report that was sent last week, the draft of the next one, and a what-if, on %s",
  async (dialect) => {
    const instance = await newInstance(dialect, folder);
    expect((await instance.run(seedCommand, "--profile", "demo", "--seed", "7")).status).toBe(0);

    await withDatabase(instance.env, async ({ db }) => {
      const { id } = await db.selectFrom("project").select("id").executeTakeFirstOrThrow();
      const reports = await listReports(db, id, true);
      const [first] = reports.filter(({ sentAt }) => sentAt !== null);
      expect(reports.map(({ number, language, sentAt }) => [number, language, sentAt !== null])).toEqual([
        [4, "en", false],
        [3, "zh", false],
        [2, "en", true],
        [1, "zh", true],
      ]);
      const drafts = reports.filter(({ sentAt }) => sentAt === null);
      for (const draft of drafts) expect(draft.periodFrom > (first?.periodTo ?? "")).toBe(true);
      for (const report of reports) {
        const sections = await listSections(db, report.id);
        const summary = sections.find(({ section }) => section === "summary")?.body ?? "";
        expect(/[\u4e00-\u9fff]/.test(summary)).toBe(report.language === "zh");
        expect(sections.filter(({ body }) => body === "")).toEqual([]);
      }

      const plan = await readPlan(db, id);
      const [branch] = await listBranches(db, id);
      if (!plan || !branch) throw new Error("The demo has no what-if");
      const base = await readBranchBase(db, branch.id);
      let state = { ...plan, ...base };
      for (const command of await listBranchCommands(db, branch.id, 0, branch.changes)) {
        const done = carryOut(state, command);
        if (!done.ok) throw new Error(done.problem.code);
        state = { ...state, ...done.value.plan };
      }
      expect(taskChanges(plan, state)).toHaveLength(3);
      const [live, whatIf] = [schedulePlan(plan), schedulePlan(branchPlan(plan, state, branch.changes, {}))];
      if (!live.ok || !whatIf.ok) throw new Error("The what-if has no dates");
      const moved = plan.tasks.filter((_task, index) => live.value.finishMinutes[index] !== whatIf.value.finishMinutes[index]);
      expect(moved.length).toBeGreaterThan(3);
    });
  },
  60_000,
);

it("the demo of one number is the same every time", async () => {
  const [one, other] = [await newInstance("sqlite", folder), await newInstance("sqlite", folder)];
  const hashes = [];
  for (const instance of [one, other]) {
    await instance.run(seedCommand, "--profile", "demo", "--seed", "7");
    hashes.push((await instance.run(dbhashCommand)).printed);
  }
  // The password is made by the number, too.
  expect(hashes[0]).toBe(hashes[1]);
}, 60_000);

it.each(["sqlite", "postgres"] as const)(
  "the demo's committee has signed a decision that every record bears out, on %s",
  async (dialect) => {
    const instance = await newInstance(dialect, folder);
    expect((await instance.run(seedCommand, "--profile", "demo")).status).toBe(0);

    await withDatabase(instance.env, async ({ db }) => {
      const { id } = await db.selectFrom("project").select("id").executeTakeFirstOrThrow();
      const check = await verifyEvaluation(db, id, { withSealed: true });
      expect(check.breaches).toEqual([]);
      expect(check.rows).toBeGreaterThan(500);
      const round = await findCurrentRound(db, id);
      expect(round?.state).toBe("decided");
      expect(await findStandingDecision(db, round?.id ?? "")).toMatchObject({ number: 1, vendorName: "云帆软件 Yunfan" });
      expect((await listSignatures(db, id)).map(({ stance }) => stance)).toEqual(["for", "for", "for", "against", "for", "for"]);
    });
  },
  60_000,
);
