import type { EarningMethod } from "#app/domain/earned-value/task-value.ts";
import type { Day } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { change } from "#app/http/change.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import { readProgressSetting, writeProgressSetting } from "#db/queries/progress-settings.ts";

interface StatusValue {
  readonly version: number;
  readonly statusDay: Day | null;
  readonly method: EarningMethod;
}

/** Chooses the day up to which a project is looked at, and when its tasks earn their budget. Progress is not known ahead of today. */
export async function changeStatus(
  args: ProjectCaller & { readonly value: StatusValue; readonly formKey?: RequestKey | undefined },
): Promise<{ readonly version: number }> {
  const { context, project, value } = args;
  if (value.statusDay !== null && value.statusDay > todayIn(project.timeZone, context.now()))
    throw new Refusal("value.statusAhead", { field: "statusDay" });
  return change(args, async ({ transaction, record }) => {
    const before = await readProgressSetting(transaction, project.id);
    if (!(await writeProgressSetting(transaction, { projectId: project.id, ...value }))) throw new Refusal("value.stale", { status: 409 });
    const data = {
      before: { statusDay: before.statusDay, method: before.method },
      after: { statusDay: value.statusDay, method: value.method },
    };
    await record({ stream: project.id, command: "progress.set", subjectId: project.id, data });
    return { version: value.version + 1 };
  });
}
