import { modelOfRecord } from "#app/domain/evaluation/evaluation-record.ts";
import { prepareModel } from "#app/domain/scoring/prepare-model.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { packNames } from "./pack-names.ts";
import type { EvidencePack } from "./read-pack.server.ts";

/** By vendor and criterion: what each member said. */
export function showScores({ record }: EvidencePack, { locale }: Reader) {
  const names = packNames(record, locale);
  const cells = new Map<string, Map<string, EvidencePack["record"]["ballots"][number]>>();
  for (const ballot of record.ballots) {
    const key = JSON.stringify([ballot.vendorId, ballot.criterionId]);
    cells.set(key, (cells.get(key) ?? new Map<string, typeof ballot>()).set(ballot.seatId, ballot));
  }
  const inTree = new Map(prepareModel(modelOfRecord(record)).tree.nodes.map(({ criterion }, at) => [criterion.id, at]));
  const criteria = [...new Set(record.ballots.map(({ criterionId }) => criterionId))].sort(
    (one, other) => (inTree.get(one) ?? Infinity) - (inTree.get(other) ?? Infinity),
  );
  return record.card.vendors.map(({ id: vendorId, name }) => {
    const recused = new Set(record.recusals.filter((recusal) => recusal.vendorId === vendorId).map(({ seatId }) => seatId));
    return {
      id: vendorId,
      name,
      recused: [...recused],
      criteria: criteria.flatMap((criterionId) => {
        const cell = cells.get(JSON.stringify([vendorId, criterionId]));
        if (!cell) return [];
        const said = record.card.seats.flatMap(({ id: seatId }) => {
          const ballot = cell.get(seatId);
          if (!ballot) return [];
          const { state, value, comment, evidence } = ballot;
          return [
            { seatId, member: names.member(seatId), state, value: value === null ? null : formatNumber(value, locale), comment, evidence },
          ];
        });
        return [{ id: criterionId, name: names.criterion(criterionId), said }];
      }),
    };
  });
}
