import { describe, expect, it } from "vitest";

import { plainTask, type PlanRole, type PlanTask } from "#app/domain/plan/model.ts";
import { countOpenTasks } from "#app/people/open-tasks.ts";

const task = (id: string, changes: Partial<PlanTask> = {}): PlanTask => ({
  id,
  version: 1,
  number: 1,
  parentId: null,
  position: 1024,
  kind: "task",
  name: { text: id, zh: null },
  durationMinutes: 480,
  ...plainTask,
  ...changes,
});
const role = (code: string, personId: string | null): PlanRole => ({ code, name: { text: code, zh: null }, personId });

describe("open tasks", () => {
  it("wait for the person named for them, else for the one in their role", () => {
    const tasks = [task("1", { roleCode: "BA" }), task("2", { roleCode: "BA", ownerId: "li" }), task("3", { ownerId: "li" })];

    const { byRole, byPerson } = countOpenTasks({ tasks, roles: [role("BA", "chen")] });

    expect(Object.fromEntries(byRole)).toEqual({ BA: 2 });
    expect(Object.fromEntries(byPerson)).toEqual({ chen: 1, li: 2 });
  });

  it("are neither those that are done nor phases, and wait for nobody when nobody is named", () => {
    const tasks = [
      task("phase", { kind: "phase", roleCode: "PMO" }),
      task("1", { parentId: "phase", roleCode: "PMO", progress: 99 }),
      task("2", { parentId: "phase", roleCode: "PMO", progress: 100 }),
      task("3", { parentId: "phase" }),
    ];

    const { byRole, byPerson } = countOpenTasks({ tasks, roles: [role("PMO", null)] });

    expect(Object.fromEntries(byRole)).toEqual({ PMO: 1 });
    expect(byPerson.size).toBe(0);
  });
});
