import { describe, expect, it } from "vitest";
import { commandForm } from "#app/plan/plan.forms.server.ts";

const taskId = "0190a1b2-0000-7000-8000-000000000001";

describe("a command as the page sends it", () => {
  it.each(["path C:\\ud8drive", "\\u0000 written out", "项目启动 😀", "\u{20000}"])("may name a task %j", (name) => {
    expect(read(name)).toMatchObject({ success: true, data: { command: { name } } });
  });

  it.each([
    ["U+0000", "\\u0000"],
    ["half a pair", "\\ud83d"],
    ["the other half", "\\uDE00 alone"],
  ])("may not hold %s, which cannot be stored", (_what, escaped) => {
    expect(commandForm.safeParse({ command: json("NAME").replace("NAME", escaped) }).success).toBe(false);
  });

  it("may hold a pair that is written in escapes", () => {
    const command = json("NAME").replace("NAME", "\\ud83d\\ude00");
    expect(commandForm.safeParse({ command })).toMatchObject({ success: true, data: { command: { name: "😀" } } });
  });

  it("is refused without harm however deep it nests", () => {
    expect(commandForm.safeParse({ command: "[".repeat(10_000) + "]".repeat(10_000) }).success).toBe(false);
  });
});

function read(name: string) {
  return commandForm.safeParse({ command: json(name) });
}

function json(name: string): string {
  return JSON.stringify({ kind: "addTask", taskId, parentId: null, afterId: null, taskKind: "task", name, durationMinutes: 480 });
}
