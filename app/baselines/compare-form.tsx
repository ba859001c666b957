import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";

/** Leads to the comparison of any two baselines, or of one with the plan as it is now. */
export function CompareForm({ baselines }: { readonly baselines: readonly { readonly id: string; readonly name: string }[] }) {
  const { t } = useTranslation("baselines");
  return (
    <section className="no-print">
      <h2 className="mb-2">{t("compare.heading")}</h2>
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <label className="max-w-full">
          <span className="mb-1 block font-medium">{t("compare.from")}</span>
          <select name="from" className="input" defaultValue={baselines.at(-1)?.id}>
            <Options baselines={baselines} />
          </select>
        </label>
        <label className="max-w-full">
          <span className="mb-1 block font-medium">{t("compare.with")}</span>
          <select name="with" className="input" defaultValue={baselines[0]?.id}>
            <option value="">{t("now")}</option>
            <Options baselines={baselines} />
          </select>
        </label>
        <button type="submit" className="button">
          {t("compare.button")}
        </button>
      </Form>
    </section>
  );
}

function Options({ baselines }: { readonly baselines: readonly { readonly id: string; readonly name: string }[] }) {
  return baselines.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}
