import { expect, it } from "vitest";
import { planKeyAction, planKeys, writtenKeys } from "#app/plan/workspace/plan-keys.ts";

/** `Ctrl+Shift+z` as the browser reports it. */
function press(keys: string) {
  const parts = keys.split("+");
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return planKeyAction({ key: parts.at(-1) ?? "", altKey: has("Alt"), ctrlKey: has("Ctrl"), metaKey: has("Meta"), shiftKey: has("Shift") });
}

it.each([
  ["ArrowDown", { do: "cell", rows: 1, columns: 0 }],
  ["Alt+ArrowLeft", { do: "moveBar", days: -1 }],
  ["Shift+Alt+ArrowRight", { do: "resizeBar", days: 1 }],
  ["Shift+ArrowDown", { do: "extend", rows: 1 }],
  ["Ctrl+f", { do: "find" }],
  ["Ctrl+a", { do: "chooseAll" }],
  ["Ctrl+ ", { do: "pick" }],
  ["Ctrl+d", { do: "duplicate" }],
  ["e", { do: "change" }],
  ["Alt+Insert", { do: "insertAbove" }],
  ["Alt+Shift+ArrowUp", { do: "moveRow", rows: -1 }],
  ["Ctrl+]", { do: "indent" }],
  ["Meta+[", { do: "outdent" }],
  ["Enter", { do: "edit" }],
  ["F2", { do: "edit" }],
  ["Insert", { do: "insert" }],
  ["Delete", { do: "remove" }],
  ["l", { do: "link" }],
  ["i", { do: "card" }],
  ["7", { do: "type" }],
  [" ", { do: "toggle" }],
  ["Ctrl+z", { do: "undo" }],
  ["Ctrl+Shift+Z", { do: "redo" }],
  ["Ctrl+y", { do: "redo" }],
  ["Ctrl+Home", { do: "firstRow" }],
  ["PageDown", { do: "page", direction: 1 }],
])("%s acts on the plan", (keys, action) => {
  expect(press(keys)).toEqual(action);
});

it("that only people with a right can use says so", () => {
  const needs = new Map<string, string | undefined>(planKeys.map((row) => [row.name, "needs" in row ? row.needs : undefined]));

  for (const name of ["edit", "type", "undo", "redo"]) expect(needs.get(name)).toBe("report");
  for (const name of ["insert", "remove", "indent", "outdent", "link", "moveBar", "resizeBar"]) expect(needs.get(name)).toBe("edit");
  for (const name of ["cell", "open", "card", "toggle"]) expect(needs.get(name)).toBeUndefined();
});

it("is written as people read it, each key once", () => {
  const written = planKeys.flatMap(({ name }) => writtenKeys(name, "空格"));

  expect(written).toEqual(
    expect.arrayContaining(["Ctrl+]", "Ctrl+[", "Insert", "Delete", "L", "空格", "Alt+→", "Alt+Shift+←", "Ctrl+Enter"]),
  );
  expect(new Set(written).size).toBe(written.length);
});

it.each(["?", "Tab", "Escape", "Ctrl+k", "Ctrl+c", "Alt+d", "x", "Shift+Tab", "Ctrl+Alt+z"])("%s is left to others", (keys) => {
  expect(press(keys)).toBeNull();
});
