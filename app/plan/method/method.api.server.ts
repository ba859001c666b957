import { z } from "zod";
import { taskChanges } from "#app/domain/branch/branch-changes.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { bilingualShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { seenMark } from "../branches/seen-mark.server.ts";
import { findMethod, listMethods } from "./method-choices.server.ts";
import { applyMethod, proposeMethod, readMethod } from "./method.server.ts";

const method = "/projects/:projectId/method";
const count = z.number().int();

const methodShape = z
  .object({
    /** Of a template of the product, or the id of a saved one; empty for a plan of no template. */
    key: z.string(),
    edition: count,
    /** When the plan was made from it or brought to it; null when that was not kept. */
    since: instantShape.nullable(),
    /** Tasks of the plan that came from a method and are in it no longer. */
    left: z.array(idShape),
    /** What the plan can be brought to. */
    choices: z.array(z.object({ key: z.string(), edition: count, name: bilingualShape })),
  })
  .meta({ id: "ProjectMethod" });

const proposalShape = z
  .object({
    key: z.string(),
    edition: count,
    /** What the method would bring; tasks that it adds are called `method ` and its own id until they are in the plan. */
    changes: z.array(
      z.object({ taskId: z.string(), kind: z.enum(["added", "removed", "changed"]), fields: z.array(z.string()), links: count }),
    ),
    /** What people changed, too: theirs stands unless the side is chosen. */
    conflicts: z.array(z.object({ key: z.string(), seen: z.string(), kind: z.enum(["field", "removed", "link"]), taskId: z.string() })),
    /** Tasks that are kept although the method lacks them. */
    left: z.array(idShape),
  })
  .meta({ id: "MethodProposal" });

const applyShape = z
  .strictObject({
    key: z.string().min(1).max(60),
    edition: count.min(1),
    choices: z
      .array(z.strictObject({ key: z.string().max(400), side: z.enum(["live", "branch"]), seen: z.string().max(20) }))
      .max(20_000)
      .default([]),
    /** Tasks whose changes are not taken over. */
    leftOut: z.array(z.string().max(100)).max(20_000).default([]),
  })
  .meta({ id: "MethodChange" });

export const methodEndpoints = [
  endpoint({
    id: "getMethod",
    method: "GET",
    path: method,
    permission: "plan.view",
    answer: methodShape,
    run: async (args) => {
      const { plan } = await args.context.plans.read(args.context.db, args.project.id, args.project.planVersion);
      const { record, changedAt } = await readMethod(args, plan);
      const { key, edition, left } = record;
      return { body: { key, edition, since: changedAt, left: [...left], choices: [...(await listMethods(args))] } };
    },
  }),
  endpoint({
    id: "compareMethod",
    method: "GET",
    path: `${method}/comparison`,
    permission: "plan.view",
    query: z.strictObject({ to: z.string().min(1).max(60) }),
    answer: proposalShape,
    run: async (args) => {
      const { plan } = await args.context.plans.read(args.context.db, args.project.id, args.project.planVersion);
      const chosen = await findMethod(args, args.query.to);
      if (!chosen) throw errorResponse(404, args.context);
      const { merge, states } = await proposeMethod(plan, (await readMethod(args, plan)).record, chosen);
      const changes = taskChanges(states.base, states.target);
      return {
        body: {
          key: chosen.key,
          edition: chosen.edition,
          changes: changes.map(({ taskId, kind, groups, links }) => ({ taskId, kind, fields: [...groups], links: links.length })),
          conflicts: merge.conflicts.map((conflict) => ({
            key: conflict.key,
            seen: seenMark(conflict),
            kind: conflict.kind,
            taskId: conflict.taskId,
          })),
          left: [...states.left],
        },
      };
    },
  }),
  endpoint({
    id: "applyMethod",
    method: "POST",
    path: method,
    permission: "plan.edit",
    body: applyShape,
    answer: z.object({ planVersion: versionShape, moved: count }).meta({ id: "MethodApplied" }),
    run: async (args) => {
      const { key, edition, choices, leftOut } = args.value;
      const chosen = new Map(choices.map((choice) => [choice.key, choice.side] as const));
      const seen = new Map(choices.map((choice) => [choice.key, choice.seen] as const));
      const { version, moved } = await applyMethod({ ...args, value: { key, edition, choices: chosen, seen, leftOut: new Set(leftOut) } });
      return { body: { planVersion: version, moved } };
    },
  }),
];
