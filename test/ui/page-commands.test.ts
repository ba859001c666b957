import { expect, it } from "vitest";
import { boundCommands, offeredCommands, type PageCommand } from "#app/ui/page-commands.ts";

const leads: PageCommand = { id: "new-task", group: "create", label: "New task", keys: "c", to: "/projects/1/tasks?new=" };
const does: PageCommand = { id: "comment", group: "create", label: "New comment", keys: "c", run: () => undefined };
const other: PageCommand = { id: "home", group: "go", label: "Home", keys: "g h", to: "/projects/1" };

it("gives a key to what is done on the page before what leads to another, whichever came first, and to one command only", () => {
  for (const all of [
    [leads, does, other],
    [other, does, leads],
  ])
    expect([boundCommands(all).get("c"), boundCommands(all).get("g h"), boundCommands(all).size]).toEqual([does, other, 2]);
  expect(boundCommands([leads, other]).get("c")).toBe(leads);
});

it("offers each command once, and shows a key only at the one that it carries out", () => {
  const here: PageCommand = { id: "quick-add", group: "create", label: "New task", keys: "c", run: () => undefined };

  expect(offeredCommands([leads, here, other])).toEqual([here, other]);
  expect(offeredCommands([leads, does])).toEqual([
    { id: "new-task", group: "create", label: "New task", to: "/projects/1/tasks?new=" },
    does,
  ]);
});
