import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { CheckField, SelectField, TextField } from "#app/ui/field.tsx";
import type { LevellingPageData } from "./levelling.route.tsx";

/** What levelling is asked for. It stands in the address, so that a proposal can be sent as a link. */
export function LevellingWishes({ page: { query, people, proposal, running } }: { readonly page: LevellingPageData }) {
  const { t } = useTranslation("workload");
  const { state } = useNavigation();
  const isProposing = state === "loading";
  const isFirst = proposal === null && running === null;
  return (
    <section className="no-print max-w-2xl">
      <h2 className="mb-3">{t("levelling.wishes")}</h2>
      <Form method="get" key={JSON.stringify(query)} preventScrollReset={!isFirst}>
        <input type="hidden" name="propose" value="yes" />
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextField name="from" type="date" label={t("levelling.from")} help={t("levelling.fromHelp")} defaultValue={query.from} />
          <TextField name="to" type="date" label={t("levelling.to")} help={t("levelling.toHelp")} defaultValue={query.to ?? ""} optional />
        </div>
        <SelectField name="person" label={t("levelling.whose")} defaultValue={query.personId ?? ""} optional="unmarked">
          <option value="">{t("levelling.everybody")}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <CheckField name="within" label={t("levelling.within")} help={t("levelling.withinHelp")} defaultChecked={query.onlyWithinSlack} />
        <button type="submit" className="button" data-primary={(isFirst && !isProposing) || undefined} disabled={isProposing}>
          {t(isProposing ? "levelling.proposing" : isFirst ? "levelling.propose" : "levelling.again")}
        </button>
      </Form>
    </section>
  );
}
