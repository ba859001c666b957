import { z } from "zod";
import { allCriteria, groupsOf } from "#app/domain/scorecard/scorecard.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState, stateOf } from "#app/http/api/entity-tag.server.ts";

import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { addCriterion, duplicateCriterion, moveCriterion, removeCriterion, restoreCriterion } from "./criteria.server.ts";
import { editCriterion } from "./edit-criterion.server.ts";
import { describeGroup, requestedJudgement } from "./group-description.server.ts";
import { choosePreset, editMethodAt } from "./method.server.ts";
import { problemWords } from "./problem-words.server.ts";
import { readLiveScorecard, type LiveScorecard } from "./read-scorecard.server.ts";
import { addRequirement, editRequirement, moveRequirement, removeRequirement, restoreRequirement } from "./requirements.server.ts";
import { presetForm, startForm } from "./scorecard.forms.server.ts";
import { downloadScorecard } from "./scorecard-file.server.ts";
import {
  criterionChanges,
  criterionShape,
  groupShape,
  judgementBody,
  methodShape,
  moveBody,
  newCriterion,
  newRequirement,
  requirementChanges,
  requirementShape,
  scorecardShape,
  shownCriterion,
  shownRequirement,
  weighingBody,
} from "./scorecard-shapes.server.ts";
import { startScorecard } from "./start.server.ts";
import { chooseWeighing, topGroup, weighAgreed, weighAsMember } from "./weighing.server.ts";

const card = "/projects/:projectId/scorecard";
const criteria = `${card}/criteria`;
const oneCriterion = `${criteria}/:criterionId`;
const requirements = `${card}/requirements`;
const oneRequirement = `${requirements}/:requirementId`;
const oneGroup = `${card}/groups/:groupId`;

type Asked = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>>; readonly reader: Reader };

