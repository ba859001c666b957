import type { RoundCard } from "#app/domain/evaluation/round-card.ts";
import { allCriteria } from "#app/domain/scorecard/scorecard.ts";
import type { KnockOutRule } from "#app/domain/scoring/knock-out.ts";
import type { EvaluationWarning } from "#app/domain/scoring/warnings.ts";
import type { RevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatList, formatNumber, inLanguage } from "#app/i18n/format.ts";

/** What vendors, criteria and members are called, and numbers as the reader writes them. */
export interface ResultWords {
  readonly t: Reader["t"];
  vendor(id: string): string;
  criterion(id: string): string;
  member(id: string): string;
  /** A mandatory requirement. */
  requirement(id: string): string;
  list(names: readonly string[]): string;
  percent(share: number): string;
  /** Points of 100, as a total is shown. */
  points(value: number): string;
  /** As many digits as tell a value from the one that it just fails to reach. */
  exact(value: number): string;
  money(amount: number): string;
}

export function resultWords({ card }: Pick<RevealedRound, "card">, { t, locale }: Reader): ResultWords {
  const vendors = new Map(card.vendors.map(({ id, name }) => [id, name]));
  const members = new Map(card.seats.map(({ id, name }) => [id, name]));
  const criteria = new Map(
    allCriteria(card.scorecard.criteria).map(({ id, name }) => [id, inLanguage({ text: name.en, zh: name.zh }, locale)]),
  );
  const requirements = new Map(card.scorecard.requirements.map(({ id, text }) => [id, inLanguage({ text: text.en, zh: text.zh }, locale)]));
  const { currency } = card.scorecard.method;
  return {
    t,
    vendor: (id) => vendors.get(id) ?? id,
    criterion: (id) => criteria.get(id) ?? id,
    member: (id) => members.get(id) ?? id,
    requirement: (id) => requirements.get(id) ?? id,
    list: (names) => formatList(names, locale),
    percent: (share) => formatNumber(share, locale, { style: "percent", maximumFractionDigits: 1 }),
    points: (value) => formatNumber(value, locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    exact: (value) => formatNumber(value, locale, { maximumSignificantDigits: 4 }),
    money: (amount) => formatNumber(amount, locale, { style: "currency", currency, maximumFractionDigits: 0 }),
  };
}

/** A test that a vendor has to pass, in words. */
export function ruleWords(rule: KnockOutRule, criterion: string | null, words: ResultWords): string {
  return words.t(`evaluation:rule.${rule}`, { criterion: criterion === null ? "" : words.criterion(criterion) });
}

/** What a reader of the result must know, in words. */
export function warningWords(warning: EvaluationWarning, words: ResultWords): string {
  const { t, vendor, criterion, member, list, points } = words;
  switch (warning.code) {
    case "normalisation.relative":
      return t("evaluation:warning.relative");
    case "normalisation.rankReversal":
      return t("evaluation:warning.rankReversal", { vendor: vendor(warning.vendor) });
    case "normalisation.weightUnused":
      return t("evaluation:warning.weightUnused", { criterion: criterion(warning.criterion) });
    case "vendor.withdrawn":
      return t("evaluation:warning.withdrawn", { vendor: vendor(warning.vendor) });
    case "vendor.held":
      return t("evaluation:warning.held", { vendor: vendor(warning.vendor) });
    case "vendor.incomplete":
      return t("evaluation:warning.incomplete", { vendor: vendor(warning.vendor), count: warning.cells });
    case "knockOut.borderline":
      return t("evaluation:warning.borderline", {
        vendor: vendor(warning.vendor),
        rule: ruleWords(warning.rule, warning.criterion, words),
      });
    case "knockOut.open":
      return t("evaluation:warning.open", { vendor: vendor(warning.vendor), rule: ruleWords(warning.rule, warning.criterion, words) });
    case "knockOut.moderated": {
      const outcome = warning.passes === null ? "open" : warning.passes ? "passes" : "fails";
      return t(`evaluation:warning.moderated.${outcome}`, {
        vendor: vendor(warning.vendor),
        rule: ruleWords(warning.rule, warning.criterion, words),
      });
    }
    case "moderation.winner":
      return warning.winner === null
        ? t("evaluation:warning.moderatedNobody")
        : t("evaluation:warning.moderatedWinner", { vendor: vendor(warning.winner) });
    case "scores.recused":
      return t("evaluation:warning.recused", { member: member(warning.member), vendor: vendor(warning.vendor), count: warning.scores });
    case "cost.years":
      return t("evaluation:warning.years", { criterion: criterion(warning.criterion), fewest: warning.fewest, most: warning.most });
    case "tie.unbroken":
      return t("evaluation:warning.tied", { vendors: list(warning.vendors.map(vendor)) });
    case "tie.practical":
      return t("evaluation:warning.practical", {
        vendors: list(warning.vendors.map(vendor)),
        difference: points(warning.difference),
        threshold: points(warning.threshold),
      });
    default:
      return warning satisfies never;
  }
}

/** Groups of criteria whose comparisons contradict each other more than is acceptable, with why they stand. */
export function contradictionWords({ weighed, scorecard }: RoundCard, { t, criterion, exact }: ResultWords): readonly string[] {
  return weighed.flatMap(({ groupId, pairwise }) => {
    if (pairwise?.grade !== "tolerable" && pairwise?.grade !== "needsReason") return [];
    const group = groupId === "" ? t("evaluation:warning.top") : criterion(groupId);
    const reason = scorecard.weighings.find((agreed) => agreed.groupId === groupId)?.reason ?? "";
    return [
      t(`evaluation:warning.${reason === "" ? "inconsistent" : "inconsistentReason"}`, {
        group,
        ratio: exact(pairwise.consistencyRatio ?? 0),
        reason,
      }),
    ];
  });
}
