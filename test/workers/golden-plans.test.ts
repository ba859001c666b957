import { describe, expect, it } from "vitest";
import { importedNetwork } from "#app/domain/interchange/imported-network.ts";
import { scheduleNetwork } from "#app/domain/schedule/schedule-network.ts";
import { workOffset } from "#app/domain/time/calendar.ts";
import { parseCivilTime } from "#app/domain/time/day.ts";
import { readPlanJson } from "#app/workers/read-plan-json.ts";
import { readWholeSet, wholeSetAbsent } from "#test/golden/golden-project.ts";

interface StoredDates {
  readonly uid: number;
  readonly es: string | null;
  readonly ef: string | null;
  readonly ls: string | null;
  readonly lf: string | null;
}

describe("plans read from JSON and scheduled", () => {
  it.for([
    ["msproject-fs-122", 120, 83_135],
    ["msproject-links-45", 44, 560],
  ] as const)("agree with the early and late dates of %s", ([name, projects, tasks], { skip }) => {
    const lines = readWholeSet(name);
    skip(lines === null, wholeSetAbsent);
    const agreement = { projects: 0, tasks: 0 };

    for (const line of lines ?? []) {
      const wrong = countWrong(line);
      agreement.projects += wrong.tasks === 0 ? 1 : 0;
      agreement.tasks += wrong.of - wrong.tasks;
    }

    console.info(`${name}: ${agreement.projects} projects and ${agreement.tasks} tasks agree`);
    expect(agreement.projects).toBeGreaterThanOrEqual(projects);
    expect(agreement.tasks).toBeGreaterThanOrEqual(tasks);
  });
});

function countWrong(line: string): { readonly tasks: number; readonly of: number } {
  const plan = readPlanJson(line);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problem));
  const schedule = scheduleNetwork(importedNetwork(plan.value));
  if (!schedule.ok) throw new Error(schedule.problem.code);
  const stored: { tasks: StoredDates[] } = JSON.parse(line);
  // Working time of the project calendar, for the sets compare dates in it.
  const root = schedule.value.calendarOf(plan.value.tasks.findIndex((task) => task.parentId === null));
  const isSame = (theirs: string | null, ours: string) =>
    theirs === null || workOffset(root, parseCivilTime(theirs.slice(0, 16))!) === workOffset(root, parseCivilTime(ours)!);
  const wrong = stored.tasks.filter(({ uid, es, ef, ls, lf }) => {
    const task = schedule.value.task(schedule.value.indexOf(String(uid)));
    return !(isSame(es, task.earlyStart) && isSame(ef, task.earlyFinish) && isSame(ls, task.lateStart) && isSame(lf, task.lateFinish));
  });
  return { tasks: wrong.length, of: stored.tasks.length };
}
