import type { z } from "zod";
import type { Judgement } from "#app/domain/scorecard/judgement.ts";
import { groupsOf, type CriterionGroup } from "#app/domain/scorecard/scorecard.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import {
  judgementText,
  listJudgementRows,
  listScoringSeats,
  setWeighting,
  storedJudgement,
  updateCriterion,
  writeJudgement,
  writeWeighing,
  type ScorecardRecords,
} from "#db/queries/scorecard.ts";
import type { EvaluationSeatRow, EvaluationWeighingRow } from "#db/tables/evaluation.ts";
import { changedSince, changeScorecard, loggedName, type ScorecardArgs, type ScorecardWork } from "./change-scorecard.server.ts";
import type { chooseWeighingForm, suggestionForm, weighForm } from "./scorecard.forms.server.ts";
import { judgementFields, typedJudgement, withSuggestion } from "./typed-judgement.ts";

/** With the group that a URL names. */
export type GroupArgs<Value> = ScorecardArgs<Value> & { readonly params: Readonly<Record<string, string | undefined>> };
type Weighed = z.output<typeof weighForm>;
type Suggested = z.output<typeof suggestionForm>;

/** What the group at the top is called in URLs. */
export const topGroup = "top";

/** Chooses how a group is weighed and by whom. What was agreed by another method no longer counts; what members said stays with its method. */
export async function chooseWeighing(args: GroupArgs<z.output<typeof chooseWeighingForm>>): Promise<void> {
  const { value } = args;
  await changeScorecard(args, async (work) => {
    const group = requireGroup(args, work);
    const before = weighingOf(work.records, group);
    const present = versionOfGroup(work.records, group);
    if (value.version !== present) {
      const theirs = { weighting: group.weighting, weigher: before?.weigher ?? "agreed" };
      throw new Refusal("form.stale", { status: 409, detail: { version: present, theirs } });
    }
    const isSame = group.weighting === value.weighting;
    await setWeighting(work.transaction, args.project.id, group.id, value.weighting);
    const judgement = isSame ? (before?.judgement ?? null) : null;
    await keepWeighing(args, work, group, { weigher: value.weigher, judgement, reason: isSame ? (before?.reason ?? "") : "" });
    const was = { method: group.weighting, weigher: before?.weigher ?? "agreed" };
    const now = { method: value.weighting, weigher: value.weigher };
    await work.tell("chooseWeighing", subjectOf(group), { name: nameOf(group), before: was, after: now });
  });
}

/** Sets the weights of a group in agreement: points at the criteria themselves, or a judgement by the group's method. */
export async function weighAgreed(args: GroupArgs<Weighed>): Promise<void> {
  const { value } = args;
  await changeScorecard(args, async (work) => {
    const group = requireGroup(args, work);
    const standing = agreedJudgement(work.records, group);
    const present = versionOfGroup(work.records, group);
    if (value.version !== present) throw stale(present, value, standing, weighingOf(work.records, group)?.reason);
    await keepAgreed(args, work, group, typedJudgement(value, group), value.reason);
  });
}

/** Keeps what a member's seat says of a group. */
export async function weighAsMember(args: GroupArgs<Weighed>): Promise<void> {
  const { value } = args;
  await changeScorecard(args, async (work) => {
    const group = requireGroup(args, work);
    const own = await readOwn(args, work, group);
    if (value.version !== own.version) throw stale(own.version, value, own.judgement, own.reason);
    await keepOwn(args, work, group, own, typedJudgement(value, group), value.reason);
  });
}

/** Puts what would fit in the place of the agreed judgement that fits the others least. */
export async function takeAgreedSuggestion(args: GroupArgs<Suggested>): Promise<void> {
  const { value } = args;
  await changeScorecard(args, async (work) => {
    const group = requireGroup(args, work);
    const standing = agreedJudgement(work.records, group);
    if (value.version !== versionOfGroup(work.records, group) || standing?.kind !== "pairs") throw changedSince();
    await keepAgreed(args, work, group, withSuggestion(standing, value), weighingOf(work.records, group)?.reason ?? "");
  });
}

/** The same for what a member's seat said. */
export async function takeOwnSuggestion(args: GroupArgs<Suggested>): Promise<void> {
  const { value } = args;
  await changeScorecard(args, async (work) => {
    const group = requireGroup(args, work);
    const own = await readOwn(args, work, group);
    if (value.version !== own.version || own.judgement?.kind !== "pairs") throw changedSince();
    await keepOwn(args, work, group, own, withSuggestion(own.judgement, value), own.reason);
  });
}

/** The state that a form of agreed weights was made of: any change of how the group is weighed, and of its criteria, makes another one. */
export function versionOfGroup(records: ScorecardRecords, group: CriterionGroup): number {
  const members = new Set(group.members.map(({ id }) => id));
  const versions = records.criteria.filter(({ id }) => members.has(id)).map(({ version }) => version);
  return (weighingOf(records, group)?.version ?? 0) + versions.reduce((sum, version) => sum + version, 0);
}

/** What was agreed of a group by its method; null where nothing was. */
export function agreedJudgement(records: ScorecardRecords, group: CriterionGroup): Judgement | null {
  if (group.weighting === "points")
    return { kind: "numbers", numbers: Object.fromEntries(group.members.map(({ id, weight }) => [id, weight])) };
  const kept = weighingOf(records, group)?.judgement ?? null;
  return kept === null ? null : storedJudgement(kept);
}

