import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { demoBaselines, demoCompany, demoPeople, demoProject, demoUnresolvedRoles } from "#db/seed/demo/company.ts";
import { demoDecider, demoGates } from "#db/seed/demo/gates.ts";
import { demoState } from "#db/seed/demo/progress.ts";
import { projectRoles, roleMay } from "#app/domain/access/permissions.ts";
import type { Day } from "#app/domain/time/day.ts";
import { addDays, daysBetween, parseDay, weekday } from "#app/domain/time/day.ts";
import { criteriaOf } from "#app/domain/template/gate-criterion.ts";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { loadTemplates } from "#app/content/templates.server.ts";
import { contentDirectory } from "#test/content/content-directory.ts";
import { expectBothLanguages } from "#test/content/languages.ts";

const { templates } = await loadTemplates(contentDirectory);
const { gateCriteria } = await loadMethodology(contentDirectory);
const template = templates[demoProject.template];
const isWeekday = (day: Day): boolean => weekday(parseDay(day) ?? 0) < 5;

describe("the company of the demonstration", () => {
  it("is described in both languages", () => {
    const texts = [
      demoCompany.name,
      demoCompany.description,
      ...demoCompany.findings,
      demoProject.name,
      demoProject.description,
      ...demoBaselines.map((baseline) => baseline.name),
    ];
    for (const text of [...texts, ...demoPeople.flatMap((person) => [person.name, person.job])]) expectBothLanguages(text, text.en);
  });

  it("fills every role of its template, but those said to be open", () => {
    const needed = new Set(template.tasks.flatMap((task) => task.role ?? []));
    const filled = demoPeople.flatMap((person) => person.roles);
    const open = [...needed].filter((role) => !filled.includes(role)).sort();
    expect(open).toEqual([...demoUnresolvedRoles]);
    expect(new Set(filled).size).toBe(filled.length);
  });

  it("has an account for each kind of member, and people without one", () => {
    const accounts = new Set(demoPeople.map((person) => person.account));
    for (const role of projectRoles) expect(accounts).toContain(role);
    expect(accounts).toContain(null);
  });

  it("writes to nobody real", () => {
    for (const person of demoPeople) expect(person.email).toMatch(/^[a-z.]+@example\.com$/);
    expect(new Set(demoPeople.map((person) => person.email)).size).toBe(demoPeople.length);
  });
});

describe("the gates of the demonstration", () => {
  it("are those that lie behind, each with all that it asks for signed, waived, computed or under a condition", () => {
    const done = new Set(demoState(template, "2026-06-17", isWeekday).done.map(({ taskId }) => taskId));
    const behind = template.tasks.filter(({ id, type }) => type === "gate" && done.has(id)).map(({ id }) => id);
    expect(demoGates.map(({ taskId }) => taskId)).toEqual(behind);
    for (const { taskId, signatures, waivers, conditions } of demoGates) {
      const named = [...signatures, ...waivers, ...conditions].map(({ criterionId }) => criterionId);
      const asked = criteriaOf(gateCriteria, demoProject.template, taskId).map(({ id }) => id);
      expect(asked.filter((id) => !named.includes(id) && id !== "K06")).toEqual([]);
      expect(named.filter((id) => !asked.includes(id))).toEqual([]);
    }
  });

  it("are signed by people with accounts that may sign, and told in both languages", () => {
    const accounts = new Map(demoPeople.map(({ key, account }) => [key, account]));
    for (const gate of demoGates) {
      const texts = [gate.reason, gate.dissent, ...gate.signatures.map(({ note }) => note), ...gate.waivers.map(({ text }) => text)];
      for (const text of [...texts, ...gate.conditions.map((condition) => condition.text)])
        if (text) expectBothLanguages(text, gate.taskId);
      for (const { by } of gate.signatures) expect(roleMay(accounts.get(by) ?? "viewer", "gate.sign"), by).toBe(true);
    }
    expect(roleMay(accounts.get(demoDecider) ?? "viewer", "gate.decide")).toBe(true);
  });
});

