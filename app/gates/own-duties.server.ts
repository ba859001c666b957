import { isOpen } from "#app/domain/gate/evidence.ts";
import { addDays, daysBetween } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { roleMay } from "#app/domain/access/permissions.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import type { OwnPlan } from "#app/http/own-plans.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import { listConditionsDue, listWaiversEnding } from "#db/queries/gate-marks.ts";
import { readGatesOf } from "./gate-records.server.ts";

/** Something at a gate that waits for the reader. */
export interface GateDuty {
  readonly id: string;
  readonly text: string;
  readonly project: string;
  readonly to: string;
  readonly when: string;
  readonly isLate: boolean;
}

/** How far ahead gates are told of. */
const daysAhead = 30;
const everyDay = ["1900-01-01", "2199-12-31"] as const;

/**
 * What waits for the reader at the gates of their projects: waivers and conditions that fall to them, and open gates of the next days with
 * criteria to sign or a decision to make, where their role may.
 */
export async function readGateDuties(
  { context, user }: Caller,
  { locale, t }: Reader,
  plans: readonly OwnPlan[],
): Promise<readonly GateDuty[]> {
  const duties: (GateDuty & { readonly day: string })[] = [];
  for (const { project, plan, schedule } of plans) {
    const today = todayIn(project.timeZone, context.now());
    const names = new Map(plan.tasks.map(({ id, name }) => [id, inLanguage(name, locale)]));
    const add = (kind: "waiver" | "condition" | "sign" | "decide", id: string, taskId: string, day: string, count = 1) =>
      duties.push({
        id: `${kind} ${id}`,
        text: t(`gates:duty.${kind}`, { gate: names.get(taskId) ?? "", count }),
        project: inLanguage({ text: project.name, zh: project.nameZh }, locale),
        to: `/projects/${project.id}/gates/${taskId}`,
        when: day < today ? t("projects:home.daysLate", { count: daysBetween(day, today) }) : formatDay(day, locale, "weekday"),
        isLate: day < today,
        day,
      });
    for (const { id, taskId, day, userIds } of await listWaiversEnding(context.db, project.id, ...everyDay))
      if (userIds.includes(user.id)) add("waiver", id, taskId, day);
    for (const { id, taskId, day, userIds } of await listConditionsDue(context.db, project.id, ...everyDay))
      if (userIds.includes(user.id)) add("condition", id, taskId, day);
    if (!roleMay(project.role, "gate.sign")) continue;
    const near = plan.tasks.filter(({ id, kind, progress }) => {
      if (kind !== "gate" || progress >= 100) return false;
      return schedule.task(schedule.indexOf(id)).finish.slice(0, 10) <= addDays(today, daysAhead);
    });
    if (near.length === 0) continue;
    const gates = await readGatesOf({ context, project }, context.db, plan);
    for (const { task, criteria } of gates.filter((gate) => near.includes(gate.task))) {
      const day = schedule.task(schedule.indexOf(task.id)).finish.slice(0, 10);
      const unsigned = criteria.filter(({ state }) => state === "toSign").length;
      if (unsigned > 0) add("sign", task.id, task.id, day, unsigned);
      else if (roleMay(project.role, "gate.decide") && criteria.every(({ state }) => !isOpen(state))) add("decide", task.id, task.id, day);
    }
  }
  return duties.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0)).map(({ day: _day, ...duty }) => duty);
}
