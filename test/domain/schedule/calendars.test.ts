import { describe, expect, it } from "vitest";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import { early, late, link, network, nonStop, schedule, sevenDays, task, taskOf, workday } from "./small-network.ts";

const calendars = { standard: standardCalendar, sevenDays, nonStop };

describe("tasks on calendars of their own", () => {
  it("work at the weekend while the others rest, and the link waits for the successor's working time", () => {
    const result = schedule(
      network([task("A", 5), task("W", 2, { calendar: "sevenDays" }), task("B", 1)], [link("A FS W"), link("W FS B")], { calendars }),
    );

    expect(early(result, "W")).toBe("2026-01-10T08:00 2026-01-11T17:00");
    expect(early(result, "B")).toBe("2026-01-12T08:00 2026-01-12T17:00");
    expect(["A", "W", "B"].map((id) => taskOf(result, id).totalSlackMinutes)).toEqual([0, 0, 0]);
  });

  it("have the slack that another calendar's rest gives them", () => {
    // W ends on Friday; B cannot begin before Monday, so W has the weekend, and A may end on Friday.
    const result = schedule(
      network([task("A", 4), task("W", 1, { calendar: "sevenDays" }), task("B", 1)], [link("A FS W"), link("W FS B")], { calendars }),
    );

    expect(early(result, "W")).toBe("2026-01-09T08:00 2026-01-09T17:00");
    expect(late(result, "W")).toBe("2026-01-11T08:00 2026-01-11T17:00");
    expect(taskOf(result, "W").totalSlackMinutes).toBe(2 * workday);
    expect(taskOf(result, "W").freeSlackMinutes).toBe(2 * workday);
    expect(taskOf(result, "A").totalSlackMinutes).toBe(workday);
  });

  it("never get late dates after the project's finish", () => {
    const result = schedule(network([task("A", 5), task("W", 1, { calendar: "sevenDays" })], [], { calendars }));

    expect(late(result, "W")).toBe("2026-01-09T08:00 2026-01-09T17:00");
  });

  it("measure the lag of a link on the successor's calendar", () => {
    const result = schedule(
      network([task("A", 5), task("W", 1, { calendar: "sevenDays" }), task("B", 1)], [link("A FS W", 1), link("A FS B", 1)], { calendars }),
    );

    expect(early(result, "W")).toBe("2026-01-11T08:00 2026-01-11T17:00");
    expect(early(result, "B")).toBe("2026-01-13T08:00 2026-01-13T17:00");
  });

  it("may run through the night", () => {
    const result = schedule(
      network([task("N", 0, { durationMinutes: 600, calendar: "nonStop" }), task("B", 1)], [link("N FS B")], {
        calendars,
        start: "2026-01-05T20:00",
      }),
    );

    expect(early(result, "N")).toBe("2026-01-05T20:00 2026-01-06T06:00");
    expect(early(result, "B")).toBe("2026-01-06T08:00 2026-01-06T17:00");
    expect(taskOf(result, "N").totalSlackMinutes).toBe(120);
  });
});

describe("holidays and make-up days", () => {
  const officeDay = standardCalendar.week[0] ?? [];
  // Spring Festival 2026 in China, as announced by the State Council: off from 15 to 23 February, the Saturdays 14 and 28 February worked.
  const springFestival = {
    ...standardCalendar,
    exceptions: [
      { from: "2026-02-15", to: "2026-02-23", intervals: [] },
      { from: "2026-02-14", to: "2026-02-14", intervals: officeDay },
      { from: "2026-02-28", to: "2026-02-28", intervals: officeDay },
    ],
  };

  it("move work across the festival and onto the make-up Saturdays", () => {
    const result = schedule(
      network([task("A", 2), task("B", 5)], [link("A FS B")], { start: "2026-02-13T08:00", calendars: { standard: springFestival } }),
    );

    expect(early(result, "A")).toBe("2026-02-13T08:00 2026-02-14T17:00");
    expect(early(result, "B")).toBe("2026-02-24T08:00 2026-02-28T17:00");
  });
});
