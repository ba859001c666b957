import type { Judgement } from "#app/domain/scorecard/judgement.ts";
import { pairsOf, stepOfRatio } from "#app/domain/scorecard/pair-scale.ts";
import { groupsOf, type CriterionGroup } from "#app/domain/scorecard/scorecard.ts";
import { weighAlone, weighGroup } from "#app/domain/scorecard/weigh-group.ts";
import type { PairwiseWeights } from "#app/domain/scoring/pairwise.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { listJudgementRows, storedJudgement } from "#db/queries/scorecard.ts";
import { consistencyWords } from "./consistency-words.ts";
import { problemWords } from "./problem-words.server.ts";
import { readLiveScorecard, type LiveScorecard } from "./read-scorecard.server.ts";
import { shareText } from "./share-text.ts";
import { shownName } from "./shown-name.ts";
import { stepOfPair } from "./typed-judgement.ts";
import { agreedJudgement, seatOf, topGroup, versionOfGroup, weighingOf } from "./weighing.server.ts";

export type GroupPage = Awaited<ReturnType<typeof readGroupPage>>;
export type ShownOpinion = NonNullable<GroupPage["agreed"]>;

/** One group with how it is weighed, what was said of it, and what that comes to. Throws a Response of 404 for a group that there is not. */
export async function readGroupPage(caller: ProjectCaller, asked: string | undefined, reader: Reader) {
  const { context, project, user, can } = caller;
  const { t, locale } = reader;
  const live = await readLiveScorecard(caller);
  const groups = live ? groupsOf(live.scorecard) : [];
  const group = groups.find(({ id }) => id === (asked === topGroup ? "" : asked));
  if (!live || !group) throw errorResponse(404, context);
  const base = `/projects/${project.id}/scorecard`;
  const { records, scorecard, judgements, seats } = live;
  const agreedRow = weighingOf(records, group);
  const weigher = scorecard.weighings.find(({ groupId }) => groupId === group.id)?.weigher ?? "agreed";
  const outcome = weighGroup(group, {
    agreed: scorecard.weighings.find(({ groupId }) => groupId === group.id),
    judgements,
    seats,
  });
  const problem = live.problems.find(({ groupId }) => groupId === group.id);
  const isOpen = live.lockedBy === null;
  const name = group.criterion ? shownName(group.criterion.name, locale) : t("scorecard:group.topTitle");
  const next = groups[groups.indexOf(group) + 1];
  return {
    title: t("scorecard:group.title", { name }),
    projectId: project.id,
    id: asked ?? topGroup,
    name,
    lockedBy: live.lockedBy,
    mayChoose: can("vendors.weigh") && isOpen,
    version: versionOfGroup(records, group),
    method: group.weighting,
    weigher,
    whole: group.criterion ? shareText(live.shares.get(group.id)?.whole ?? null, locale) : null,
    criteria: group.members
      .filter(({ isApplicable }) => isApplicable)
      .map((criterion) => ({ id: criterion.id, name: shownName(criterion.name, locale), guidance: shownName(criterion.guidance, locale) })),
    result: resultOf(live, group, reader),
    consistency: outcome.ok && outcome.value.pairwise ? consistencyWords(outcome.value.pairwise, reader) : null,
    problem: problem ? problemWords(problem, scorecard, base, reader).text : null,
    agreed:
      weigher === "agreed"
        ? opinionOf(group, agreedJudgement(records, group), agreedRow?.reason ?? "", versionOfGroup(records, group), reader)
        : null,
    decided: agreedRow?.judgement && weigher === "agreed" ? agreedRow.deciderName : null,
    own: weigher === "committee" && can("vendors.score") && isOpen ? await ownOf(caller, live, group, reader) : null,
    hasSeat: seatOf(seats, user.id) !== undefined,
    seats: weigher === "committee" ? seatsOf(live, group, reader) : [],
    next: next ? { id: next.id, name: next.criterion ? shownName(next.criterion.name, locale) : "" } : null,
  };
}

/** What each criterion of the group weighs, and what the members alone would give it. */
function resultOf(live: LiveScorecard, group: CriterionGroup, { locale, t }: Reader) {
  const weighed = live.weighed?.weighed.find(({ groupId }) => groupId === group.id) ?? weighedAlone(live, group);
  return group.members.map((criterion) => {
    const at = weighed?.criteria.indexOf(criterion.id) ?? -1;
    const range = weighed?.range[at];
    const share = live.shares.get(criterion.id);
    return {
      id: criterion.id,
      name: shownName(criterion.name, locale),
      isTakenOut: !criterion.isApplicable,
      local: shareText(share?.local ?? null, locale),
      whole: shareText(share?.whole ?? null, locale),
      part: share?.local ?? 0,
      range: range
        ? {
            text: t("scorecard:range", { least: shareText(range[0], locale), most: shareText(range[1], locale) }),
            low: range[0],
            high: range[1],
          }
        : null,
    };
  });
}

