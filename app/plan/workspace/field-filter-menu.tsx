import { useEffect, useMemo, type FormEvent } from "react";
import { fieldFilterParameters, readFieldFilters, wrongFilterParts, type FieldFilter } from "#app/domain/plan/field-filter.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { FieldFilterInputs } from "../field-filter-inputs.tsx";
import { filterFields } from "../filter-fields.ts";
import type { PlanFormat } from "./plan-format.ts";
import { useDisclosure } from "./use-disclosure.ts";

interface FieldFilterMenuProps {
  readonly plan: Plan;
  readonly format: PlanFormat;
  readonly filters: readonly FieldFilter[];
  onChange(filters: readonly FieldFilter[]): void;
}

/** Chooses by the project's own fields which tasks the plan shows, several at once. */
export function FieldFilterMenu({ plan, format: { text, bilingual }, filters, onChange }: FieldFilterMenuProps) {
  const menu = useDisclosure();
  const fields = useMemo(() => filterFields(plan, bilingual), [plan, bilingual]);
  const wrong = useMemo(() => wrongFilterParts(plan, filters), [plan, filters]);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]);
    const chosen = readFieldFilters(new URLSearchParams(typed));
    onChange(chosen);
    if (!menu.current || wrongFilterParts(plan, chosen).length > 0) return;
    menu.current.removeAttribute("open");
    menu.current.querySelector("summary")?.focus();
  };
  // What cannot be understood is where the reader goes on.
  useEffect(() => {
    if (menu.current?.open) menu.current.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [menu, wrong]);
  return (
    <details ref={menu} className="tool-menu field-filter-menu">
      <summary className="button" data-set={filters.length > 0 ? "" : undefined}>
        {filters.length > 0 ? text("fieldFilter.chosen", { count: filters.length }) : text("fieldFilter.title")}
      </summary>
      <form key={JSON.stringify(fieldFilterParameters(filters))} className="tool-menu-list" onSubmit={apply} noValidate>
        <div className="field-filter-list">
          <FieldFilterInputs fields={fields} filters={filters} wrong={wrong} />
        </div>
        <p className="plan-notice-actions">
          <button type="submit" className="button" data-primary="">
            {text("list.apply")}
          </button>
          <button type="button" className="button" onClick={() => onChange([])}>
            {text("find.clear")}
          </button>
        </p>
      </form>
    </details>
  );
}
