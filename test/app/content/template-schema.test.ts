import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { parsePlan, parseTemplate } from "#app/content/template-schema.ts";
import { contentDirectory } from "#test/content/content-directory.ts";

const rapid = await readFile(join(contentDirectory, "templates", "rapid.yaml"), "utf8");

describe("reading a template file", () => {
  it("turns whole units of money into minor ones and the compact notation into links", () => {
    const template = parseTemplate(rapid);

    expect(template.budget).toEqual({ currency: "CNY", fromMinor: 0n, toMinor: 100_000_000n });
    expect(template.tasks.find((task) => task.id === "1.06")).toMatchObject({
      durationDays: 2,
      predecessors: [
        { taskId: "1.05", type: "FS", lagDays: 0 },
        { taskId: "1.02", type: "FS", lagDays: 0 },
      ],
    });
  });

  it.each([
    ["a text without its Chinese half", (file: TemplateFile) => delete file.name["zh"]],
    ["a field nobody knows", (file: TemplateFile) => (firstTask(file)["colour"] = "red")],
    ["a task without the sign by which it is done", (file: TemplateFile) => delete firstTask(file)["doneWhen"]],
    ["a task without items of the inventory", (file: TemplateFile) => (firstTask(file)["items"] = [])],
    ["an area that does not exist", (file: TemplateFile) => (firstTask(file)["topic"] = "magic")],
    ["a go-live that is no milestone", (file: TemplateFile) => (file.goLive = ["5.02"])],
    ["a go-live that does not exist", (file: TemplateFile) => (file.goLive = ["9.99"])],
  ])("refuses %s", (_, spoil) => {
    const file = parse(rapid) as TemplateFile;
    spoil(file);

    expect(() => parseTemplate(stringify(file))).toThrow();
  });

  it("names the predecessor it cannot read", () => {
    expect(() => parseTemplate(rapid.replace('"1.05", "1.02"', '"1.05", "1.02 days"'))).toThrow(/1\.02 days/);
  });
});

describe("reading any plan in template notation", () => {
  it("takes what scheduling needs and leaves the rest", () => {
    const plan = parsePlan(`
id: small
tasks:
  - { id: "1", type: phase, en: Phase, zh: 阶段, role: null, tags: [x] }
  - { id: "1.01", type: task, en: Talk, zh: 访谈, dur: 3, pred: [], role: BA, deliverable: "Notes" }
  - { id: "1.02", type: gate, en: Gate, zh: 关卡, dur: 0, pred: ["1.01FS+2"], role: STC }
`);

    expect(plan.key).toBe("small");
    expect(plan.tasks.map((task) => [task.id, task.type, task.durationDays, task.predecessors])).toEqual([
      ["1", "phase", 0, []],
      ["1.01", "task", 3, []],
      ["1.02", "gate", 0, [{ taskId: "1.01", type: "FS", lagDays: 2 }]],
    ]);
  });

  it.each(["", "tasks: []", "tasks: 3", "- 1", 'tasks: [{ id: "1.01", type: task, en: A, zh: 甲, dur: 1.5 }]'])("refuses %j", (text) => {
    expect(() => parsePlan(text)).toThrow();
  });
});

interface TemplateFile {
  name: Record<string, string>;
  goLive: string[];
  tasks: Record<string, unknown>[];
}

function firstTask(file: TemplateFile): Record<string, unknown> {
  const task = file.tasks.find((candidate) => candidate["type"] === "task");
  if (task === undefined) throw new Error("the template has tasks");
  return task;
}
