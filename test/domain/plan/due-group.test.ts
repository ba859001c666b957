import { describe, expect, it } from "vitest";
import { compareDue, dueGroup, type DueTask } from "#app/domain/plan/due-group.ts";

// A Wednesday.
const today = "2026-01-07";
const open = (first: string, last: string): DueTask => ({ first, last, progress: 0, doneOn: null });
const done = (doneOn: string | null): DueTask => ({ first: "2025-12-01", last: "2026-01-02", progress: 100, doneOn });

describe("when a task has to be seen to", () => {
  it.each([
    ["late", open("2026-01-01", "2026-01-06")],
    ["now", open("2026-01-01", "2026-01-07")],
    ["now", open("2026-01-11", "2026-03-01")],
    ["next", open("2026-01-12", "2026-01-12")],
    ["next", open("2026-01-18", "2026-02-12")],
    ["later", open("2026-01-19", "2026-01-19")],
    ["done", done("2026-01-06")],
    ["done", done(null)],
    [null, done("2025-12-24")],
  ] as const)("is %s", (group, task) => {
    expect(dueGroup(task, today)).toBe(group);
  });

  it("orders what is on by its end, what lies ahead by its start, and what is done by how lately", () => {
    const [early, late] = [open("2026-01-05", "2026-01-30"), open("2026-01-06", "2026-01-08")];
    expect(compareDue("now", early, late)).toBeGreaterThan(0);
    expect(compareDue("later", early, late)).toBeLessThan(0);
    expect(compareDue("done", done("2026-01-03"), done("2026-01-05"))).toBeGreaterThan(0);
  });
});
