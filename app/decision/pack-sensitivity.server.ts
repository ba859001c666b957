import type { Reader } from "#app/http/reader.server.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { packNames } from "./pack-names.ts";
import type { EvidencePack } from "./read-pack.server.ts";

/** How far the result holds when weights move, or when a member is left out. */
export function showSensitivity({ record, figures }: EvidencePack, { locale }: Reader) {
  const names = packNames(record, locale);
  const percent = (share: number) => formatNumber(share, locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const compared = figures.results.filter(({ isEligible, isHeld, total }) => isEligible && !isHeld && total !== null);
  return {
    stability: figures.stability.map(({ criterion, weight, low, high, lowBy, highBy }) => ({
      id: criterion,
      name: names.criterion(criterion),
      weight: percent(weight),
      low: percent(low),
      high: percent(high),
      lowBy: lowBy === null ? null : names.vendor(lowBy),
      highBy: highBy === null ? null : names.vendor(highBy),
    })),
    withoutMembers: figures.withoutMembers.map(({ member, winner }) => ({
      id: member,
      name: names.member(member),
      winner: winner === null ? null : names.vendor(winner),
    })),
    firstPlaces:
      figures.acceptability === null
        ? []
        : compared.flatMap(({ id }, at) => {
            const share = figures.acceptability?.rankAcceptability[at]?.[0];
            return share === undefined ? [] : [{ id, name: names.vendor(id), share: percent(share) }];
          }),
    kendall:
      figures.agreement.concordance === null ? null : formatNumber(figures.agreement.concordance.w, locale, { maximumFractionDigits: 2 }),
  };
}
