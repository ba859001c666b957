import type { ClipboardEvent, KeyboardEvent } from "react";
import { currencyDigits } from "#app/domain/cost/money.ts";
import { vendorCostCategories, vendorCostCategory } from "#app/domain/vendor/cost-category.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import type { ShownError } from "#app/ui/form-reply.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { OfferPage } from "./offer-page.server.ts";
import { CostTotals, PresentValue } from "./cost-totals.tsx";
import { costYearNumbers, totalsOf, withPasted, type Place, type TypedRow, type TypedTerms } from "./typed-offer.ts";

interface CostGridProps {
  readonly page: OfferPage;
  readonly terms: TypedTerms;
  readonly rows: readonly TypedRow[];
  setRows(rows: readonly TypedRow[]): void;
  readonly errors: Readonly<Record<string, ShownError>>;
}

/** The costs of an offer by line and year. Arrows up and down and Enter go from row to row; a table from a spreadsheet is pasted at a cell. */
export function CostGrid({ page, terms, rows, setRows, errors }: CostGridProps) {
  const { t } = useTranslation("vendors");
  const locale = useLocale();
  const errorText = useErrorText();
  const { mostRows, costCriteria } = page;
  const totals = totalsOf(terms, rows, page.base, page.discountRate);
  const digits = currencyDigits(terms.currency);
  const bidMoney = (minor: number) =>
    formatNumber(minor / 10 ** digits, locale, { style: "currency", currency: terms.currency, maximumFractionDigits: digits });
  const change = (index: number, changes: Partial<TypedRow>) =>
    setRows(rows.map((row, each) => (each === index ? { ...row, ...changes } : row)));
  const cell = (place: Place) => ({
    "data-cell": `${place.row}:${place.column}`,
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => goByKeys(event, place),
    onPaste: (event: ClipboardEvent<HTMLInputElement>) => {
      const text = event.clipboardData.getData("text/plain");
      if (!/[\t\n]/.test(text.trim())) return;
      event.preventDefault();
      setRows(withPasted(rows, text, place, mostRows));
    },
  });
  const problems = Object.entries(errors).filter(([name]) => name.startsWith("rows["));
  const withCriterion = costCriteria.length > 1;
  return (
    <>
      {problems.length === 0 ? null : (
        <ul id="grid-problems" className="mb-2 text-critical">
          {problems.map(([name, problem]) => (
            <li key={name}>{t("grid.problem", { row: Number(/\d+/.exec(name)?.[0] ?? 0) + 1, problem: errorText(problem) })}</li>
          ))}
        </ul>
      )}
      <ScrollRegion label={t("grid.title")}>
        <table className="table cost-grid">
          <thead>
            <tr>
              <th scope="col">{t("grid.category")}</th>
              <th scope="col">{t("grid.label")}</th>
              {withCriterion ? <th scope="col">{t("grid.criterion")}</th> : null}
              {costYearNumbers.map((year) => (
                <th key={year} scope="col" className="number">
                  {t("offers.year", { year })}
                </th>
              ))}
              <th scope="col" className="number">
                {t("offers.total")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index} className={row.label === "" ? "no-print" : undefined}>
                <td>
                  <select
                    className="input"
                    name={`rows[${index}].category`}
                    aria-label={t("grid.categoryOf", { row: index + 1 })}
                    value={row.category}
                    onChange={(event) => change(index, { category: vendorCostCategory(event.currentTarget.value) })}
                  >
                    {vendorCostCategories.map((category) => (
                      <option key={category} value={category}>
                        {t(`category.${category}`)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <input
                    className="input min-w-44"
                    name={`rows[${index}].label`}
                    aria-label={t("grid.labelOf", { row: index + 1 })}
                    aria-invalid={errors[`rows[${index}].label`] ? true : undefined}
                    value={row.label}
                    maxLength={200}
                    autoComplete="off"
                    onChange={(event) => change(index, { label: event.currentTarget.value })}
                    {...cell({ row: index, column: 0 })}
                  />
                </td>
                {withCriterion ? (
                  <td>
                    <select
                      className="input"
                      name={`rows[${index}].criterionId`}
                      aria-label={t("grid.criterionOf", { row: index + 1 })}
                      value={row.criterionId}
                      onChange={(event) => change(index, { criterionId: event.currentTarget.value })}
                    >
                      {costCriteria.map(({ id, name }, each) => (
                        <option key={id} value={each === 0 ? "" : id}>
                          {name}
                        </option>
                      ))}
                    </select>
                  </td>
                ) : null}
                {costYearNumbers.map((year) => (
                  <td key={year}>
                    <input
                      className="input"
                      data-amount
                      inputMode="decimal"
                      name={`rows[${index}].amounts[${year}]`}
                      aria-label={t("grid.amountOf", { row: index + 1, year })}
                      aria-invalid={errors[`rows[${index}].amounts[${year}]`] ? true : undefined}
                      value={row.amounts[year] ?? ""}
                      maxLength={40}
                      autoComplete="off"
                      onChange={(event) =>
                        change(index, {
                          amounts: costYearNumbers.map((each) => (each === year ? event.currentTarget.value : (row.amounts[each] ?? ""))),
                        })
                      }
                      {...cell({ row: index, column: year + 1 })}
                    />
                  </td>
                ))}
                <td className="number">{totals.lines[index] ? bidMoney(totals.lines[index]) : ""}</td>
              </tr>
            ))}
          </tbody>
          <CostTotals totals={totals} currency={terms.currency} base={page.base} span={withCriterion ? 3 : 2} />
        </table>
      </ScrollRegion>
      <PresentValue totals={totals} base={page.base} discountRate={page.discountRate} />
      {rows.length < mostRows ? (
        <p className="no-print mt-2">
          <a
            className="button"
            href={`?rows=${rows.length + 5}`}
            onClick={(event) => {
              event.preventDefault();
              const empty: TypedRow = { category: "other", label: "", criterionId: "", amounts: ["", "", "", "", "", ""] };
              setRows([...rows, ...Array.from({ length: Math.min(5, mostRows - rows.length) }, () => empty)]);
            }}
          >
            {t("grid.more")}
          </a>
        </p>
      ) : null}
    </>
  );
}

/** Enter and the arrows lead to the same column of the next row, or of the one before; the form is not sent by them. */
function goByKeys(event: KeyboardEvent<HTMLInputElement>, { row, column }: Place): void {
  if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" || event.key === "Enter" ? 1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const next = event.currentTarget.closest("table")?.querySelector<HTMLInputElement>(`[data-cell="${row + step}:${column}"]`);
  next?.focus();
  next?.select();
}
