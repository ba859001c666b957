import { describe, expect, it } from "vitest";
import { templateNetwork } from "#app/domain/interchange/template-network.ts";
import type { PlanTask } from "#app/domain/template/template.ts";

const task = (id: string, changes: Partial<PlanTask> = {}): PlanTask => ({
  id,
  type: "task",
  name: { en: id, zh: id },
  durationDays: 1,
  predecessors: [],
  role: null,
  ...changes,
});

describe("templateNetwork", () => {
  it("turns days into working minutes and puts tasks into the phase their id names", () => {
    const tasks = [
      task("1", { type: "phase", durationDays: 0 }),
      task("1.01", { durationDays: 2 }),
      task("1.02", { predecessors: [{ taskId: "1.01", type: "SS", lagDays: -1 }] }),
    ];

    const network = templateNetwork({ key: "small", tasks }, "2026-01-05");

    expect(network.start).toBe("2026-01-05T00:00");
    expect(network.tasks.map(({ id, parent, durationMinutes }) => [id, parent, durationMinutes])).toEqual([
      ["1", null, 0],
      ["1.01", "1", 960],
      ["1.02", "1", 480],
    ]);
    expect(network.links).toEqual([{ predecessor: "1.01", successor: "1.02", type: "SS", lag: -480, lagUnit: "working" }]);
  });

  it("leaves a task without a phase at the top", () => {
    const network = templateNetwork({ key: "flat", tasks: [task("2.01"), task("3")] }, null);

    expect(network.tasks.map(({ parent }) => parent)).toEqual([null, null]);
  });
});
