import { expect, it } from "vitest";
import { linkCommand, readPredecessor } from "#app/plan/workspace/predecessor-text.ts";
import { sampleLink, samplePicture, samplePlan, sampleTask } from "./sample-plan.ts";

const picture = samplePicture(
  samplePlan([
    sampleTask("blueprint", { kind: "phase", number: 10 }),
    sampleTask("workshop", { parentId: "blueprint", number: 31 }),
    sampleTask("design", { parentId: "blueprint", number: 32 }),
    sampleTask("build", { kind: "phase", number: 40 }),
  ]),
);

it.each([
  ["1.1", { taskId: "workshop", type: "FS", lag: 0, lagUnit: "working" }],
  ["1.02FS+2d", { taskId: "design", type: "FS", lag: 960, lagUnit: "working" }],
  ["1.2ss-1d", { taskId: "design", type: "SS", lag: -480, lagUnit: "working" }],
  ["#31 FF + 4h", { taskId: "workshop", type: "FF", lag: 240, lagUnit: "working" }],
  ["1.1SF+3天", { taskId: "workshop", type: "SF", lag: 1440, lagUnit: "working" }],
  ["１．１ＦＳ＋２天", { taskId: "workshop", type: "FS", lag: 960, lagUnit: "working" }],
  ["1.1FS+2ed", { taskId: "workshop", type: "FS", lag: 2880, lagUnit: "elapsed" }],
  ["1.1+50%", { taskId: "workshop", type: "FS", lag: 50, lagUnit: "percent" }],
  ["2", { taskId: "build", type: "FS", lag: 0, lagUnit: "working" }],
  ["32", { taskId: "design", type: "FS", lag: 0, lagUnit: "working" }],
])("reads %s", (text, expected) => {
  expect(readPredecessor(text, picture)).toEqual({ ok: true, value: expected });
});

it.each([
  ["", "unreadable"],
  ["build", "unreadable"],
  ["1.1XX", "unreadable"],
  ["1.9", "unknownTask"],
  ["#99", "unknownTask"],
  ["31.0", "unknownTask"],
  ["#31.0", "unknownTask"],
  ["031.000FS+2d", "unknownTask"],
  ["2.0", "unknownTask"],
  ["1.1FS+soon", "badLag"],
])("says what is wrong with “%s”", (text, problem) => {
  expect(readPredecessor(text, picture)).toEqual({ ok: false, problem });
});

it("makes a new link, changes the type and lag of the one that there is, and leaves the same one to be refused", () => {
  const plan = samplePlan([sampleTask("design"), sampleTask("build"), sampleTask("test")], [sampleLink("design", "build")]);
  const typed = { taskId: "design", type: "FS", lag: 0, lagUnit: "working" } as const;
  const made = (successorId: string, fields: object = {}) => linkCommand(plan, successorId, { ...typed, ...fields }, () => "new");

  expect(made("test")).toEqual({ kind: "addLink", link: sampleLink("design", "test", { id: "new" }) });
  expect(made("build", { lag: 960 })).toEqual({
    kind: "updateLink",
    linkId: "design>build",
    changes: { type: "FS", lag: 960, lagUnit: "working" },
  });
  expect(made("build", { type: "SS" })).toMatchObject({ kind: "updateLink", changes: { type: "SS" } });
  expect(made("build").kind).toBe("addLink");
});
