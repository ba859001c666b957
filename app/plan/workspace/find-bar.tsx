import { useMemo, useState } from "react";
import { byName } from "#app/i18n/format.ts";
import { groupableFields, plainGroupings, readGrouping } from "#app/domain/plan/grouping.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { Icon } from "#app/ui/icon.tsx";
import { FieldFilterMenu } from "./field-filter-menu.tsx";
import type { PlanFormat } from "./plan-format.ts";
import { findTasks, isFiltering, noFilter, rowStates, type RowFilter } from "./row-filter.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import type { PlanView } from "./use-plan-view.ts";

/** As high as a finger needs, in pixels. */
const leastTarget = 28;

export interface FindBarProps {
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  readonly view: PlanView;
  /** The task that the next one is looked for from. */
  readonly activeId: string | null;
  /** Goes to a task, also one inside a closed phase. */
  onGo(taskId: string): void;
}

/** Finds tasks by name, code or number, one after the other, and chooses which are shown. */
export function FindBar({ picture, format, view, activeId, onGo }: FindBarProps) {
  const { text } = format;
  const { filter, setFilter } = view;
  return (
    <div role="search" aria-label={text("find.label")} className="find-bar">
      <Finder picture={picture} format={format} activeId={activeId} onGo={onGo} />
      <Filters picture={picture} format={format} filter={filter} onChange={setFilter} />
      <GroupingSelect plan={picture.plan} format={format} view={view} />
      {isFiltering(filter) ? (
        <button type="button" className="button" onClick={() => setFilter(noFilter)}>
          {text("find.clear")}
        </button>
      ) : null}
    </div>
  );
}

function Finder({ picture, format, activeId, onGo }: Omit<FindBarProps, "view">) {
  const { text } = format;
  const [wanted, setWanted] = useState("");
  const found = useMemo(() => findTasks(picture, wanted, format), [picture, wanted, format]);
  const place = activeId === null ? -1 : found.indexOf(activeId);
  const go = (step: 1 | -1) => {
    if (found.length === 0) return;
    const next = place >= 0 ? place + step : nearest(picture, found, activeId, step);
    onGo(found[(next + found.length) % found.length]!);
  };
  return (
    <form
      className="finder"
      onSubmit={(event) => {
        event.preventDefault();
        go(1);
      }}
    >
      <input
        type="search"
        className="input"
        style={{ minHeight: leastTarget }}
        aria-label={text("find.find")}
        placeholder={text("find.find")}
        value={wanted}
        data-plan-find
        onChange={(event) => setWanted(event.target.value)}
      />
      {wanted === "" ? null : (
        <>
          <span role="status" className="find-count">
            {found.length === 0 ? text("find.none") : text("find.found", { place: Math.max(place + 1, 0) || "–", count: found.length })}
          </span>
          <button
            type="button"
            className="button icon-button"
            aria-label={text("find.previous")}
            disabled={found.length === 0}
            onClick={() => go(-1)}
          >
            <Icon name="up" />
          </button>
          <button type="submit" className="button icon-button" aria-label={text("find.next")} disabled={found.length === 0}>
            <Icon name="down" />
          </button>
        </>
      )}
    </form>
  );
}

/** From a task that was not found: the one after it in the plan, or before it. */
function nearest({ indexById }: ScheduledPlan, found: readonly string[], activeId: string | null, step: 1 | -1): number {
  const from = activeId === null ? -1 : (indexById.get(activeId) ?? -1);
  const after = found.findIndex((id) => (indexById.get(id) ?? 0) > from);
  const next = after < 0 ? 0 : after;
  return step === 1 ? next : next - 1;
}

interface FiltersProps {
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  readonly filter: RowFilter;
  onChange(filter: RowFilter): void;
}

function Filters({ picture, format, filter, onChange }: FiltersProps) {
  const { text, bilingual } = format;
  const phases = picture.plan.tasks.filter((task) => task.parentId === null && picture.summaries.has(task.id));
  const people = useMemo(() => [...picture.plan.people].sort((a, b) => byName(a.name, b.name)), [picture.plan.people]);
  return (
    <>
      <Select
        label={text("find.state")}
        value={filter.state ?? ""}
        none={text("find.anyState")}
        options={rowStates.map((state) => [state, text(`find.states.${state}`)])}
        onChange={(value) => onChange({ ...filter, state: rowStates.find((state) => state === value) ?? null })}
      />
      <Select
        label={text("find.owner")}
        value={filter.owner ?? ""}
        none={text("find.anyOwner")}
        options={[["me", text("list.me")], ["nobody", text("owner.nobody")], ...people.map(({ id, name }) => [id, name] as const)]}
        onChange={(value) => onChange({ ...filter, owner: value || null })}
      />
      <Select
        label={text("find.phase")}
        value={filter.phase === null ? "" : String(filter.phase)}
        none={text("find.allPhases")}
        options={phases.map((task) => [String(task.number), `${picture.codes.get(task.id) ?? ""} ${bilingual(task.name)}`])}
        onChange={(value) => onChange({ ...filter, phase: value === "" ? null : Number(value) })}
      />
      {picture.plan.fields.length + filter.fields.length === 0 ? null : (
        <FieldFilterMenu
          plan={picture.plan}
          format={format}
          filters={filter.fields}
          onChange={(fields) => onChange({ ...filter, fields })}
        />
      )}
    </>
  );
}

interface GroupingSelectProps {
  readonly plan: Plan;
  readonly format: PlanFormat;
  readonly view: Pick<PlanView, "grouping" | "setGrouping">;
}

/** What the tasks are put together by. */
function GroupingSelect({ plan, format, view }: GroupingSelectProps) {
  const { text, bilingual } = format;
  return (
    <Select
      label={text("group.label")}
      value={view.grouping ?? ""}
      none={text("group.phases")}
      options={[
        ...plainGroupings.map((one) => [one, text(`group.${one}`)] as const),
        ...groupableFields(plan.fields).map(({ key, name }) => [key, text("group.by", { name: bilingual(name) })] as const),
      ]}
      onChange={(value) => view.setGrouping(readGrouping(value, plan.fields))}
    />
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly none: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  onChange(value: string): void;
}

function Select({ label, value, none, options, onChange }: SelectProps) {
  return (
    <select
      aria-label={label}
      title={label}
      className="input"
      style={{ minHeight: leastTarget }}
      data-set={value === "" ? undefined : ""}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{none}</option>
      {options.map(([option, name]) => (
        <option key={option} value={option}>
          {name}
        </option>
      ))}
    </select>
  );
}
