import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { FieldFilterInputs, Typed } from "./field-filter-inputs.tsx";
import type { FilterField, WrongPart } from "./filter-fields.ts";
import { longestFilterText, orderOf, taskFilterQuery, taskOrders, taskStates, type TaskFilter } from "./task-filter.ts";

interface Choice {
  readonly id: string;
  readonly name: string;
}

interface TaskFiltersProps {
  readonly filter: TaskFilter;
  readonly people: readonly Choice[];
  readonly phases: readonly Choice[];
  /** The project's own fields. */
  readonly fields: readonly FilterField[];
  /** What of the filter counts for nothing, told where it was typed. */
  readonly wrong: readonly WrongPart[];
  /** What else the address of the page says, and goes on to say. */
  readonly kept?: Readonly<Record<string, string>>;
  /** Whether the page puts the tasks in an order. */
  readonly hasOrder?: boolean;
}

const nothingKept = {};

/** Which tasks are listed: the state by one click, everything else in a form that folds away. The address of the page says it all. */
export function TaskFilters({ kept = nothingKept, hasOrder = true, ...given }: TaskFiltersProps) {
  const { filter } = given;
  const { t } = useTranslation("plan");
  const { show: _show, ...more } = filter;
  const isNarrowed = taskFilterQuery({ ...more, show: "all" }) !== "";
  return (
    <div className="no-print contents">
      <nav aria-label={t("list.filter")} className="flex flex-wrap gap-1">
        {taskStates.map((state) => (
          <a
            key={state}
            href={`?${withKept(taskFilterQuery({ ...filter, show: state }), kept) || "show=all"}`}
            aria-current={state === filter.show ? "true" : undefined}
            className="button aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft"
          >
            {t(`list.show.${state}`)}
          </a>
        ))}
      </nav>
      <details key={taskFilterQuery(filter)} open={isNarrowed || undefined} className="unfolds-next">
        <summary className="button list-none [&::-webkit-details-marker]:hidden">{t(hasOrder ? "list.more" : "list.filterOnly")}</summary>
      </details>
      <FilterForm key={`form ${taskFilterQuery(filter)}`} {...given} kept={kept} hasOrder={hasOrder} />
    </div>
  );
}

/** The query of a filter with what else the address says. */
function withKept(query: string, kept: Readonly<Record<string, string>>): string {
  return new URLSearchParams([...new URLSearchParams(query), ...Object.entries(kept)]).toString();
}

function FilterForm({ filter, people, phases, fields, wrong, kept, hasOrder }: Required<TaskFiltersProps>) {
  const { t } = useTranslation("plan");
  return (
    <Form method="get" className="flex basis-full flex-wrap items-start gap-3">
      {filter.show === "all" ? null : <input type="hidden" name="show" value={filter.show} />}
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="w-36">
        <span className="mb-1 block font-medium">{t("list.text")}</span>
        <input type="search" name="text" defaultValue={filter.text} maxLength={longestFilterText} className="input" />
      </label>
      <Select name="owner" label={t("column.owner")} value={filter.owner} none={t("list.anybody")}>
        {[{ id: "me", name: t("list.me") }, { id: "nobody", name: t("list.nobody") }, ...people]}
      </Select>
      <Select name="phase" label={t("list.phase")} value={filter.phase} none={t("list.allPhases")}>
        {phases}
      </Select>
      <Typed name="from" label={t("list.from")} value={filter.from} type="date" wrong={wrong} />
      <Typed name="to" label={t("list.to")} value={filter.to} type="date" wrong={wrong} />
      {hasOrder ? <OrderSelect order={filter.order} fields={fields} /> : null}
      {fields.length + filter.fields.length > 0 ? (
        <details className="basis-full" open={filter.fields.length > 0 || undefined}>
          <summary className="mb-2 min-h-7 w-fit font-medium">{t("fieldFilter.title")}</summary>
          <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
            <FieldFilterInputs fields={fields} filters={filter.fields} wrong={wrong} />
          </div>
        </details>
      ) : null}
      <span className="flex items-center gap-3 self-end">
        <button type="submit" className="button" data-primary>
          {t("list.apply")}
        </button>
        <a href={`?${withKept("show=all", kept)}`} className="link whitespace-nowrap">
          {t("list.clear")}
        </a>
      </span>
    </Form>
  );
}

function OrderSelect({ order, fields }: Pick<TaskFilter, "order"> & Pick<TaskFiltersProps, "fields">) {
  const { t } = useTranslation("plan");
  const { key, isDescending } = orderOf(order);
  const orders = [
    ...taskOrders.map((one) => ({ value: one as string, name: t(`list.orderBy.${one}`) })),
    ...fields.map((field) => ({ value: field.key, name: field.name })),
  ];
  const chosen = orders.find(({ value }) => value === key);
  return (
    <label>
      <span className="mb-1 block font-medium">{t("list.order")}</span>
      <select name="order" defaultValue={order} className="input max-w-44">
        {orders.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
        {isDescending && chosen ? <option value={order}>{t("list.descending", { name: chosen.name })}</option> : null}
      </select>
    </label>
  );
}

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly none: string;
  readonly children: readonly Choice[];
}

function Select({ name, label, value, none, children }: SelectProps) {
  return (
    <label className="w-44">
      <span className="mb-1 block font-medium">{label}</span>
      <select name={name} defaultValue={value} className="input">
        <option value="">{none}</option>
        {children.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
}