/** The group's weights while others are still open. */
function weighedAlone({ scorecard, judgements, seats }: LiveScorecard, group: CriterionGroup) {
  const agreed = scorecard.weighings.find(({ groupId }) => groupId === group.id);
  const outcome = weighGroup(group, { agreed, judgements, seats });
  return outcome.ok ? outcome.value : undefined;
}

/** What was said of a group as its form shows it, with what it comes to by itself. */
function opinionOf(group: CriterionGroup, judgement: Judgement | null, reason: string, version: number, reader: Reader) {
  const counted = group.members.filter(({ isApplicable }) => isApplicable);
  const ids = counted.map(({ id }) => id);
  const names = new Map(counted.map(({ id, name }) => [id, shownName(name, reader.locale)]));
  const alone = judgement ? weighAlone(group.weighting, judgement, ids) : null;
  return {
    version,
    reason,
    numbers: counted.map(({ id }) => ({
      id,
      name: names.get(id) ?? "",
      number: judgement?.kind === "numbers" && judgement.numbers[id] !== undefined ? String(judgement.numbers[id]) : "",
      share: alone ? shareText(alone.weights[ids.indexOf(id)] ?? null, reader.locale) : "",
    })),
    pairs:
      group.weighting === "pairwise"
        ? pairsOf(ids).map(([first, second]) => ({
            ...{ first, second, firstName: names.get(first) ?? "", secondName: names.get(second) ?? "" },
            step: stepOfPair(judgement, first, second),
          }))
        : [],
    consistency: alone?.pairwise ? consistencyWords(alone.pairwise, reader) : null,
    worst: alone?.pairwise ? worstOf(alone.pairwise, ids, names, reader) : null,
  };
}

/** The judgement that fits the others least, while they contradict each other more than they should. */
function worstOf({ worst, grade }: PairwiseWeights, ids: readonly string[], names: ReadonlyMap<string, string>, { t }: Reader) {
  if (!worst || grade === "acceptable") return null;
  const [first, second] = [ids[worst.first] ?? "", ids[worst.second] ?? ""];
  const step = stepOfRatio(worst.suggested);
  if (step === stepOfRatio(worst.ratio)) return null;
  const said = (asked: number) => {
    const told = { first: names.get(first) ?? "", second: names.get(second) ?? "", times: Math.abs(asked) };
    if (asked === 1) return t("scorecard:pair.equal", told);
    return asked > 0 ? t("scorecard:pair.first", told) : t("scorecard:pair.second", told);
  };
  return { first, second, step, present: said(stepOfRatio(worst.ratio)), suggested: said(step) };
}

async function ownOf({ context, project, user }: ProjectCaller, { seats }: LiveScorecard, group: CriterionGroup, reader: Reader) {
  const seat = seatOf(seats, user.id);
  if (!seat) return null;
  const rows = await listJudgementRows(context.db, project.id);
  const row = rows.find(({ groupId, seatId }) => groupId === group.id && seatId === seat.id);
  const said = row && row.method === group.weighting ? storedJudgement(row.judgement) : null;
  return { seat: seat.name, ...opinionOf(group, said, row?.reason ?? "", row?.version ?? 0, reader) };
}

/** Who has weighed the group, and what they alone would give each criterion. */
function seatsOf({ seats, judgements }: LiveScorecard, group: CriterionGroup, reader: Reader) {
  const ids = group.members.filter(({ isApplicable }) => isApplicable).map(({ id }) => id);
  return seats.map((seat) => {
    const said = judgements.find(({ groupId, seatId, method }) => groupId === group.id && seatId === seat.id && method === group.weighting);
    const alone = said ? weighAlone(group.weighting, said.judgement, ids) : null;
    return {
      id: seat.id,
      name: seat.name,
      hasSaid: said !== undefined,
      reason: said?.reason ?? "",
      consistency: alone?.pairwise ? (consistencyWords(alone.pairwise, reader)?.text ?? null) : null,
      shares: ids.map((id, at) => ({ id, text: alone ? shareText(alone.weights[at] ?? null, reader.locale) : "–" })),
    };
  });
}
