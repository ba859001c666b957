import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { VarianceFilter } from "./variance-filter.ts";

interface Choice {
  readonly id: string;
  readonly name: string;
}

interface VarianceFiltersProps {
  readonly filter: VarianceFilter;
  readonly choices: readonly Choice[];
  readonly phases: readonly Choice[];
}

/** What a baseline is compared with, and which tasks are shown. The address of the page says it all. */
export function VarianceFilters({ filter, choices, phases }: VarianceFiltersProps) {
  const { t } = useTranslation("baselines");
  return (
    <Form method="get" aria-label={t("filter.label")} className="no-print mb-4 flex flex-wrap items-end gap-3">
      <Select name="with" label={t("filter.with")} value={filter.with}>
        <option value="">{t("now")}</option>
        {choices.map(option)}
      </Select>
      <Select name="show" label={t("filter.show")} value={filter.show}>
        <option value="changed">{t("filter.changed")}</option>
        <option value="all">{t("filter.all")}</option>
      </Select>
      <Select name="phase" label={t("filter.phase")} value={filter.phase}>
        <option value="">{t("filter.allPhases")}</option>
        {phases.map(option)}
      </Select>
      <Select name="order" label={t("filter.order")} value={filter.order}>
        <option value="outline">{t("filter.outline")}</option>
        <option value="slip">{t("filter.slip")}</option>
      </Select>
      <label className="flex items-center gap-2 py-1.5">
        <input type="checkbox" name="critical" value="yes" defaultChecked={filter.isCriticalOnly} />
        {t("filter.critical")}
      </label>
      <button type="submit" className="button">
        {t("filter.button")}
      </button>
    </Form>
  );
}

function option({ id, name }: Choice) {
  return (
    <option key={id} value={id}>
      {name}
    </option>
  );
}

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly children: ReactNode;
}

function Select({ name, label, value, children }: SelectProps) {
  return (
    <label className="max-w-60">
      <span className="mb-1 block font-medium">{label}</span>
      <select name={name} defaultValue={value} className="input">
        {children}
      </select>
    </label>
  );
}
