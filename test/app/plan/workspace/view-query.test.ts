import { expect, it } from "vitest";
import { taskAddress } from "#app/plan/use-task-place.ts";
import { planViewQuery, readPlanView, viewOf, withPlanView } from "#app/plan/workspace/view-query.ts";

const everything = { columns: null, filter: { state: null, owner: null, phase: null, fields: [] }, grouping: null, shut: [] };
const read = (query: string) => readPlanView(new URLSearchParams(query));

it("says a view in the address and reads it there again", () => {
  const view = { zoom: "month", showsCritical: false, showsBaseline: true, baselineNumber: null, closed: [3, 12], ...everything } as const;

  expect(planViewQuery(view)).toBe("zoom=month&critical=0&baseline=1&closed=3.12");
  expect(read(planViewQuery(view))).toEqual(view);
  expect(read(planViewQuery({ ...view, closed: [] })).closed).toEqual([]);
  expect(read(planViewQuery({ ...view, closed: "all" })).closed).toBe("all");
});

it("names another baseline than the one that the plan is compared with, or none", () => {
  const view = { zoom: null, showsCritical: null, showsBaseline: true, baselineNumber: 3, closed: null, ...everything };

  expect(planViewQuery(view)).toBe("baseline=b3");
  expect(read("baseline=b3")).toEqual(view);
  expect(read("baseline=0")).toEqual({ ...view, showsBaseline: false, baselineNumber: null });
  expect(read("baseline=b0").showsBaseline).toBeNull();
});

it("says the columns with their widths and which tasks are shown", () => {
  const query = "columns=code.name-240.slack&state=late&owner=nobody&phase=12&f2=o1";

  expect(viewOf(new URLSearchParams(query))).toBe(query);
  expect(read(query)).toMatchObject({
    columns: [{ key: "code" }, { key: "name", width: 240 }, { key: "slack", width: null }],
    filter: { state: "late", owner: "nobody", phase: 12, fields: [{ key: "f2", values: ["o1"], part: "", from: "", to: "" }] },
  });
  expect(read("columns=slack.slack-9.bogus").columns).toEqual([
    { key: "name", width: null },
    { key: "slack", width: null },
  ]);
  expect(read("columns=bogus&state=odd&phase=x&owner=a%20b")).toMatchObject(everything);
});

it("leaves out what cannot be read, and more closed tasks than an address holds", () => {
  const nothing = { zoom: null, showsCritical: null, showsBaseline: null, baselineNumber: null, closed: null, ...everything };

  expect(read("zoom=century&critical=yes&baseline=&closed=1,2")).toEqual(nothing);
  expect(read(`closed=${Array.from({ length: 400 }, (_, number) => number).join(".")}`)).toEqual(nothing);
  expect(planViewQuery({ ...nothing, closed: Array.from({ length: 400 }, (_, number) => number) })).toBe("");
});

it("changes the view and nothing else of an address", () => {
  expect(withPlanView(new URLSearchParams("task=t&zoom=day&closed=1"), "zoom=week").toString()).toBe("task=t&zoom=week");
});

it("takes the view of an address and nothing that is said of one task", () => {
  expect(viewOf(new URLSearchParams("task=t&show=comments&zoom=day&edit=c&closed=1"))).toBe("zoom=day&closed=1");
  expect(taskAddress("p", "plan/tasks", "t", "?task=s&zoom=day&show=comments")).toBe("/projects/p/plan/tasks/t?zoom=day");
  expect(taskAddress("p", "plan/tasks", "t", "?show=comments")).toBe("/projects/p/plan/tasks/t");
  expect(taskAddress("p", "tasks", "t", "?zoom=day")).toBe("/projects/p/tasks/t");
});
