import type { ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import type { Analysis } from "#app/domain/scoring/analyse-model.ts";
import { disagreementIndex } from "#app/domain/scoring/disagreement.ts";
import { analyseRound } from "#app/http/evaluation/analyse-round.server.ts";
import { readRevealedRound, type RevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import type { GuardedArgs } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";

const mostOnAgenda = 12;

/** The scores of a revealed round: what each member said, where they differ, and what was agreed on. Null before the reveal. */
export async function readModerationPage(caller: GuardedArgs<"vendors.result">, reader: Reader) {
  const { context, project, can, request } = caller;
  const revealed = await readRevealedRound(context.db, project.id);
  const base = { projectId: project.id, number: revealed?.round.number ?? null };
  if (!revealed) return { ...base, scores: null };
  const analysis = await analyseRound(revealed);
  const read = wordsOf(revealed, reader);
  const asked = new URL(request.url).searchParams;
  const cells = describeCells(revealed, analysis);
  const chosen = cells.find(({ vendorId, criterionId }) => vendorId === asked.get("vendor") && criterionId === asked.get("criterion"));
  return {
    ...base,
    scores: {
      vendors: revealed.card.vendors.map(({ id, name }, at) => ({ id, name, isOut: !(analysis.results[at]?.isEligible ?? false) })),
      rows: rowsOf(revealed, analysis, read),
      cells,
      agenda: analysis.agenda.slice(0, mostOnAgenda).map((item) => ({
        ...item,
        vendorName: read.vendor(item.vendor),
        criterionName: read.criterion(item.criterion),
      })),
      agendaRest: Math.max(0, analysis.agenda.length - mostOnAgenda),
      chosen: chosen ? describeChosen(chosen, revealed, reader) : null,
      agreement: describeAgreement(analysis, read),
      canModerate: can("vendors.chair") && revealed.round.state === "revealed",
    },
  };
}

export type ModerationPageData = Awaited<ReturnType<typeof readModerationPage>>;
export type RevealedScores = NonNullable<ModerationPageData["scores"]>;
export type ScoreCell = RevealedScores["cells"][number];

function wordsOf({ card }: RevealedRound, { locale }: Reader) {
  const names = new Map(allOf(card.scorecard.criteria).map(({ id, name }) => [id, inLanguage({ text: name.en, zh: name.zh }, locale)]));
  const vendors = new Map(card.vendors.map(({ id, name }) => [id, name]));
  const seats = new Map(card.seats.map(({ id, name }) => [id, name]));
  return {
    criterion: (id: string) => names.get(id) ?? "",
    vendor: (id: string) => vendors.get(id) ?? "",
    seat: (id: string) => seats.get(id) ?? "",
  };
}

type Words = ReturnType<typeof wordsOf>;

function allOf(criteria: readonly ScorecardCriterion[]): readonly ScorecardCriterion[] {
  return criteria.flatMap((criterion) => [criterion, ...allOf(criterion.children)]);
}

/** The criteria in the order of the tree, groups among them, each at its weight of the whole. */
function rowsOf({ card }: RevealedRound, { prepared }: Analysis, read: Words) {
  const weights = new Map(prepared.tree.nodes.map(({ criterion, weight }) => [criterion.id, weight]));
  const walk = (criteria: readonly ScorecardCriterion[], depth: number): readonly Row[] =>
    criteria.flatMap((criterion) => {
      if (!criterion.isApplicable || (criterion.children.length === 0 && criterion.kind !== "score")) return [];
      const below = walk(criterion.children, depth + 1);
      if (criterion.children.length > 0 && below.length === 0) return [];
      const row = { id: criterion.id, name: read.criterion(criterion.id), depth, isGroup: below.length > 0 };
      return [{ ...row, weight: weights.get(criterion.id) ?? 0 }, ...below];
    });
  return walk(card.scorecard.criteria, 0);
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  readonly isGroup: boolean;
  /** Of the whole, as a share. */
  readonly weight: number;
}

/** Every vendor in every scored criterion: the group's score, and what each seat that counts has said. */
function describeCells(revealed: RevealedRound, { prepared, results }: Analysis) {
  const { card, ballots, recusals, moderated, removedSeats } = revealed;
  const said = new Map(ballots.map((ballot) => [JSON.stringify([ballot.seatId, ballot.vendorId, ballot.criterionId]), ballot]));
  const seats = card.seats.filter(({ id }) => !removedSeats.has(id));
  return card.vendors.flatMap(({ id: vendorId }, vendor) =>
    prepared.tree.leaves.flatMap(({ criterion }, leaf) => {
      if (criterion.kind !== "score") return [];
      const votes = seats.map(({ id: seatId, name }) => {
        const ballot = said.get(JSON.stringify([seatId, vendorId, criterion.id]));
        const isRecused = recusals.some((recusal) => recusal.seatId === seatId && recusal.vendorId === vendorId);
        const state = isRecused ? "recused" : (ballot?.state ?? "not_yet");
        const { comment = "", evidence = "" } = isRecused ? {} : (ballot ?? {});
        return { seatId, name, state, value: state === "score" ? (ballot?.value ?? null) : null, comment, evidence };
      });
      const scores = votes.flatMap(({ value }) => (value === null ? [] : [value]));
      const agreed = moderated.find((row) => row.vendorId === vendorId && row.criterionId === criterion.id);
      return [
        {
          vendorId,
          criterionId: criterion.id,
          scale: criterion.scale,
          mean: results[vendor]?.leaves[leaf]?.mean ?? null,
          disagreement: disagreementIndex(scores, criterion.scale[1] - criterion.scale[0]),
          votes,
          moderated: agreed ? { value: agreed.value, reason: agreed.reason, by: agreed.moderatorName, version: agreed.version } : null,
        },
      ];
    }),
  );
}

function describeChosen(cell: ReturnType<typeof describeCells>[number], revealed: RevealedRound, reader: Reader) {
  const read = wordsOf(revealed, reader);
  const criterion = allOf(revealed.card.scorecard.criteria).find(({ id }) => id === cell.criterionId);
  const levels = (criterion?.levels ?? []).map(({ level, text }) => ({
    level,
    text: inLanguage({ text: text.en, zh: text.zh }, reader.locale),
    votes: cell.votes.filter(({ value }) => value !== null && Math.round(value) === level).length,
  }));
  return { ...cell, vendorName: read.vendor(cell.vendorId), criterionName: read.criterion(cell.criterionId), levels };
}

function describeAgreement({ agreement, comparison, withoutMembers, verdict }: Analysis, read: Words) {
  const { concordance, intraclass, raters, severity } = agreement;
  return {
    concordance: concordance && { w: concordance.w, p: concordance.p, method: concordance.method },
    intraclass: intraclass && { single: intraclass.absoluteSingle.value, mean: intraclass.absoluteMean.value },
    raters: raters.length,
    /** Vendors whose scores count in it: neither withdrawn nor knocked out. */
    compared: comparison.vendors.length,
    members: [...severity].map(([id, value]) => {
      const without = withoutMembers.find(({ member }) => member === id);
      return {
        id,
        name: read.seat(id),
        severity: value,
        winnerWithout: without?.winner ? read.vendor(without.winner) : null,
        turns: without !== undefined && verdict.winner !== null && without.winner !== verdict.winner,
      };
    }),
  };
}
