import { expect, it } from "vitest";
import { isConcerned } from "#app/ui/live/concerned.ts";

it.each(["comment.add", "checklist.tick", "description.edit", "file.add"])(
  "tells a task's page and its panel beside the plan of %s",
  (type) => {
    expect(["tasks/t1", "plan/tasks/t1", "history", ""].every((page) => isConcerned(page, type))).toBe(true);
    expect(["plan", "tasks", "people"].some((page) => isConcerned(page, type))).toBe(false);
  },
);

it("tells the trash of removed comments, files and tasks", () => {
  expect(isConcerned("trash", "comment.remove")).toBe(true);
  expect(isConcerned("trash", "file.remove")).toBe(true);
  expect(isConcerned("trash", "plan.removeTask")).toBe(true);
  expect(isConcerned("trash", "checklist.tick")).toBe(false);
});
