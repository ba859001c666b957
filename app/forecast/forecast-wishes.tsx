import { Form, useNavigation } from "@remix-run/react";
import { formatNumber } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { runCounts, sharedLuckNames, spreadNames, type ForecastQuery } from "./forecast-query.ts";

/** What the forecast is computed with. It stands in the address, so that a forecast can be sent as a link. */
export function ForecastWishes({ query }: { readonly query: ForecastQuery }) {
  const { t } = useTranslation("forecast");
  const locale = useLocale();
  const { state } = useNavigation();
  const isComputing = state === "loading";
  return (
    <section className="no-print mt-8 max-w-[68ch]">
      <h2 className="mb-3">{t("wishes")}</h2>
      <Form method="get" key={JSON.stringify(query)} preventScrollReset>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <SelectField name="spread" label={t("spread")} defaultValue={query.spread}>
            {spreadNames.map((name) => (
              <option key={name} value={name}>
                {t(`spreads.${name}`)}
              </option>
            ))}
          </SelectField>
          <SelectField name="luck" label={t("luck")} defaultValue={query.luck}>
            {sharedLuckNames.map((name) => (
              <option key={name} value={name}>
                {t(`lucks.${name}`)}
              </option>
            ))}
          </SelectField>
          <SelectField name="runs" label={t("runs")} defaultValue={String(query.runs)}>
            {runCounts.map((count) => (
              <option key={count} value={count}>
                {formatNumber(count, locale)}
              </option>
            ))}
          </SelectField>
          <TextField
            name="seed"
            type="number"
            min={0}
            max={1_000_000}
            label={t("seed")}
            defaultValue={String(query.seed)}
            help={t("seedHelp")}
          />
        </div>
        <button type="submit" className="button" data-primary={!isComputing || undefined} disabled={isComputing}>
          {isComputing ? t("computing") : t("compute")}
        </button>
      </Form>
    </section>
  );
}
