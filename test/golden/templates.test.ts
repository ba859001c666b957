import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { NetworkLink } from "#app/domain/schedule/network.ts";
import { linkTypes } from "#app/domain/schedule/network.ts";
import { scheduleNetwork } from "#app/domain/schedule/schedule-network.ts";
import { standardCalendar, workBetween } from "#app/domain/time/calendar.ts";

const templateFile = z.object({
  tasks: z.array(
    z.object({ id: z.string(), type: z.enum(["phase", "task", "gate", "milestone"]), dur: z.number(), pred: z.array(z.string()) }),
  ),
});

const workday = 480;

/** Schedules a shipped template on a calendar without holidays, and once more by plain arithmetic on working days. */
function scheduleTemplate(key: string) {
  const { tasks } = templateFile.parse(parse(readFileSync(join(import.meta.dirname, `../../content/templates/${key}.yaml`), "utf8")));
  const links = tasks.flatMap(({ id, pred }) => pred.map((text) => readLink(text, id)));
  const outcome = scheduleNetwork({
    start: "2026-01-05T08:00",
    calendar: "standard",
    calendars: { standard: standardCalendar },
    tasks: tasks.map(({ id, type, dur }) => ({
      id,
      parent: type === "phase" ? null : (id.split(".")[0] ?? null),
      durationMinutes: dur * workday,
    })),
    links,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  const schedule = outcome.value;
  const rows = tasks.filter((task) => task.type !== "phase");
  const finishDayOf = (id: string) => {
    const index = schedule.indexOf(id);
    return workBetween(schedule.calendarOf(index), schedule.startMinutes[0] ?? 0, schedule.finishMinutes[index] ?? 0) / workday;
  };
  return {
    finishDayOf,
    end: Math.max(...rows.map((row) => finishDayOf(row.id))),
    finishDays: rows.map((row) => finishDayOf(row.id)),
    criticalIds: rows.map((row) => row.id).filter((id) => schedule.critical[schedule.indexOf(id)] === 1),
    byArithmetic: passByWorkingDays(rows, links),
  };
}

function readLink(text: string, successor: string): NetworkLink {
  const match = /^([\d.]+?)(?:(FS|SS|FF|SF)([+-]\d+)?)?$/.exec(text);
  if (!match?.[1]) throw new Error(`not a predecessor: ${text}`);
  const type = linkTypes.find((candidate) => candidate === match[2]) ?? "FS";
  return { predecessor: match[1], successor, type, lag: Number(match[3] ?? 0) * workday, lagUnit: "working" };
}

interface Row {
  readonly id: string;
  readonly dur: number;
}

/** A second opinion: relaxes every link until nothing moves, in whole working days from 0, forward and then backward. */
function passByWorkingDays(rows: readonly Row[], links: readonly NetworkLink[]) {
  const duration = new Map(rows.map((row) => [row.id, row.dur]));
  const days = (id: string) => duration.get(id) ?? 0;
  const start = new Map(rows.map((row) => [row.id, 0]));
  // The start of the successor is at least the start of the predecessor plus this.
  const distance = ({ predecessor, successor, type, lag }: NetworkLink) =>
    lag / workday + (type === "FS" || type === "FF" ? days(predecessor) : 0) - (type === "FF" || type === "SF" ? days(successor) : 0);
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const link of links) {
      const asked = (start.get(link.predecessor) ?? 0) + distance(link);
      if (asked <= (start.get(link.successor) ?? 0)) continue;
      start.set(link.successor, asked);
      isMoving = true;
    }
  }
  const end = Math.max(...rows.map((row) => (start.get(row.id) ?? 0) + row.dur));
  const lateStart = new Map(rows.map((row) => [row.id, end - row.dur]));
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const link of links) {
      const allowed = (lateStart.get(link.successor) ?? 0) - distance(link);
      if (allowed >= (lateStart.get(link.predecessor) ?? 0)) continue;
      lateStart.set(link.predecessor, allowed);
      isMoving = true;
    }
  }
  return {
    finishDays: rows.map((row) => (start.get(row.id) ?? 0) + row.dur),
    criticalIds: rows.filter((row) => start.get(row.id) === lateStart.get(row.id)).map((row) => row.id),
  };
}

describe("the shipped plan templates", () => {
  it("standard: goes live on working day 202 and ends on day 252", () => {
    const { finishDayOf, end, criticalIds } = scheduleTemplate("std6");

    expect([finishDayOf("6.13"), end, criticalIds.length]).toEqual([202, 252, 66]);
  });

  it("rapid: goes live on working day 46 and ends on day 78", () => {
    const { finishDayOf, end } = scheduleTemplate("rapid");

    expect([finishDayOf("5.03"), end]).toEqual([46, 78]);
  });

  it("large: pilots on working day 270, is live everywhere on day 363 and ends on day 398", () => {
    const { finishDayOf, end } = scheduleTemplate("large");

    expect([finishDayOf("5.13"), finishDayOf("6.17"), end]).toEqual([270, 363, 398]);
  });

  it.each(["std6", "rapid", "large"])("%s: every finish and every critical row is the same by plain arithmetic on working days", (key) => {
    const { finishDays, criticalIds, byArithmetic } = scheduleTemplate(key);

    expect(finishDays).toEqual(byArithmetic.finishDays);
    expect(criticalIds).toEqual(byArithmetic.criticalIds);
  });
});