export const scorecardEndpoints = [
  endpoint({ id: "getScorecard", method: "GET", path: card, permission: "vendors.view", answer: scorecardShape, run: answerScorecard }),
  endpoint({
    id: "startScorecard",
    method: "POST",
    path: card,
    permission: "vendors.edit",
    body: z.strictObject(startForm.shape).meta({ id: "NewScorecard" }),
    answer: scorecardShape,
    status: 201,
    run: async (args) => {
      await startScorecard(args);
      return answerScorecard(args);
    },
  }),
  endpoint({
    id: "downloadScorecard",
    method: "GET",
    path: `${card}/file`,
    permission: "vendors.view",
    query: z.strictObject({ format: z.enum(["xlsx", "csv", "json"]).optional() }),
    fileTypes: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv", "application/json"],
    run: (args) => downloadScorecard(args),
  }),
  endpoint({
    id: "changeScorecardMethod",
    method: "PUT",
    path: `${card}/method`,
    permission: "vendors.edit",
    isConditional: true,
    body: z.strictObject(methodShape.shape).omit({ preset: true }).meta({ id: "ScorecardMethod" }),
    answer: scorecardShape,
    run: async (args) => {
      const { body } = await requireScorecardState(args);
      await editMethodAt(args, { ...args.value, preset: null }, body.version);
      return answerScorecard(args);
    },
  }),
  endpoint({
    id: "chooseScorecardPreset",
    method: "PUT",
    path: `${card}/preset`,
    permission: "vendors.edit",
    isConditional: true,
    body: z.strictObject({ preset: presetForm.shape.preset }).meta({ id: "ScorecardPreset" }),
    answer: scorecardShape,
    run: async (args) => {
      const { body } = await requireScorecardState(args);
      await choosePreset({ ...args, value: { ...args.value, version: body.version } });
      return answerScorecard(args);
    },
  }),
  endpoint({
    id: "createScorecardCriterion",
    method: "POST",
    path: criteria,
    permission: "vendors.edit",
    body: newCriterion,
    answer: criterionShape,
    status: 201,
    run: async (args) => {
      const { id } = await addCriterion(args);
      return { ...(await answerCriterion(args, id)), location: `/projects/${args.project.id}/scorecard/criteria/${id}` };
    },
  }),
  endpoint({
    id: "getScorecardCriterion",
    method: "GET",
    path: oneCriterion,
    permission: "vendors.view",
    answer: criterionShape,
    run: async (args) => answerCriterion(args, idOf(args)),
  }),
  endpoint({
    id: "updateScorecardCriterion",
    method: "PATCH",
    path: oneCriterion,
    permission: "vendors.edit",
    isConditional: true,
    body: criterionChanges,
    answer: criterionShape,
    run: async (args) => {
      const { body } = await answerCriterion(args, idOf(args));
      await editCriterion({ ...args, value: changedCriterion(body, args.value, args.version) });
      return answerCriterion(args, body.id);
    },
  }),
  endpoint({
    id: "moveScorecardCriterion",
    method: "POST",
    path: `${oneCriterion}/move`,
    permission: "vendors.edit",
    body: moveBody,
    answer: scorecardShape,
    run: async (args) => {
      await moveCriterion({ ...args, value: { ...args.value, criterionId: idOf(args) } });
      return answerScorecard(args);
    },
  }),
  endpoint({
    id: "duplicateScorecardCriterion",
    method: "POST",
    path: `${oneCriterion}/duplicate`,
    permission: "vendors.edit",
    answer: criterionShape,
    status: 201,
    run: async (args) => {
      const { id } = await duplicateCriterion({ ...args, value: { criterionId: idOf(args) } });
      return { ...(await answerCriterion(args, id)), location: `/projects/${args.project.id}/scorecard/criteria/${id}` };
    },
  }),
  endpoint({
    id: "deleteScorecardCriterion",
    method: "DELETE",
    path: oneCriterion,
    permission: "vendors.edit",
    isConditional: true,
    run: async (args) => {
      const { body } = await answerCriterion(args, idOf(args));
      requireState(args.state, body.version);
      await removeCriterion({ ...args, value: { criterionId: body.id, version: body.version } });
    },
  }),
  endpoint({
    id: "restoreScorecardCriterion",
    method: "POST",
    path: `${oneCriterion}/restore`,
    permission: "vendors.edit",
    answer: criterionShape,
    run: async (args) => {
      await restoreCriterion({ ...args, value: { criterionId: idOf(args) } });
      return answerCriterion(args, idOf(args));
    },
  }),
  endpoint({
    id: "createScorecardRequirement",
    method: "POST",
    path: requirements,
    permission: "vendors.edit",
    body: newRequirement,
    answer: requirementShape,
    status: 201,
    run: async (args) => answerRequirement(args, (await addRequirement(args)).id),
  }),
  endpoint({
    id: "getScorecardRequirement",
    method: "GET",
    path: oneRequirement,
    permission: "vendors.view",
    answer: requirementShape,
    run: async (args) => answerRequirement(args, idOf(args)),
  }),
  endpoint({
    id: "updateScorecardRequirement",
    method: "PATCH",
    path: oneRequirement,
    permission: "vendors.edit",
    isConditional: true,
    body: requirementChanges,
    answer: requirementShape,
    run: async (args) => {
      const { body } = await answerRequirement(args, idOf(args));
      const { text = body.text.en, textZh = body.text.zh } = args.value;
      await editRequirement({ ...args, value: { text, textZh, requirementId: body.id, version: args.version } });
      return answerRequirement(args, body.id);
    },
  }),
  endpoint({
    id: "moveScorecardRequirement",
    method: "POST",
    path: `${oneRequirement}/move`,
    permission: "vendors.edit",
    body: moveBody,
    answer: scorecardShape,
    run: async (args) => {
      await moveRequirement({ ...args, value: { ...args.value, requirementId: idOf(args) } });
      return answerScorecard(args);
    },
  }),
  endpoint({
    id: "deleteScorecardRequirement",
    method: "DELETE",
    path: oneRequirement,
    permission: "vendors.edit",
    isConditional: true,
    run: async (args) => {
      const { body } = await answerRequirement(args, idOf(args));
      requireState(args.state, body.version);
      await removeRequirement({ ...args, value: { requirementId: body.id, version: body.version } });
    },
  }),
  endpoint({
    id: "restoreScorecardRequirement",
    method: "POST",
    path: `${oneRequirement}/restore`,
    permission: "vendors.edit",
    answer: requirementShape,
    run: async (args) => {
      await restoreRequirement({ ...args, value: { requirementId: idOf(args) } });
      return answerRequirement(args, idOf(args));
    },
  }),
  endpoint({ id: "getScorecardGroup", method: "GET", path: oneGroup, permission: "vendors.view", answer: groupShape, run: answerGroup }),
  endpoint({
    id: "chooseScorecardWeighing",
    method: "PUT",
    path: `${oneGroup}/weighing`,
    permission: "vendors.weigh",
    isConditional: true,
    body: weighingBody,
    answer: groupShape,
    run: async (args) => {
      const { agreedVersion } = await requireGroupState(args);
      await chooseWeighing({ ...args, value: { ...args.value, version: agreedVersion } });
      return answerGroup(args);
    },
  }),
  endpoint({
    id: "weighScorecardGroup",
    method: "PUT",
    path: `${oneGroup}/agreed`,
    permission: "vendors.weigh",
    isConditional: true,
    body: judgementBody,
    answer: groupShape,
    run: async (args) => {
      const { agreedVersion, group } = await requireGroupState(args);
      await weighAgreed({ ...args, value: { ...requestedJudgement(args.value, group), version: agreedVersion } });
      return answerGroup(args);
    },
  }),
  endpoint({
    id: "judgeScorecardGroup",
    method: "PUT",
    path: `${oneGroup}/own`,
    permission: "vendors.score",
    isConditional: true,
    body: judgementBody,
    answer: groupShape,
    run: async (args) => {
      const { ownVersion, group } = await requireGroupState(args);
      await weighAsMember({ ...args, value: { ...requestedJudgement(args.value, group), version: ownVersion } });
      return answerGroup(args);
    },
  }),
];

