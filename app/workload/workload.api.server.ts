import { z } from "zod";
import { addDays, daysBetween } from "#app/domain/time/day.ts";
import { stretchLoads } from "#app/domain/workload/person-load.ts";
import { loadWindow, stretchKinds } from "#app/domain/workload/window.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { civilTimeShape, dayShape, idShape } from "#app/http/api/shapes.server.ts";
import type { GuardedArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { LevellingQuery } from "./levelling-query.ts";
import { applyLevelling, clearLevelling, type Levelled } from "./levelling.server.ts";
import { awaitProposal } from "./levelling-work.server.ts";
import { measurePlan } from "./measured-plan.server.ts";
import { readOtherWork } from "./other-projects.server.ts";
import { personWindows } from "./person-windows.server.ts";
import { windowDay } from "./window-day.server.ts";

const minutes = z.number().int();
const load = z
  .object({
    personId: idShape,
    from: dayShape,
    to: dayShape,
    demandMinutes: minutes,
    capacityMinutes: minutes,
    /** Minutes too many, day by day. */
    overloadMinutes: minutes,
    tasks: z.array(z.object({ projectId: idShape, taskId: idShape, minutes })),
  })
  .meta({ id: "PersonLoad" });
const workload = z.object({ from: dayShape, to: dayShape, loads: z.array(load) }).meta({ id: "Workload" });

const wishes = {
  from: dayShape.optional(),
  to: dayShape.optional(),
  personId: idShape.optional(),
};
const delay = z.object({ taskId: idShape, levellingDelayMinutes: minutes, beforeMinutes: minutes });
const milestone = z.object({ taskId: idShape.nullable(), finishBefore: civilTimeShape, finish: civilTimeShape, byMinutes: z.number() });
const proposal = z
  .object({
    planVersion: z.number().int(),
    delays: z.array(delay).readonly(),
    shifts: z
      .array(
        z.object({
          taskId: idShape,
          startBefore: civilTimeShape,
          start: civilTimeShape,
          finishBefore: civilTimeShape,
          finish: civilTimeShape,
          byMinutes: z.number(),
          delayMinutes: z.number(),
          causes: z.array(z.object({ personId: idShape, from: dayShape, to: dayShape, tasks: z.array(idShape).readonly() })).readonly(),
          follows: idShape.nullable(),
        }),
      )
      .readonly(),
    project: milestone,
    milestones: z.array(milestone).readonly(),
    overloadedDaysBefore: z.number().int(),
    overloadedDaysAfter: z.number().int(),
    remaining: z
      .array(
        z.object({
          personId: idShape,
          from: dayShape,
          to: dayShape,
          demandMinutes: minutes,
          capacityMinutes: minutes,
          reason: z.enum(["alone", "away", "fixed", "noSlack", "constraint", "noRoom"]),
        }),
      )
      .readonly(),
  })
  .meta({ id: "LevellingProposal" });
const levelled = z
  .object({
    /** Tasks whose levelling delay is another now. */
    tasks: z.number().int(),
    moved: z.number().int(),
    end: z.object({ kind: z.enum(["goLive", "finish"]), before: civilTimeShape, after: civilTimeShape }),
  })
  .meta({ id: "Levelled" });

const path = "/projects/:projectId/levelling";

export const workloadEndpoints = [
  endpoint({
    id: "getWorkload",
    method: "GET",
    path: "/projects/:projectId/workload",
    permission: "plan.view",
    query: z.strictObject({
      per: z.enum(stretchKinds).default("week"),
      from: windowDay.optional(),
      others: z.enum(["yes", "no"]).default("yes"),
    }),
    answer: workload,
    run: async (caller) => {
      const { context, project, query } = caller;
      const loaded = await context.plans.read(context.db, project.id, project.planVersion);
      const window = loadWindow(query.per, query.from ?? todayIn(project.timeZone, context.now()));
      const others = query.others === "yes" ? await readOtherWork(caller, window.from, window.to) : null;
      const windows = personWindows(project.id, measurePlan(loaded, window.from, window.to), others);
      const loads = windows.flatMap((person) =>
        stretchLoads(person, window.stretches).map(({ demandMinutes, capacityMinutes, overloadMinutes }, index) => {
          const { from, until } = window.stretches[index]!;
          const sum = (days: readonly number[]) => Math.round(days.slice(from, until).reduce((total, day) => total + day, 0));
          return {
            personId: person.personId,
            from: addDays(window.from, from),
            to: addDays(window.from, until - 1),
            demandMinutes,
            capacityMinutes,
            overloadMinutes,
            tasks: person.work
              .map(({ projectId, taskId, minutes: days }) => ({ projectId, taskId, minutes: sum(days) }))
              .filter((part) => part.minutes > 0),
          };
        }),
      );
      return { body: { from: window.from, to: addDays(window.from, daysBetween(window.from, window.to)), loads } };
    },
  }),
  endpoint({
    id: "getLevellingProposal",
    method: "GET",
    path,
    permission: "plan.edit",
    query: z.strictObject({ ...wishes, onlyWithinSlack: z.enum(["yes", "no"]).default("no") }),
    answer: proposal,
    run: async (caller) => {
      const { from, to, personId, onlyWithinSlack } = caller.query;
      const query = { from: from ?? null, to: to ?? null, personId: personId ?? null, onlyWithinSlack: onlyWithinSlack === "yes" };
      return { body: await propose(caller, query) };
    },
  }),
  endpoint({
    id: "applyLevelling",
    method: "POST",
    path,
    permission: "plan.edit",
    body: z
      .strictObject({
        ...wishes,
        onlyWithinSlack: z.boolean().default(false),
        /** The one that the proposal was made for. */
        planVersion: z.number().int().min(1),
        /** All of the proposal when it is left out. */
        taskIds: z.array(idShape).max(100_000).optional(),
      })
      .meta({ id: "LevellingChoice" }),
    answer: levelled,
    run: async (args) => {
      const { personId, onlyWithinSlack, taskIds, ...rest } = args.value;
      const choice = taskIds === undefined ? ("all" as const) : ("chosen" as const);
      const asked = { ...(personId === undefined ? {} : { person: personId }), ...(onlyWithinSlack ? { within: "yes" as const } : {}) };
      return { body: shown(await applyLevelling({ ...args, value: { ...rest, ...asked, choice, task: taskIds ?? [] } })) };
    },
  }),
  endpoint({
    id: "clearLevelling",
    method: "DELETE",
    path,
    permission: "plan.edit",
    answer: levelled,
    run: async (args) => ({ body: shown(await clearLevelling({ ...args, value: { confirmed: "yes" } })) }),
  }),
];

async function propose({ context, project }: GuardedArgs<"plan.edit">, query: LevellingQuery): Promise<z.input<typeof proposal>> {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const outcome = await awaitProposal(context, plan, query, todayIn(project.timeZone, context.now()));
  if (!outcome.ok) {
    if (outcome.problem.code.startsWith("work.")) throw new Refusal("levelling.tooMuch", { status: 503 });
    throw new Refusal("field.invalid", { field: "personId" });
  }
  const { delays, shifts, project: end, milestones, overloadedDaysBefore, overloadedDaysAfter, remaining } = outcome.value;
  return {
    planVersion: plan.version,
    delays,
    shifts,
    project: end,
    milestones,
    overloadedDaysBefore,
    overloadedDaysAfter,
    remaining: remaining.map(({ tasks: _tasks, reason, ...rest }) => ({ ...rest, reason: reason.code })),
  };
}

function shown({ effect, tasks }: Levelled): z.input<typeof levelled> {
  return { tasks, moved: effect.moved, end: effect.end };
}