export function weighingOf({ weighings }: ScorecardRecords, { id }: CriterionGroup): EvaluationWeighingRow | undefined {
  return weighings.find(({ groupId }) => groupId === id);
}

/** The seat in which an account weighs and scores: its own, or one that it was asked to take. */
export function seatOf(seats: readonly EvaluationSeatRow[], userId: string): EvaluationSeatRow | undefined {
  return seats.find((seat) => (seat.delegateId ?? seat.userId) === userId);
}

async function keepAgreed(
  args: GroupArgs<unknown>,
  work: ScorecardWork,
  group: CriterionGroup,
  judgement: Judgement,
  reason: string,
): Promise<void> {
  const before = agreedJudgement(work.records, group);
  if (group.weighting === "points") await setPoints(work, judgement);
  else {
    const weigher = weighingOf(work.records, group)?.weigher ?? "agreed";
    const kept = group.weighting === "pairwise" ? reason : "";
    await keepWeighing(args, work, group, { weigher, judgement: judgementText(judgement), reason: kept });
  }
  const named = (said: Judgement | null) => said && loggedJudgement(group, said);
  await work.tell("weigh", subjectOf(group), {
    ...{ name: nameOf(group), method: group.weighting, reason },
    ...{ before: named(before), after: named(judgement) },
  });
}

/** Points stand at the criteria. */
async function setPoints({ transaction, records }: ScorecardWork, judgement: Judgement): Promise<void> {
  if (judgement.kind !== "numbers") throw new Error("Points are numbers");
  for (const [id, weight] of Object.entries(judgement.numbers)) {
    const row = records.criteria.find((each) => each.id === id);
    if (row && row.weight !== weight && !(await updateCriterion(transaction, id, row.version, { weight }))) throw changedSince();
  }
}

async function keepWeighing(
  { context, project, user }: GroupArgs<unknown>,
  { transaction, records }: ScorecardWork,
  group: CriterionGroup,
  kept: Pick<EvaluationWeighingRow, "weigher" | "judgement" | "reason">,
): Promise<void> {
  const decided = { decidedBy: user.id, deciderName: user.name, updatedAt: context.now() };
  const row = { projectId: project.id, groupId: group.id, ...kept, ...decided };
  if (!(await writeWeighing(transaction, row, weighingOf(records, group)?.version ?? 0))) throw changedSince();
}

interface Own {
  readonly seat: EvaluationSeatRow;
  readonly version: number;
  /** Null where the seat has said nothing by the group's method. */
  readonly judgement: Judgement | null;
  readonly reason: string;
}

async function readOwn({ project, user }: GroupArgs<unknown>, { transaction }: ScorecardWork, group: CriterionGroup): Promise<Own> {
  const seat = seatOf(await listScoringSeats(transaction, project.id), user.id);
  if (!seat) throw new Refusal("scorecard.noSeat", { status: 409 });
  const rows = await listJudgementRows(transaction, project.id);
  const row = rows.find(({ groupId, seatId }) => groupId === group.id && seatId === seat.id);
  const judgement = row?.method === group.weighting ? storedJudgement(row.judgement) : null;
  return { seat, version: row?.version ?? 0, judgement, reason: row?.reason ?? "" };
}

async function keepOwn(
  { context, project }: GroupArgs<unknown>,
  { transaction, tell }: ScorecardWork,
  group: CriterionGroup,
  { seat, version }: Own,
  judgement: Judgement,
  reason: string,
): Promise<void> {
  const said = { method: group.weighting, judgement: judgementText(judgement), reason, updatedAt: context.now() };
  const row = { projectId: project.id, groupId: group.id, seatId: seat.id, ...said };
  if (!(await writeJudgement(transaction, row, version))) throw changedSince();
  await tell("judge", subjectOf(group), { name: nameOf(group), method: group.weighting, seat: seat.name });
}

function requireGroup({ context, params }: GroupArgs<unknown>, { scorecard }: ScorecardWork): CriterionGroup {
  const id = params["groupId"] === topGroup ? "" : params["groupId"];
  const group = groupsOf(scorecard).find((each) => each.id === id);
  if (!group) throw errorResponse(404, context);
  return group;
}

function subjectOf({ id }: CriterionGroup): string | null {
  return id === "" ? null : id;
}

/** Null for the group at the top, which has no name of its own. */
function nameOf({ criterion }: CriterionGroup) {
  return criterion ? loggedName(criterion.name) : null;
}

/** What was said, with the names that the criteria had then. */
function loggedJudgement({ members }: CriterionGroup, judgement: Judgement) {
  const named = (id: string) => {
    const found = members.find((criterion) => criterion.id === id);
    return found ? loggedName(found.name) : null;
  };
  if (judgement.kind === "numbers") return Object.entries(judgement.numbers).map(([id, number]) => ({ criterion: named(id), number }));
  return judgement.pairs.map(([first, second, ratio]) => ({ criterion: named(first), against: named(second), number: ratio }));
}

function stale(version: number, value: Weighed, theirs: Judgement | null, reason = ""): Refusal {
  return new Refusal("form.stale", { status: 409, detail: { version, theirs: judgementFields(value, theirs, reason) } });
}
