import { expect, it } from "vitest";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { planCommands, type CommandState } from "#app/plan/workspace/plan-commands.ts";
import { sampleFormat, samplePicture, samplePlan, sampleTask } from "./sample-plan.ts";

const plan = samplePlan([sampleTask("a"), sampleTask("b", { ownerId: "wu" }), sampleTask("c", { progress: 100 })], [], {
  people: [
    { id: "wu", name: "Wu Qiang" },
    { id: "li", name: "Li Na" },
  ],
});
const picture = samplePicture(plan);
const state: CommandState = {
  picture,
  format: sampleFormat("en"),
  canEdit: true,
  canReport: true,
  canComment: true,
  canOpen: true,
  taskId: "b",
  openTaskId: null,
};
const done: string[] = [];
const sent: PlanCommand[] = [];
const note = (what: string) => () => void done.push(what);
const means = {
  picture,
  view: { collapseAll: note("collapse"), expandAll: note("expand"), toggleCritical: note("critical") },
  actions: {
    run: note("run"),
    insert: note("insert"),
    insertAbove: note("insertAbove"),
    stepBack: async () => {},
    stepForward: async () => {},
  },
  together: {
    remove: note("remove"),
    step: (step: string) => void done.push(step),
    duplicate: note("duplicate"),
    openBulk: note("change"),
    openSplit: note("split"),
    send: note("send"),
  },
  submit: async (command: PlanCommand) => sent.push(command) > 0,
  edit: note("edit"),
  onLink: note("link"),
  onOpen: (taskId: string) => void done.push(`open ${taskId}`),
  onComment: note("comment"),
};
const commands = (changes: Partial<CommandState> = {}) => planCommands({ ...state, ...changes }, () => means);
const ids = (changes?: Partial<CommandState>) => commands(changes).map(({ id }) => id);
const run = (id: string) => {
  const command = commands().find((candidate) => candidate.id === id);
  if (command && "run" in command) command.run();
};

it("offers of a task what can be done with it as it is, and to whom it can be given", () => {
  expect(ids()).toEqual(
    expect.arrayContaining(["plan.open", "plan.done", "plan.comment", "plan.edit", "plan.assign li", "plan.indent", "plan.remove"]),
  );
  expect(ids()).not.toContain("plan.assign wu");
  expect(ids({ taskId: "c" })).not.toContain("plan.done");
  expect(ids({ taskId: "a" })).not.toContain("plan.indent");
  expect(ids({ taskId: null }).some((id) => /open|assign|remove/.test(id))).toBe(false);
});

it("offers to who may only report or look on nothing else", () => {
  const changing = /assign|indent|link|remove|insert/;
  expect(ids({ canEdit: false }).filter((id) => changing.test(id))).toEqual([]);
  expect(ids({ canEdit: false })).toContain("plan.done");
  expect(ids({ canEdit: false, canReport: false, canComment: false })).toEqual([
    "plan.open",
    "plan.collapse",
    "plan.expand",
    "plan.critical",
  ]);
});

it("acts on the page as it is when a command is chosen", () => {
  run("plan.open");
  run("plan.done");
  run("plan.assign li");

  expect(done).toEqual(["open b"]);
  expect(sent).toMatchObject([
    { kind: "updateTask", taskId: "b", version: 1, changes: { progress: 100 } },
    { kind: "updateTask", taskId: "b", version: 1, changes: { ownerId: "li" } },
  ]);
});
