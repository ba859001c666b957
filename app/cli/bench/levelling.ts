import type { StaffedPlan } from "#app/domain/levelling/request.ts";
import type { Network } from "#app/domain/schedule/network.ts";
import { makeNetwork } from "#app/domain/schedule/sample-network.ts";
import { levelInWorker } from "#app/workers/level-in-worker.ts";
import { times, type BenchResult } from "./measure.ts";

const sizes = [
  { size: "2,441 tasks of 12 projects, 60 people", projects: 12, tasks: 2_441, people: 60, times: 3 },
  { size: "10,000 tasks, 400 people", projects: 1, tasks: 10_000, people: 400, times: 3 },
];

/** How long a proposal takes in its worker, the start of the worker included, and whether it leaves any overload. */
export async function* benchLevelling(): AsyncGenerator<BenchResult> {
  for (const { size, times: count, ...shape } of sizes) {
    const plan = staffedPlan(shape);
    const elapsed: number[] = [];
    let overloadedDaysBefore = 0;
    let overloadedDaysAfter = 0;
    for (let time = 0; time < count; time++) {
      const start = performance.now();
      const proposal = await levelInWorker(plan);
      elapsed.push(performance.now() - start);
      if (!proposal.ok) throw new Error(`The sample plan cannot be levelled: ${proposal.problem.code}`);
      ({ overloadedDaysBefore, overloadedDaysAfter } = proposal.value);
    }
    yield { size, ...times(elapsed), overloadedDaysBefore, overloadedDaysAfter, errors: overloadedDaysAfter === 0 ? 0 : 1 };
  }
}

/** Projects side by side that share their people: everybody works on tasks of all of them, on every third with half of their time. */
function staffedPlan({
  projects,
  tasks,
  people,
}: {
  readonly projects: number;
  readonly tasks: number;
  readonly people: number;
}): StaffedPlan {
  const networks = Array.from({ length: projects }, (_, project) => {
    const count = Math.floor(tasks / projects) + (project < tasks % projects ? 1 : 0);
    return renamed(makeNetwork(count, 7 + project), `project-${project}-`);
  });
  const network = { ...makeNetwork(0, 7), tasks: networks.flatMap((one) => one.tasks), links: networks.flatMap((one) => one.links) };
  const work = network.tasks.filter(({ parent }) => parent !== null);
  return {
    network,
    people: Array.from({ length: people }, (_, person) => ({ id: `person-${person}`, capacity: 1 })),
    assignments: work.map(({ id }, index) => ({
      taskId: id,
      personId: `person-${(index * 7919) % people}`,
      units: index % 3 === 0 ? 0.5 : 1,
    })),
  };
}

function renamed({ tasks, links }: Network, prefix: string): Pick<Network, "tasks" | "links"> {
  return {
    tasks: tasks.map((task) => ({ ...task, id: prefix + task.id, parent: task.parent === null ? null : prefix + task.parent })),
    links: links.map((link) => ({ ...link, predecessor: prefix + link.predecessor, successor: prefix + link.successor })),
  };
}
