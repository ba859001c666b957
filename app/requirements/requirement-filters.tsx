import { Form } from "@remix-run/react";
import { dispositions, priorities, requirementKinds, requirementStatuses } from "#app/domain/requirement/requirement.ts";
import { unlinkedFrom } from "#app/domain/requirement/select-requirements.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { narrowedBy, requirementQuery } from "./asked-requirements.ts";
import type { RequirementsPage } from "./requirements-page.server.ts";

/** Which requirements are listed. The address of the page says it all. */
export function RequirementFilters({ page: { filter, maySeeVendors } }: { readonly page: RequirementsPage }) {
  const { t } = useTranslation("requirements");
  const kept = { ...filter, text: "", source: "", kind: null, priority: null, disposition: null, status: null, unlinked: null };
  const order = new URLSearchParams(requirementQuery(kept)).get("order");
  return (
    <Form key={requirementQuery(filter)} method="get" preventScrollReset className="requirement-filters no-print" role="search">
      {order === null ? null : <input type="hidden" name="order" value={order} />}
      <label>
        <span>{t("filter.text")}</span>
        <input className="input" type="search" name="q" defaultValue={filter.text} maxLength={200} />
      </label>
      <Choice name="priority" chosen={filter.priority} names={priorities} word={(name) => t(`priority.${name}`)} />
      <Choice name="disposition" chosen={filter.disposition} names={dispositions} word={(name) => t(`disposition.${name}`)} />
      <Choice name="status" chosen={filter.status} names={requirementStatuses} word={(name) => t(`status.${name}`)} />
      <Choice name="kind" chosen={filter.kind} names={requirementKinds} word={(name) => t(`kind.${name}`)} />
      <label>
        <span>{t("column.source")}</span>
        <input className="input" name="source" defaultValue={filter.source} maxLength={200} />
      </label>
      <Choice
        name="unlinked"
        chosen={filter.unlinked}
        names={maySeeVendors ? unlinkedFrom : unlinkedFrom.slice(0, 1)}
        word={(name) => t(`unlinked.${name}`)}
      />
      <div className="requirement-filter-buttons">
        <button type="submit" className="button">
          {t("filter.show")}
        </button>
        {narrowedBy(filter) > 0 ? (
          <a className="link" href={`?${requirementQuery(kept)}`}>
            {t("filter.all")}
          </a>
        ) : null}
      </div>
    </Form>
  );
}

interface ChoiceProps<Name extends string> {
  readonly name: "priority" | "disposition" | "status" | "kind" | "unlinked";
  readonly chosen: Name | null;
  readonly names: readonly Name[];
  word(name: Name): string;
}

function Choice<Name extends string>({ name, chosen, names, word }: ChoiceProps<Name>) {
  const { t } = useTranslation("requirements");
  return (
    <label>
      <span>{t(name === "unlinked" ? "filter.unlinked" : `column.${name}`)}</span>
      <select className="input" name={name} defaultValue={chosen ?? ""}>
        <option value="">{t("filter.any")}</option>
        {names.map((each) => (
          <option key={each} value={each}>
            {word(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
