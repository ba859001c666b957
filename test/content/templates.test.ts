import { describe, expect, it } from "vitest";

import { contentDirectory } from "./content-directory.ts";
import { expectBothLanguages } from "./languages.ts";

import { checkTemplate } from "#app/domain/template/check.ts";
import { recommendTemplate } from "#app/domain/template/recommend.ts";
import type { PlanTask, Template, TemplateTaskType } from "#app/domain/template/template.ts";
import { templateKeys } from "#app/domain/template/template.ts";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { loadTemplates } from "#app/content/templates.server.ts";

const { templates, roles } = await loadTemplates(contentDirectory);
const { inventory } = await loadMethodology(contentDirectory);

describe("the plan templates", () => {
  it.each([
    ["rapid", { phase: 5, task: 56, gate: 5, milestone: 2 }],
    ["std6", { phase: 8, task: 130, gate: 8, milestone: 4 }],
    ["large", { phase: 7, task: 113, gate: 10, milestone: 4 }],
  ] as const)("%s has its phases, tasks, gates and milestones", (key, expected) => {
    expect(countByType(templates[key].tasks)).toEqual(expected);
  });

  it.each(templateKeys)("%s can be scheduled and staffed", (key) => {
    expect(checkTemplate(templates[key], new Set(roles.map((role) => role.code)))).toEqual([]);
  });

  it.each(templateKeys)("%s lists its tasks in the order of their ids, each phase first", (key) => {
    const ids = templates[key].tasks.map((task) => task.id);
    const inOrder = [...ids].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
    expect(ids).toEqual(inOrder);
  });

  it.each(templateKeys)("%s says everything in both languages", (key) => {
    const { name, summary, assumption, tasks } = templates[key];
    for (const text of [name, summary, assumption]) expectBothLanguages(text, key);
    for (const task of tasks) {
      expectBothLanguages(task.name, `${key} ${task.id} name`);
      if (task.deliverable !== null) expectBothLanguages(task.deliverable, `${key} ${task.id} deliverable`);
      if (task.doneWhen !== null) expectBothLanguages(task.doneWhen, `${key} ${task.id} done when`);
    }
  });

  it.each(templateKeys)("every task of %s carries out items of the inventory", (key) => {
    const known = new Set(inventory.items.map((item) => item.id));
    const unknown = templates[key].tasks.flatMap((task) =>
      task.items.filter((item) => !known.has(item)).map((item) => `${task.id} ${item}`),
    );
    expect(unknown).toEqual([]);
  });

  it.each([
    ["std6", "2.13", "2.15"],
    ["std6", "2.13", "2.20"],
    ["rapid", "1.03", "1.05"],
    ["large", "2.10", "2.15"],
  ] as const)("%s settles the requirements (%s) before suppliers are scored (%s)", (key, requirements, scoring) => {
    expect(ancestorsOf(templates[key], scoring)).toContain(requirements);
  });

  it.each([
    ["std6", "6.13", "7.08"],
    ["rapid", "5.03", "5.06"],
    ["large", "5.13", "5.16"],
    ["large", "6.17", "7.04"],
  ] as const)("%s leaves hypercare by a milestone after go-live", (key, goLive, exit) => {
    expect(ancestorsOf(templates[key], exit)).toContain(goLive);
  });

  it.each(templateKeys)("every task of %s leads to its last gate, or is followed by nothing on purpose", (key) => {
    const template = templates[key];
    const last = template.tasks.at(-1);
    const used = new Set(template.tasks.flatMap((task) => task.predecessors.map((link) => link.taskId)));
    const loose = template.tasks.filter((task) => task.type !== "phase" && !used.has(task.id) && task !== last).map((task) => task.id);
    expect(last?.type).toBe("gate");
    expect(loose).toEqual([]);
  });

  it.each(templateKeys)("the sizes that %s is meant for are those it is recommended for", (key) => {
    const { users, sites } = templates[key];
    const smallest = recommendTemplate({ users: users.from, sites: 1, criticality: "low" });
    const largest = recommendTemplate({ users: users.to ?? 100_000, sites: sites.to ?? sites.from, criticality: "low" });
    expect([smallest.key, largest.key]).toEqual([key, key]);
  });
});

describe("the roles", () => {
  it("are twenty-four, each with a name and a duty in both languages", () => {
    expect(new Set(roles.map((role) => role.code)).size).toBe(24);
    for (const role of roles) {
      expectBothLanguages(role.name, role.code);
      expectBothLanguages(role.duty, role.code);
    }
  });

  it("are all needed by a template", () => {
    const used = new Set(templateKeys.flatMap((key) => templates[key].tasks.map((task) => task.role)));
    expect(roles.filter((role) => !used.has(role.code))).toEqual([]);
  });
});

function countByType(tasks: readonly PlanTask[]): Record<TemplateTaskType, number> {
  const counts = { phase: 0, task: 0, gate: 0, milestone: 0 };
  for (const task of tasks) counts[task.type] += 1;
  return counts;
}

function ancestorsOf(template: Template, taskId: string): ReadonlySet<string> {
  const byId = new Map(template.tasks.map((task) => [task.id, task]));
  const found = new Set<string>();
  const waiting = [taskId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const link of byId.get(id)?.predecessors ?? []) {
      if (found.has(link.taskId)) continue;
      found.add(link.taskId);
      waiting.push(link.taskId);
    }
  }
  return found;
}
