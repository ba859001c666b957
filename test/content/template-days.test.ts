import { describe, expect, it } from "vitest";

import { contentDirectory } from "./content-directory.ts";

import { templateNetwork } from "#app/domain/interchange/template-network.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { scheduleNetwork } from "#app/domain/schedule/schedule-network.ts";
import type { TemplateKey } from "#app/domain/template/template.ts";
import { minutesPerDay, standardCalendar, workOffset } from "#app/domain/time/calendar.ts";
import { loadTemplates } from "#app/content/templates.server.ts";

const { templates } = await loadTemplates(contentDirectory);

/** The figures come from an independent forward and backward pass over a calendar without holidays. */
describe("the working days of the templates", () => {
  it.each([
    ["rapid", 78, [46], 37],
    ["std6", 252, [202], 66],
    ["large", 398, [270, 363], 59],
  ] as const)("%s ends after %i days, goes live after %o and has %i critical rows", (key, end, goLive, critical) => {
    const schedule = scheduled(key);
    const rows = templates[key].tasks.filter((task) => task.type !== "phase").map((task) => schedule.indexOf(task.id));

    expect(Math.max(...rows.map((row) => daysUntilFinish(schedule, row)))).toBe(end);
    expect(templates[key].goLive.map((id) => daysUntilFinish(schedule, schedule.indexOf(id)))).toEqual(goLive);
    expect(rows.filter((row) => schedule.critical[row] === 1)).toHaveLength(critical);
    expect(schedule.conflicts).toEqual([]);
  });

  it("keeps the date of every gate of the six steps", () => {
    const schedule = scheduled("std6");
    const gates = templates.std6.tasks.filter((task) => task.type === "gate");

    expect(gates.map((gate) => [gate.name.en.slice(0, 2), daysUntilFinish(schedule, schedule.indexOf(gate.id))])).toEqual([
      ["G0", 23],
      ["G1", 36],
      ["G2", 90],
      ["G3", 124],
      ["G4", 145],
      ["G5", 199],
      ["G6", 200],
      ["G7", 252],
    ]);
  });
});

function scheduled(key: TemplateKey): Schedule {
  const result = scheduleNetwork(templateNetwork(templates[key], "2024-01-01"));
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

function daysUntilFinish(schedule: Schedule, row: number): number {
  const calendar = schedule.calendarOf(row);
  const minutes = workOffset(calendar, schedule.earlyFinishMinutes[row] ?? 0) - workOffset(calendar, Math.min(...schedule.startMinutes));
  return minutes / minutesPerDay(standardCalendar);
}
