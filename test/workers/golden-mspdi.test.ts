import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { compareImported } from "#app/domain/interchange/compare-imported.ts";
import { importedNetwork } from "#app/domain/interchange/imported-network.ts";
import { planFromImported } from "#app/domain/interchange/plan-from-imported.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { writePlanBytes } from "#app/workers/write-plan-bytes.ts";
import type { ImportedPlan, ImportNote } from "#app/domain/interchange/imported-plan.ts";
import { readExceptions } from "#app/domain/interchange/mspdi-exceptions.ts";
import { child, children, text } from "#app/domain/interchange/xml-element.ts";
import type { XmlElement } from "#app/domain/interchange/xml-element.ts";
import { scheduleNetwork } from "#app/domain/schedule/schedule-network.ts";
import { parseDay } from "#app/domain/time/day.ts";
import { XMLParser } from "fast-xml-parser";
import { readMspdi } from "#app/workers/read-mspdi.ts";
import { goldenFolder, wholeSetAbsent } from "#test/golden/golden-project.ts";

const folder = path.join(goldenFolder, "mspdi");

describe("files written by Microsoft Project", () => {
  beforeEach(({ skip }) => skip(!existsSync(folder), wholeSetAbsent));

  it.each(["task-links.xml", "task-baselines.xml"])("agrees with all dates of %s", (name) => {
    const plan = readGolden(name);

    const report = reportOf(plan);

    console.info(`${name}: ${report.agreed} of ${report.compared} tasks agree`);
    expect(report.compared).toBeGreaterThan(10);
    expect(report.moved).toEqual([]);
  });

  it("places the linked tasks of task-links.xml where Microsoft Project put them when it schedules them itself", () => {
    const plan = readGolden("task-links.xml");
    const automatic = { ...plan, tasks: plan.tasks.map((task) => ({ ...task, manualStart: null, manualFinish: null })) };

    const report = reportOf(automatic);

    expect(report.moved).toEqual([]);
  });

  it.each(["task-links.xml", "task-baselines.xml", "calendar-recurring-exceptions.xml"])(
    "come out as %s went in: read again, no date, link, constraint or calendar is another",
    async (name) => {
      const { plan: first } = planFromImported(readGolden(name), "p");
      const written = await writePlanBytes(first, { format: "mspdi", language: "en", name, currency: "CNY" });
      const read = readMspdi(written);
      if (!read.ok) throw new Error(read.problem.code);
      const { plan: again } = planFromImported(read.value, "p");

      expect(reportOf(read.value).moved).toEqual([]);
      expect(datesOf(again)).toEqual(datesOf(first));
      expect(factsOf(again)).toEqual(factsOf(first));
    },
  );

  it("expands every recurring exception to the days Microsoft Project lists beside the rule", () => {
    const project = parseTree(readFileSync(path.join(folder, "calendar-recurring-exceptions.xml"), "utf8"));
    const calendars = children(child(child(project, "Project")!, "Calendars")!, "Calendar");
    const calendar = calendars.find((element) => child(element, "Exceptions") !== null)!;
    const { Exceptions: rules, ...listed } = calendar;
    const range = { from: parseDay("1999-01-01")!, to: parseDay("2011-12-31")! };
    const notes: ImportNote[] = [];

    const expanded = readExceptions({ Exceptions: rules }, "Standard", range, notes);
    const expected = readExceptions(listed, "Standard", range, notes);

    expect(text(calendar, "Name")).toBe("Standard");
    expect(notes).toEqual([]);
    expect(dayList(expanded)).toEqual(dayList(expected));
    expect(dayList(expanded).length).toBeGreaterThan(120);
  });

  it("says what a file of another program is", () => {
    const result = readMspdi(readFileSync(path.join(folder, "twenty-four-hour-calendar.xml")));

    expect(result).toEqual({ ok: false, problem: { code: "import.notMspdi", detail: { root: "APIBusinessObjects" } } });
  });
});

function datesOf(plan: Plan) {
  const schedule = schedulePlan(plan);
  if (!schedule.ok) throw new Error(schedule.problem.code);
  return plan.tasks.map(({ name }, index) => [name.text, schedule.value.task(index).start, schedule.value.task(index).finish]);
}

/** What a plan says whatever its ids are. */
function factsOf({ tasks, links, calendar }: Plan) {
  const number = new Map(tasks.map((task) => [task.id, task.number]));
  return {
    tasks: tasks.map(({ durationMinutes, progress, constraint, constraintAt, deadline }) => [
      durationMinutes,
      progress,
      constraint,
      constraintAt,
      deadline,
    ]),
    links: links
      .map((link) => [number.get(link.predecessorId), number.get(link.successorId), link.type, link.lag, link.lagUnit].join())
      .sort(),
    calendar,
  };
}

function readGolden(name: string): ImportedPlan {
  const result = readMspdi(readFileSync(path.join(folder, name)));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function reportOf(plan: ImportedPlan) {
  const schedule = scheduleNetwork(importedNetwork(plan));
  if (!schedule.ok) throw new Error(schedule.problem.code);
  return compareImported(plan, schedule.value);
}

function parseTree(xml: string): XmlElement {
  return new XMLParser({ parseTagValue: false, ignoreAttributes: true }).parse(xml);
}

function dayList(exceptions: ReturnType<typeof readExceptions>): string[] {
  const days = exceptions.flatMap(({ from, to, intervals }) => {
    const list: string[] = [];
    for (let day = parseDay(from)!; day <= parseDay(to)!; day++) list.push(`${day} ${JSON.stringify(intervals)}`);
    return list;
  });
  return [...new Set(days)].sort();
}