/** What an address names, whatever kind it is of. */
function idOf({ params }: Asked): string {
  return params["criterionId"] ?? params["requirementId"] ?? "";
}

async function requireLive(caller: ProjectCaller): Promise<LiveScorecard> {
  const live = await readLiveScorecard(caller);
  if (!live) throw errorResponse(404, caller.context);
  return live;
}

type ScorecardBody = z.input<typeof scorecardShape>;

async function answerScorecard(args: Asked): Promise<EndpointAnswer<ScorecardBody>> {
  const live = await requireLive(args);
  const { scorecard, records, problems, shares, lockedBy } = live;
  const rows = new Map(records.criteria.map((row) => [row.id, row]));
  const body: ScorecardBody = {
    version: records.evaluation.version,
    method: { ...scorecard.method, tieBreaks: [...scorecard.method.tieBreaks], weightConstraint: constraintOf(live) },
    criteria: allCriteria(scorecard.criteria).flatMap((criterion) => {
      const row = rows.get(criterion.id);
      return row ? [shownCriterion(row, criterion, shares.get(criterion.id))] : [];
    }),
    requirements: records.requirements.filter(({ removedAt }) => removedAt === null).map(shownRequirement),
    lockedByRound: lockedBy,
    problems: problems.map((problem) => ({
      code: problem.code,
      criterionId: problem.criterionId,
      groupId: problem.groupId === "" ? topGroup : problem.groupId,
      text: problemWords(problem, scorecard, "", args.reader).text,
    })),
  };
  return { body, state: stateOf(body) };
}

function constraintOf({ scorecard }: LiveScorecard): NonNullable<ScorecardBody["method"]["weightConstraint"]> {
  const { weightConstraint } = scorecard.method;
  if (typeof weightConstraint === "string") return weightConstraint;
  return Object.fromEntries(Object.entries(weightConstraint).map(([id, [low, high]]) => [id, [low, high]]));
}

async function requireScorecardState(args: Asked & { readonly state: string }): Promise<EndpointAnswer<ScorecardBody>> {
  const answer = await answerScorecard(args);
  requireState(args.state, answer.state ?? "");
  return answer;
}

async function answerCriterion(args: Asked, id: string) {
  const { scorecard, records, shares } = await requireLive(args);
  const row = records.criteria.find((each) => each.id === id);
  const criterion = allCriteria(scorecard.criteria).find((each) => each.id === id);
  if (!row || !criterion) throw errorResponse(404, args.context);
  return { body: shownCriterion(row, criterion, shares.get(id)), state: row.version };
}

async function answerRequirement(args: Asked, id: string) {
  const { records } = await requireLive(args);
  const row = records.requirements.find((each) => each.id === id && each.removedAt === null);
  if (!row) throw errorResponse(404, args.context);
  return { body: shownRequirement(row), state: row.version };
}

async function answerGroup(args: Asked) {
  const { body, state } = await describeGroup(args, await requireLive(args));
  return { body, state };
}

async function requireGroupState(args: Asked & { readonly state: string }) {
  const live = await requireLive(args);
  const described = await describeGroup(args, live);
  requireState(args.state, described.state);
  const group = groupsOf(live.scorecard).find(({ id }) => id === (args.params["groupId"] === topGroup ? "" : args.params["groupId"]));
  if (!group) throw errorResponse(404, args.context);
  return { ...described, group };
}

/** A criterion with what a program changes of it, as its form would send it. */
function changedCriterion(known: z.input<typeof criterionShape>, changes: z.output<typeof criterionChanges>, version: number) {
  const { scale = known.scale, levels, valuePoints = known.valuePoints, anchors = known.anchors, kind = known.kind } = changes;
  const { guidance = known.guidance.en, guidanceZh = known.guidance.zh, name = known.name.en, nameZh = known.name.zh } = changes;
  const { parentId = known.parentId, unit = known.unit, weight = known.weight, minimum = known.minimum } = changes;
  const { discountRate = known.discountRate, isApplicable = known.isApplicable } = changes;
  const kept = known.levels.map(({ level, text }) => ({ level, en: text.en, zh: text.zh ?? undefined }));
  return {
    ...{
      criterionId: known.id,
      version,
      shape: "whole" as const,
      name,
      nameZh,
      guidance,
      guidanceZh,
      parentId,
      kind,
      unit,
      weight,
      minimum,
    },
    scaleLow: scale[0],
    scaleHigh: scale[1],
    levels: levels ? levels.map(({ level, en, zh }) => ({ level, en, zh: zh ?? undefined })) : kept,
    valuePoints: (valuePoints ?? []).map(([score, value]) => ({ score, value: value * 100 })),
    anchorBest: anchors?.[0] ?? null,
    anchorWorst: anchors?.[1] ?? null,
    discountRate: discountRate * 100,
    isTakenOut: !isApplicable,
  };
}