describe("the progress of the demonstration", () => {
  it("is about half-way on a given day", () => {
    const state = demoState(template, "2026-06-17", isWeekday);

    expect(state.start).toBe("2025-12-12");
    expect(state.done.find((actual) => actual.taskId === "3.22")?.actualFinish).toBe("2026-06-08");
    expect(state.running).toEqual([
      { taskId: "4.02", actualStart: "2026-06-09", progress: 70, late: false },
      { taskId: "4.04", actualStart: "2026-06-09", progress: 60, late: true },
    ]);
    expect(state.done.length / template.tasks.length).toBeGreaterThan(0.4);
    expect(state.done.length / template.tasks.length).toBeLessThan(0.6);
  });

  it("is on a Sunday what it was on Friday", () => {
    expect(demoState(template, "2026-06-21", isWeekday)).toEqual(demoState(template, "2026-06-19", isWeekday));
  });

  it("begins earlier when there are holidays in between", () => {
    const holidays = new Set(["2026-05-01", "2026-05-04", "2026-05-05"]);
    const state = demoState(template, "2026-06-17", (day) => isWeekday(day) && !holidays.has(day));

    expect(state.start).toBe("2025-12-09");
  });

  it("needs a calendar in which somebody works", () => {
    expect(() => demoState(template, "2026-06-17", () => false)).toThrow(RangeError);
  });

  it("keeps every date on a working day, in order, and not in the future", () => {
    const todays = fc.integer({ min: 0, max: 3000 }).map((count) => addDays("2024-01-01", count));
    fc.assert(
      fc.property(todays, (today) => {
        const { start, done, running, events, recordDays, days } = demoState(template, today, isWeekday);
        for (const { actualStart, actualFinish } of done) {
          expect(actualStart >= start && actualStart <= actualFinish && actualFinish <= today).toBe(true);
          expect(isWeekday(actualStart) && isWeekday(actualFinish)).toBe(true);
        }
        for (const { actualStart } of running) expect(actualStart <= today).toBe(true);
        expect(events.map((event) => event.on)).toEqual(events.map((event) => event.on).sort());
        expect(events.every((event) => event.on <= today)).toBe(true);
        expect(days[0]).toBe(start);
        expect(recordDays.length).toBeGreaterThanOrEqual(8);
        for (const index of recordDays) expect(daysBetween(days[index] ?? today, today)).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });

  it("has nothing done before what it waits for", () => {
    const { done, running } = demoState(template, "2026-06-17", isWeekday);
    const finishById = new Map(done.map((actual) => [actual.taskId, actual.actualFinish]));
    const startById = new Map([...done, ...running].map((actual) => [actual.taskId, actual.actualStart]));
    for (const task of template.tasks) {
      const begun = startById.get(task.id);
      if (begun === undefined) continue;
      for (const link of task.predecessors.filter(({ type, lagDays }) => type === "FS" && lagDays === 0)) {
        const finished = finishById.get(link.taskId) ?? "never";
        expect(
          task.durationDays === 0 ? finished <= begun : finished < begun || isMoment(link.taskId),
          `${task.id} after ${link.taskId}`,
        ).toBe(true);
      }
    }
  });

  it("leaves nothing waiting that could have begun", () => {
    const { done, running } = demoState(template, "2026-06-17", isWeekday);
    const known = new Set([...done, ...running].map((actual) => actual.taskId));
    const finished = new Set(done.map((actual) => actual.taskId));
    const idle = template.tasks
      .filter((task) => task.type !== "phase" && !known.has(task.id))
      .filter((task) => task.predecessors.every((link) => finished.has(link.taskId)));
    expect(idle.map((task) => task.id)).toEqual([]);
  });

  it("has notes in both languages by people of the project about tasks of the plan", () => {
    const people = new Set(demoPeople.map((person) => person.key));
    const tasks = new Set(template.tasks.map((task) => task.id));
    const { events, owners } = demoState(template, "2026-06-17", isWeekday);
    for (const event of events) {
      expectBothLanguages(event.text, event.taskId);
      expect(people).toContain(event.by);
      expect(tasks).toContain(event.taskId);
    }
    for (const [taskId, person] of Object.entries(owners)) {
      expect(tasks).toContain(taskId);
      expect(people).toContain(person);
    }
  });
});

function isMoment(taskId: string): boolean {
  return template.tasks.some((task) => task.id === taskId && (task.type === "gate" || task.type === "milestone"));
}
