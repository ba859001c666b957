import { redirect } from "@remix-run/node";
import { wantsComment, type Ballot } from "#app/domain/evaluation/ballot.ts";
import { halvesToChoose, levelsToChoose } from "#app/domain/evaluation/levels-to-choose.ts";
import { scoredLeaves, vendorsForSeat } from "#app/domain/evaluation/round-card.ts";
import { seatProgress } from "#app/domain/evaluation/seat-progress.ts";
import type { BilingualText, ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { errorResponse, type GuardedArgs } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { readKnown } from "./known-of-leaf.server.ts";
import { isWithinWindow, readOwnSeats, readSeatRecords } from "./ballots.server.ts";

/** One vendor as one seat judges it: the seat's own scores, and nothing that depends on anybody else's. */
export async function readScorePage(caller: GuardedArgs<"vendors.score">, reader: Reader) {
  const { context, project, user, params, request } = caller;
  const base = `/projects/${project.id}/scoring`;
  const asked = new URL(request.url).searchParams;
  const seats = await readOwnSeats(context.db, project.id, user.id);
  const own = seats.find(({ seatId }) => seatId === asked.get("seat")) ?? seats[0];
  // Whoever has no seat, or comes when nothing is scored, is told so there.
  if (!own || own.round.state !== "open") throw redirect(base);
  const { card, round, seatId } = own;
  const vendor = card.vendors.find(({ id }) => id === params.vendorId);
  if (!vendor) throw errorResponse(404, context);
  const records = await readSeatRecords(context.db, own, user.id);
  const ballots = new Map(records.ballots.filter(({ vendorId }) => vendorId === vendor.id).map((ballot) => [ballot.criterionId, ballot]));
  const read = ({ en, zh }: BilingualText) => inLanguage({ text: en, zh }, reader.locale);
  const known = await readKnown(caller, vendor.id, reader);
  const leaves = leavesWithPath(card.scorecard.criteria).map(({ leaf, path }) => ({
    id: leaf.id,
    name: read(leaf.name),
    path: path.map(({ name }) => read(name)),
    guidance: read(leaf.guidance),
    scale: leaf.scale,
    levels: levelsToChoose(leaf).map(({ level, text }) => ({ level, text: text ? read(text) : "" })),
    halves: halvesToChoose(leaf),
    cell: cellOf(ballots.get(leaf.id), leaf),
    known: known.of(leaf, path),
  }));
  const progress = seatProgress(card, seatId, records);
  return {
    projectId: project.id,
    base,
    seatId,
    seatName: seats.length > 1 ? own.seatName : null,
    vendor,
    known: known.whole,
    vendors: vendorsForSeat(card, seatId),
    leaves,
    progress: progress.map(({ vendor: { id, name }, done, of, next, isRecused, isWithdrawn }) => ({
      id,
      name,
      done,
      of,
      next,
      isRecused,
      isWithdrawn,
    })),
    recusal: records.recused.has(vendor.id),
    isWithdrawn: records.withdrawn.has(vendor.id),
    isOpenNow: isWithinWindow(round, todayIn(project.timeZone, context.now())),
    criterion: asked.get("criterion"),
  };
}

export type ScorePageData = Awaited<ReturnType<typeof readScorePage>>;
export type ScoredLeaf = ScorePageData["leaves"][number];
export type Cell = ScoredLeaf["cell"];

function cellOf(ballot: Ballot | undefined, leaf: ScorecardCriterion) {
  if (!ballot) return { said: "", comment: "", evidence: "", revision: 0, wants: null };
  const { state, value, comment, evidence, revision } = ballot;
  const said = state === "score" ? String(value) : state === "abstain" ? "abstain" : "";
  return { said, comment, evidence, revision, wants: wantsComment(ballot, leaf) };
}

/** What is scored, each with the criteria above it, the topmost first. */
function leavesWithPath(criteria: readonly ScorecardCriterion[]) {
  const scored = new Set(scoredLeaves(criteria).map(({ id }) => id));
  const walk = (
    siblings: readonly ScorecardCriterion[],
    path: readonly ScorecardCriterion[],
  ): readonly { readonly leaf: ScorecardCriterion; readonly path: readonly ScorecardCriterion[] }[] =>
    siblings.flatMap((each) =>
      each.children.length > 0 ? walk(each.children, [...path, each]) : scored.has(each.id) ? [{ leaf: each, path }] : [],
    );
  return walk(criteria, []);
}
