import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { mostPagesWide, orientations, papers } from "#app/domain/chart/layout.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ChartPageData } from "./chart-export.route.tsx";

const own: ReadonlySet<string> = new Set(["paper", "orientation", "wide", "from", "to", "page", "format", "baseline", "critical"]);

/** Onto which paper the chart goes, and what of it; what else the address says of the view stays in it. */
export function ChartForm({ page }: { readonly page: ChartPageData }) {
  const { t } = useTranslation("chartFile");
  const { wishes } = page;
  const kept = [...new URLSearchParams(page.query)].filter(([name]) => !own.has(name));
  return (
    <Form method="get" aria-label={t("form.label")} className="no-print mb-4 flex flex-wrap items-end gap-3" key={page.query}>
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Choice name="paper" label={t("form.paper")} value={wishes.paper}>
        {papers.map((paper) => (
          <option key={paper} value={paper}>
            {paper.toUpperCase()}
          </option>
        ))}
      </Choice>
      <Choice name="orientation" label={t("form.orientation")} value={wishes.orientation}>
        {orientations.map((orientation) => (
          <option key={orientation} value={orientation}>
            {t(`form.${orientation}`)}
          </option>
        ))}
      </Choice>
      <label>
        <span className="mb-1 block font-medium">{t("form.wide")}</span>
        <input className="input" type="number" name="wide" min={1} max={mostPagesWide} defaultValue={wishes.pagesWide} />
      </label>
      <label>
        <span className="mb-1 block font-medium">{t("form.from")}</span>
        <input className="input" type="date" name="from" defaultValue={wishes.from ?? ""} />
      </label>
      <label>
        <span className="mb-1 block font-medium">{t("form.to")}</span>
        <input className="input" type="date" name="to" defaultValue={wishes.to ?? ""} />
      </label>
      {page.baselines.length > 0 ? (
        <Choice name="baseline" label={t("form.baseline")} value={page.baseline}>
          <option value="0">{t("form.noBaseline")}</option>
          {page.baselines.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Choice>
      ) : null}
      <Choice name="critical" label={t("form.critical")} value={page.showsCritical ? "1" : "0"}>
        <option value="1">{t("form.shown")}</option>
        <option value="0">{t("form.notShown")}</option>
      </Choice>
      <button type="submit" className="button">
        {t("form.show")}
      </button>
    </Form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly children: ReactNode;
}

function Choice({ name, label, value, children }: ChoiceProps) {
  return (
    <label className="max-w-60">
      <span className="mb-1 block font-medium">{label}</span>
      <select name={name} defaultValue={value} className="input">
        {children}
      </select>
    </label>
  );
}
