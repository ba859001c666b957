import { z } from "zod";
import type { PlanLink } from "#app/domain/plan/model.ts";
import { lagUnits, linkTypes } from "#app/domain/schedule/network.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState, stateOf } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { readAgain } from "#app/http/api/read-again.server.ts";
import { idShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { executePlanCommand } from "./plan.server.ts";

const fields = { type: z.enum(linkTypes), lag: z.number(), lagUnit: z.enum(lagUnits) };
const link = z.object({ id: idShape, predecessorId: idShape, successorId: idShape, ...fields }).meta({ id: "Link" });
const newLink = z
  .strictObject({
    predecessorId: z.uuid(),
    successorId: z.uuid(),
    type: fields.type.default("FS"),
    lag: fields.lag.default(0),
    lagUnit: fields.lagUnit.default("working"),
  })
  .meta({ id: "NewLink" });
const linkChanges = z
  .strictObject({ type: fields.type.optional(), lag: fields.lag.optional(), lagUnit: fields.lagUnit.optional() })
  .meta({ id: "LinkChanges" });

const links = "/projects/:projectId/links";
const oneLink = `${links}/:linkId`;

export const linkEndpoints = [
  endpoint({
    id: "listLinks",
    method: "GET",
    path: links,
    permission: "plan.view",
    query: pageQuery.extend({ taskId: idShape.optional() }),
    answer: pageOf(link).meta({ id: "LinkPage" }),
    run: async (caller) => {
      const { taskId } = caller.query;
      const all = await readLinks(caller);
      const wanted = taskId === undefined ? all : all.filter((entry) => entry.predecessorId === taskId || entry.successorId === taskId);
      return answerPage(wanted, caller.query);
    },
  }),
  endpoint({
    id: "createLink",
    method: "POST",
    path: links,
    permission: "plan.edit",
    body: newLink,
    answer: link,
    status: 201,
    run: async (args) => {
      const made = await executePlanCommand(args, { kind: "addLink", link: { id: args.context.newId(), ...args.value } });
      const id = made.command.kind === "addLink" ? made.command.link.id : "";
      return { ...(await answerLink(args, id)), location: `/projects/${args.project.id}/links/${id}` };
    },
  }),
  endpoint({
    id: "getLink",
    method: "GET",
    path: oneLink,
    permission: "plan.view",
    answer: link,
    run: async (caller) => answerLink(caller, caller.params["linkId"] ?? ""),
  }),
  endpoint({
    id: "updateLink",
    method: "PATCH",
    path: oneLink,
    permission: "plan.edit",
    isConditional: true,
    body: linkChanges,
    answer: link,
    run: async (args) => {
      const linkId = await requireLink(args);
      const { type, lag, lagUnit } = args.value;
      const changes = { ...(type && { type }), ...(lag !== undefined && { lag }), ...(lagUnit && { lagUnit }) };
      await executePlanCommand(args, { kind: "updateLink", linkId, changes });
      return answerLink(args, linkId);
    },
  }),
  endpoint({
    id: "deleteLink",
    method: "DELETE",
    path: oneLink,
    permission: "plan.edit",
    isConditional: true,
    run: async (args) => {
      const linkId = await requireLink(args);
      await executePlanCommand(args, { kind: "removeLink", linkId });
    },
  }),
];

async function readLinks({ context, project }: ProjectCaller): Promise<readonly PlanLink[]> {
  return (await context.plans.read(context.db, project.id, project.planVersion)).plan.links;
}

/** The link that the URL names, at the state that the request has seen. */
async function requireLink(args: ProjectCaller & { params: Readonly<Record<string, string | undefined>>; state: string }): Promise<string> {
  const { body, state } = await answerLink(args, args.params["linkId"] ?? "");
  requireState(args.state, state ?? "");
  return body.id;
}

async function answerLink(caller: ProjectCaller, id: string): Promise<EndpointAnswer<PlanLink>> {
  const found = (await readLinks(await readAgain(caller))).find((entry) => entry.id === id);
  if (!found) throw errorResponse(404, caller.context);
  return { body: found, state: stateOf([found.type, found.lag, found.lagUnit]) };
}
