import { currencyDigits } from "#app/domain/cost/money.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { TypedTotals } from "./typed-offer.ts";

interface CostTotalsProps {
  readonly totals: TypedTotals;
  readonly currency: string;
  /** The currency of the evaluation. */
  readonly base: string;
  /** Columns before those of the years. */
  readonly span: number;
}

/** What the lines of an offer come to in each year, as it is offered and as it counts. */
export function CostTotals({ totals, currency, base, span }: CostTotalsProps) {
  const { t } = useTranslation("vendors");
  const locale = useLocale();
  const digits = currencyDigits(currency);
  const bidMoney = (minor: number) =>
    formatNumber(minor / 10 ** digits, locale, { style: "currency", currency, maximumFractionDigits: digits });
  const baseMoney = (amount: number) => formatNumber(amount, locale, { style: "currency", currency: base, maximumFractionDigits: 0 });
  return (
    <tfoot>
      <TotalRow label={t("grid.total", { currency })} span={span} amounts={totals.years} show={bidMoney} />
      {totals.inBase ? (
        <TotalRow label={t("grid.inBase", { currency: base })} span={span} amounts={totals.inBase} show={baseMoney} />
      ) : null}
    </tfoot>
  );
}

interface TotalRowProps {
  readonly label: string;
  readonly span: number;
  readonly amounts: readonly number[];
  show(amount: number): string;
}

function TotalRow({ label, span, amounts, show }: TotalRowProps) {
  return (
    <tr>
      <th scope="row" colSpan={span} className="text-start">
        {label}
      </th>
      {amounts.map((amount, year) => (
        <td key={year} className="number">
          {show(amount)}
        </td>
      ))}
      <td className="number font-medium">{show(amounts.reduce((all, amount) => all + amount, 0))}</td>
    </tr>
  );
}

interface PresentValueProps extends Pick<CostTotalsProps, "totals" | "base"> {
  readonly discountRate: number;
}

export function PresentValue({ totals: { presentValue }, base, discountRate }: PresentValueProps) {
  const { t } = useTranslation("vendors");
  const locale = useLocale();
  return (
    <p className="mt-3" aria-live="polite">
      {presentValue === null
        ? t("grid.noPresentValue")
        : t("grid.presentValue", {
            amount: formatNumber(presentValue, locale, { style: "currency", currency: base, maximumFractionDigits: 0 }),
            rate: formatNumber(discountRate, locale, { style: "percent", maximumFractionDigits: 1 }),
          })}
    </p>
  );
}
