import { applyCommand } from "#app/domain/plan/apply.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { createPlanScheduler } from "#app/domain/plan/schedule.ts";
import { formatCivilTime } from "#app/domain/time/day.ts";
import { samplePlanOf } from "./bench-data.ts";
import { median, rounded, times, type BenchResult } from "./measure.ts";

const sizes = [1_000, 10_000];
const drags = 200;
/** As many as make the engine run at its usual speed, which a drag over the chart reaches at once. */
const warmUp = 100;

/** A bar is dragged over the chart: at every step the change is applied and the whole plan calculated. */
export function* benchReplan(): Generator<BenchResult> {
  for (const size of sizes) {
    const plan = samplePlanOf(size);
    const schedulePlan = createPlanScheduler();
    const first = schedulePlan(plan);
    if (!first.ok) throw new Error("The sample plan cannot be scheduled");
    const { startMinutes } = first.value;
    const elapsed: number[] = [];
    const used: number[] = [];
    for (let drag = 0; drag < warmUp + drags; drag++) {
      const index = (drag * 7919) % plan.tasks.length;
      const command = dragTo(plan, index, startMinutes[index]! + (1 + (drag % 5)) * 1440);
      const cpu = process.cpuUsage();
      const start = performance.now();
      const applied = applyCommand(plan, command);
      if (applied.ok && !schedulePlan(applied.value.plan).ok) throw new Error("The changed plan cannot be scheduled");
      const { user, system } = process.cpuUsage(cpu);
      if (drag < warmUp || !applied.ok) continue;
      elapsed.push(performance.now() - start);
      used.push((user + system) / 1000);
    }
    yield { size, ...times(elapsed), cpuMs: rounded(median(used)) };
  }
}

function dragTo(plan: Plan, index: number, at: number) {
  const { id, version } = plan.tasks[index]!;
  return { kind: "updateTask", taskId: id, version, changes: { constraint: "SNET", constraintAt: formatCivilTime(at) } } as const;
}
