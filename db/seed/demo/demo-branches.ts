import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { responsiblePerson } from "#app/domain/plan/owner.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import type { Bilingual } from "#app/domain/template/template.ts";
import type { Day } from "#app/domain/time/day.ts";
import { insertBranch, insertBranchChange } from "../../queries/branches.ts";
import type { Database } from "../../tables/index.ts";
import type { GateEvent } from "./write-gates.ts";

/** What the company asks itself, and its answer in commands: shorter courses by a second trainer, and a start before the last defect is closed. */
export const demoBranch = {
  name: { en: "Training two weeks earlier", zh: "培训提前两周" },
  note: {
    en: "Xu Fang joins as a second trainer: the kit is ready in half the time, and two groups are taught side by side. It takes a few days of work more. Teams practise before the last defects are closed.",
    zh: "徐芳加入担任第二名培训师：教材准备时间减半，两组同时授课，总工作量多出几天。团队在最后一批缺陷关闭前就开始演练。",
  },
  /** The role whose holder works beside whoever does the tasks below. */
  helperRole: "HR",
  /** By the ids of the template; days of work of each of the two. */
  durations: [
    ["5.22", 5],
    ["5.25", 3],
    ["5.26", 3],
  ],
  /** The successor, its predecessor and the lag in days of work. */
  lag: ["5.26", "5.21", -10],
  madeBy: "gao.yuan",
} as const satisfies { name: Bilingual; note: Bilingual; [part: string]: unknown };

interface BranchSource {
  readonly plan: Plan;
  /** The id in the plan of each task of the template. */
  readonly taskIds: ReadonlyMap<string | null, string>;
  readonly users: ReadonlyMap<string, string>;
  /** The day on which it was tried. */
  readonly day: Day;
  newId(): string;
}

/** Writes a what-if that nobody has taken over yet; returns its entry of the log. */
export async function writeDemoBranch(db: Database, { plan, taskIds, users, day, newId }: BranchSource): Promise<GateEvent> {
  const { name, note, madeBy } = demoBranch;
  const id = newId();
  const userId = users.get(madeBy) ?? null;
  const { projectId, tasks, links, nextTaskNumber } = plan;
  const title = `${name.zh} · ${name.en}`;
  const branch = { id, projectId, name: title, note: `${note.zh}\n${note.en}`, baseVersion: plan.version, createdBy: userId };
  await insertBranch(db, { ...branch, createdAt: `${day}T02:00:00.000Z` }, { tasks, links, nextTaskNumber });
  let current = plan;
  for (const [index, wanted] of commandsOf(plan, taskIds).entries()) {
    const applied = applyCommand(current, wanted);
    if (!applied.ok) throw new Error(`The demo's what-if cannot be made: ${applied.problem.code}`);
    current = applied.value.plan;
    const { command } = applied.value;
    await insertBranchChange(db, {
      branchId: id,
      sequence: index + 1,
      command,
      userId,
      createdAt: `${day}T02:0${index + 1}:00.000Z`,
    });
  }
  return { on: day, by: madeBy, taskId: "", subjectId: id, command: "branch.make", data: { name: title } };
}

function commandsOf(plan: Plan, taskIds: ReadonlyMap<string | null, string>): readonly PlanCommand[] {
  const dayLength = minutesPerDay(plan.calendar);
  const [successor, predecessor, days] = demoBranch.lag;
  const link = plan.links.find(
    ({ predecessorId, successorId }) => predecessorId === taskIds.get(predecessor) && successorId === taskIds.get(successor),
  );
  const helper = plan.roles.find(({ code }) => code === demoBranch.helperRole)?.personId ?? null;
  if (!link) throw new Error(`The template of the demo does not link ${predecessor} to ${successor}`);
  return [
    ...demoBranch.durations.map(([templateId, duration]): PlanCommand => {
      const taskId = taskIds.get(templateId) ?? "";
      const task = plan.tasks.find(({ id }) => id === taskId);
      const trainer = task ? responsiblePerson(plan, task) : null;
      const workMinutes = duration * dayLength;
      const assignments = [trainer, helper].flatMap((personId) => (personId ? [{ personId, units: 1, workMinutes }] : []));
      return { kind: "updateTask", taskId, version: task?.version ?? 1, changes: { durationMinutes: workMinutes, assignments } };
    }),
    { kind: "updateLink", linkId: link.id, changes: { lag: days * dayLength, lagUnit: "working" } },
  ];
}
