import type { CommandSurroundings } from "../command.ts";
import type { Services } from "#app/http/context.server.ts";
import { appendEvent } from "#db/queries/events.ts";
import { insertTaskMoves } from "#db/queries/task-activity.ts";
import { addBenchProject, type BenchProject } from "./bench-data.ts";
import { onEachDatabase } from "./bench-servers.ts";
import type { BenchResult } from "./measure.ts";
import { measurePage } from "./pages.ts";

const changesSince = 200;
const movedByEach = 100;

/** What the server does for the plan page: the page itself and the data that it asks for; and the page for who was away for a while. */
export function benchPlanPage(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult & { readonly part: string }> {
  return onEachDatabase(
    env,
    async (services, userId) => {
      const small = await addBenchProject(services, userId, 150, "network");
      const large = await addBenchProject(services, userId, 5_000, "network");
      const changed = await addBenchProject(services, userId, 5_000, "network");
      await changeSinceVisit(services, changed, userId);
      return { plans: [small, large], changed };
    },
    async function* (servers, { plans, changed }) {
      for (const project of plans) {
        const size = project.plan.tasks.length;
        yield { part: "page", ...(await measurePage(servers, `/projects/${project.id}/plan`, size, 4)) };
        yield { part: "data", ...(await measurePage(servers, `/projects/${project.id}/plan/data`, size, 4)) };
      }
      const size = changed.plan.tasks.length;
      const part = `page, ${changesSince} changes since the last visit`;
      yield { part, ...(await measurePage(servers, `/projects/${changed.id}/plan`, size, 4)) };
    },
  );
}

/** Changes of others that moved a hundred tasks each since somebody was in the project. */
async function changeSinceVisit({ db, now }: Services, { id, plan }: BenchProject, userId: string): Promise<void> {
  const visit = { userId, projectId: id, subjectId: id, at: now(), seen: 1, seenBefore: 0 };
  await db.insertInto("visit").values(visit).execute();
  const times = { startBefore: plan.start, finishBefore: plan.start, startAfter: plan.start, finishAfter: plan.start };
  await db.transaction().execute(async (transaction) => {
    for (let change = 0; change < changesSince; change++) {
      const tasks = Array.from({ length: movedByEach }, (_, place) => plan.tasks[(change * 7 + place * 3) % plan.tasks.length]!);
      const entry = { stream: id, at: now(), actorId: null, command: "plan.updateTask", subjectId: tasks[0]!.id, data: {}, requestId: "" };
      const sequence = await appendEvent(transaction, entry);
      await insertTaskMoves(
        transaction,
        id,
        sequence,
        tasks.map((task) => ({ taskId: task.id, ...times })),
      );
    }
  });
}
