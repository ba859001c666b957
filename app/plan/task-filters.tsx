import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { longestFilterText, taskFilterQuery, taskOrders, taskStates, type TaskFilter } from "./task-filter.ts";

interface Choice {
  readonly id: string;
  readonly name: string;
}

interface TaskFiltersProps {
  readonly filter: TaskFilter;
  readonly people: readonly Choice[];
  readonly phases: readonly Choice[];
  /** What else the address of the page says, and goes on to say. */
  readonly kept?: Readonly<Record<string, string>>;
  /** Whether the page puts the tasks in an order. */
  readonly hasOrder?: boolean;
}

const nothingKept = {};

/** Which tasks are listed: the state by one click, everything else in a form that folds away. The address of the page says it all. */
export function TaskFilters({ filter, people, phases, kept = nothingKept, hasOrder = true }: TaskFiltersProps) {
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
      <FilterForm key={`form ${taskFilterQuery(filter)}`} filter={filter} people={people} phases={phases} kept={kept} hasOrder={hasOrder} />
    </div>
  );
}

/** The query of a filter with what else the address says. */
function withKept(query: string, kept: Readonly<Record<string, string>>): string {
  return new URLSearchParams([...new URLSearchParams(query), ...Object.entries(kept)]).toString();
}

function FilterForm({ filter, people, phases, kept, hasOrder }: Required<TaskFiltersProps>) {
  const { t } = useTranslation("plan");
  return (
    <Form method="get" className="flex basis-full flex-wrap items-end gap-3">
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
      <label>
        <span className="mb-1 block font-medium">{t("list.from")}</span>
        <input type="date" name="from" defaultValue={filter.from} className="input" />
      </label>
      <label>
        <span className="mb-1 block font-medium">{t("list.to")}</span>
        <input type="date" name="to" defaultValue={filter.to} className="input" />
      </label>
      {hasOrder ? (
        <label>
          <span className="mb-1 block font-medium">{t("list.order")}</span>
          <select name="order" defaultValue={filter.order} className="input">
            {taskOrders.map((order) => (
              <option key={order} value={order}>
                {t(`list.orderBy.${order}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <span className="flex items-center gap-3">
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
