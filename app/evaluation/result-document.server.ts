import { allCriteria } from "#app/domain/scorecard/scorecard.ts";
import { scorecardRandomIndex } from "#app/domain/scorecard/weigh-group.ts";
import { simulationOfRound } from "#app/domain/evaluation/round-model.ts";
import { checkModel } from "#app/domain/scoring/check-model.ts";
import { evaluationDocument } from "#app/http/evaluation-file/document.ts";
import { inconsistent, type Wording } from "#app/http/evaluation-file/texts.ts";
import { analyseRound } from "#app/http/evaluation/analyse-round.server.ts";
import { readRevealedRound, type RevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** The result of the round that was revealed last, as `rollout evaluate` prints it; both parts are null where there is none to be shown. */
export async function readResultDocument(caller: ProjectCaller, locale: Locale) {
  const revealed = await readRevealedRound(caller.context.db, caller.project.id);
  if (!revealed) return { round: null, result: null };
  const { round, technical, arePricesOpen, card } = revealed;
  return {
    round: {
      id: round.id,
      number: round.number,
      version: round.version,
      state: round.state,
      revealedAt: round.revealedAt ?? "",
      scorecardHash: round.scorecardHash,
      envelopes: card.scorecard.method.envelopes,
      pricesOpen: arePricesOpen,
      /** Vendors whose prices are open, or would be if they were opened now. */
      passing: technical?.passing ?? null,
      names: Object.fromEntries([...card.vendors, ...card.seats].map(({ id, name }) => [id, name])),
    },
    result: checkModel(revealed.model).length > 0 ? null : await documentOf(revealed, locale),
  };
}

async function documentOf(revealed: RevealedRound, locale: Locale) {
  const { card, model } = revealed;
  const analysis = await analyseRound(revealed);
  const weighed = card.weighed.map(({ groupId, weights, ...group }) => ({
    ...group,
    group: groupId === "" ? null : groupId,
    weights,
    randomIndex: group.pairwise ? scorecardRandomIndex : null,
    range: group.range.length > 0 ? group.range : weights.map((weight) => [weight, weight] as const),
  }));
  const wording: Wording = {
    language: locale,
    vendors: new Map(card.vendors.map(({ id, name }) => [id, name])),
    members: new Map(card.seats.map(({ id, name }) => [id, name])),
    criteria: new Map(allCriteria(card.scorecard.criteria).map(({ id, name }) => [id, inLanguage({ text: name.en, zh: name.zh }, locale)])),
  };
  const task = { model, request: simulationOfRound(card), weighed };
  return evaluationDocument(analysis, task, [...inconsistent(weighed), ...analysis.warnings], wording);
}
