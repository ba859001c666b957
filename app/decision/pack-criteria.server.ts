import { modelOfRecord } from "#app/domain/evaluation/evaluation-record.ts";
import type { ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { prepareModel } from "#app/domain/scoring/prepare-model.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { worded } from "./pack-names.ts";
import type { EvidencePack } from "./read-pack.server.ts";

/** The scorecard as it was fixed: each criterion with its weight, what its scores mean, and what the committee gave each vendor. */
export function showCriteria({ record, figures }: EvidencePack, { t, locale }: Reader) {
  const { nodes, leaves } = prepareModel(modelOfRecord(record)).tree;
  const tree = new Map(nodes.map((node) => [node.criterion.id, node]));
  const places = new Map(leaves.map(({ criterion }, at) => [criterion.id, at]));
  const agreed = new Set(record.moderated.map(({ vendorId, criterionId }) => JSON.stringify([vendorId, criterionId])));
  const given = (criterion: ScorecardCriterion) => {
    const place = places.get(criterion.id);
    return figures.results.map(({ id, leaves: reached }, at) => {
      const mean = place === undefined ? null : (reached[place]?.mean ?? null);
      const fact = criterion.kind === "lowerIsBetter" ? record.offers[at]?.facts.find(([known]) => known === criterion.id)?.[1] : undefined;
      const shown = mean ?? (typeof fact === "number" ? fact : null);
      return {
        vendor: id,
        text: shown === null ? null : formatNumber(shown, locale, mean === null ? {} : oneDecimal),
        isAgreed: agreed.has(JSON.stringify([id, criterion.id])),
      };
    });
  };
  const percent = (share: number | undefined) =>
    share === undefined ? null : formatNumber(share, locale, { style: "percent", ...oneDecimal });
  const nameOf = ({ name, unit }: ScorecardCriterion) =>
    unit === null ? worded(name, locale) : t("vendors:facts.counted", { name: worded(name, locale), unit: t(`scorecard:unit.${unit}`) });
  const methods = new Map(record.card.weighed.map(({ groupId, method }) => [groupId, method]));
  const walk = (criteria: readonly ScorecardCriterion[], depth: number, groupId: string): readonly ShownCriterion[] =>
    criteria.flatMap((criterion) => {
      const node = tree.get(criterion.id);
      const isLeaf = criterion.children.length === 0;
      return [
        {
          id: criterion.id,
          name: nameOf(criterion),
          depth,
          kind: isLeaf ? criterion.kind : null,
          weighting: methods.get(groupId) ?? null,
          share: percent(node?.localWeight),
          whole: percent(node?.weight),
          minimum: criterion.minimum === null ? null : formatNumber(criterion.minimum, locale),
          anchors: criterion.anchors?.map((anchor) => formatNumber(anchor, locale)) ?? null,
          guidance: worded(criterion.guidance, locale),
          given: isLeaf && criterion.kind !== "cost" ? given(criterion) : [],
          levels: isLeaf
            ? criterion.levels.map(({ level, text }) => ({ level: formatNumber(level, locale), text: worded(text, locale) }))
            : [],
        },
        ...walk(criterion.children, depth + 1, criterion.id),
      ];
    });
  return walk(record.card.scorecard.criteria, 0, "");
}

interface ShownCriterion {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  readonly kind: ScorecardCriterion["kind"] | null;
  readonly weighting: string | null;
  readonly share: string | null;
  readonly whole: string | null;
  readonly minimum: string | null;
  readonly anchors: readonly string[] | null;
  readonly guidance: string;
  readonly given: readonly { readonly vendor: string; readonly text: string | null; readonly isAgreed: boolean }[];
  readonly levels: readonly { readonly level: string; readonly text: string }[];
}

const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
