import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import { mostShut } from "../shut-groups.ts";
import { useDisclosure } from "../workspace/use-disclosure.ts";
import { taskFilterQuery } from "../task-filter.ts";
import type { TaskPage } from "../task-list.server.ts";
import type { TableColumn } from "./table-columns.ts";
import { keptByFilter, tableGroupings, tableQuery, type TableView } from "./table-view.ts";

interface TableToolsProps {
  readonly page: Pick<TaskPage, "view" | "columns" | "moreColumns" | "groupings" | "groups">;
}

/** By what the tasks are put together: a choice that takes effect at once, a button where there are no scripts. */
export function GroupingChoice({ page: { view, groupings, groups } }: TableToolsProps) {
  const { t } = useTranslation("plan");
  const chosen = view.grouping ?? "";
  const isFoldable = view.grouping !== null && groups.length > 1;
  return (
    <div className="no-print flex flex-wrap items-center gap-2">
      <Form method="get" preventScrollReset className="flex items-center gap-2">
        <Kept view={{ ...view, grouping: null }} />
        <label className="flex items-center gap-2">
          {t("group.label")}
          <select
            key={chosen}
            name="group"
            defaultValue={chosen}
            className="input w-44"
            onChange={(event) => event.currentTarget.form?.requestSubmit()}
          >
            <option value="">{t("group.outline")}</option>
            {tableGroupings.map((one) => (
              <option key={one} value={one}>
                {t(one === "phase" ? "group.phases" : `group.${one}`)}
              </option>
            ))}
            {groupings.map(({ key, name }) => (
              <option key={key} value={key}>
                {t("group.by", { name })}
              </option>
            ))}
          </select>
        </label>
        <ShowButton label={t("group.apply")} />
      </Form>
      {isFoldable && groups.length <= mostShut ? (
        <a className="link" data-keep-scroll href={`?${tableQuery({ ...view, shut: view.shut.length > 0 ? [] : groups })}`}>
          {t(view.shut.length > 0 ? "group.openAll" : "group.closeAll")}
        </a>
      ) : null}
    </div>
  );
}

/** Which columns the table has, by ticks, and in which order, by links. */
export function ColumnChoice({ page: { view, columns, moreColumns } }: TableToolsProps) {
  const { t } = useTranslation("plan");
  const keys = columns.map(({ key }) => key);
  const menu = useDisclosure();
  const list = useRef<HTMLUListElement>(null);
  const ticked = useRef<TableColumn | null>(null);
  // The column that was ticked stands elsewhere in the list now, and takes the focus along.
  useEffect(() => {
    if (ticked.current !== null) list.current?.querySelector<HTMLElement>(`input[type=checkbox][value="${ticked.current}"]`)?.focus();
    ticked.current = null;
  }, [columns]);
  const moved = (place: number, step: 1 | -1) => {
    const next = [...keys];
    next.splice(place + step, 0, ...next.splice(place, 1));
    return `?${tableQuery({ ...view, columns: next }) || "show=all"}`;
  };
  return (
    <details ref={menu} className="view-menu table-columns no-print">
      <summary className="button">
        <Icon name="columns" /> {t("columns.label")}
      </summary>
      <Form method="get" preventScrollReset className="view-list">
        <Kept view={{ ...view, columns: [] }} />
        <ul ref={list}>
          {[...columns, ...moreColumns].map(({ key, label }, place) => (
            <li key={key}>
              <ColumnTick column={key} label={label} isOn={place < keys.length} onTick={() => (ticked.current = key)} />
              {place < keys.length ? (
                <>
                  <MoveLink label={t("columns.up", { name: label })} icon="up" href={place === 0 ? null : moved(place, -1)} />
                  <MoveLink
                    label={t("columns.down", { name: label })}
                    icon="down"
                    href={place === keys.length - 1 ? null : moved(place, 1)}
                  />
                </>
              ) : null}
            </li>
          ))}
        </ul>
        <ShowButton label={t("columns.apply")} />
        <a className="link" data-keep-scroll href={`?${tableQuery({ ...view, columns: [] }) || "show=all"}`}>
          {t("columns.reset")}
        </a>
      </Form>
    </details>
  );
}

interface ColumnTickProps {
  readonly column: TableColumn;
  readonly label: string;
  readonly isOn: boolean;
  onTick(): void;
}

function ColumnTick({ column, label, isOn, onTick }: ColumnTickProps) {
  return (
    <label>
      {/* The name is always there: a tick that cannot be taken away is not sent. */}
      {column === "name" ? <input type="hidden" name="column" value={column} /> : null}
      <input
        key={String(isOn)}
        type="checkbox"
        name={column === "name" ? undefined : "column"}
        value={column}
        defaultChecked={isOn}
        disabled={column === "name"}
        onChange={(event) => {
          onTick();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      {label}
    </label>
  );
}

function MoveLink({ label, icon, href }: { readonly label: string; readonly icon: "up" | "down"; readonly href: string | null }) {
  if (href === null) return <span className="table-columns-edge" />;
  return (
    <a className="button icon-button" data-keep-scroll aria-label={label} title={label} href={href}>
      <Icon name={icon} />
    </a>
  );
}

/** What else the address says, for a form that says one thing anew. */
function Kept({ view: { filter, ...rest } }: { readonly view: TableView }) {
  const kept = [...new URLSearchParams(taskFilterQuery(filter)), ...Object.entries(keptByFilter(rest))];
  return (
    <>
      {kept.length === 0 ? <input type="hidden" name="show" value="all" /> : null}
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

function ShowButton({ label }: { readonly label: string }) {
  return (
    <noscript>
      <button type="submit" className="button">
        {label}
      </button>
    </noscript>
  );
}
