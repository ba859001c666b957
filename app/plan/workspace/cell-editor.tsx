import { useId, useLayoutEffect, useRef, type KeyboardEvent } from "react";
import type { Plan } from "#app/domain/plan/model.ts";
import { byName } from "#app/i18n/format.ts";
import { CellError } from "./cell-error.tsx";
import { columnChoices, editorKind } from "./cell-choices.ts";
import type { EditedColumn } from "./plan-columns.ts";
import { planCellField } from "./cell-companions.ts";
import { usePlanPlace } from "./plan-place.ts";
import type { PlanFormat } from "./plan-format.ts";

export interface CellEditorProps {
  readonly label: string;
  readonly taskId: string;
  readonly column: EditedColumn;
  readonly plan: Plan;
  readonly format: PlanFormat;
  readonly value: string;
  /** The value differs from the saved one. */
  readonly isChanged: boolean;
  /** What is wrong with the value, in words. */
  readonly error: string | null;
  onChange(value: string): void;
  /** `move` is the step to the next cell: 0 with Enter, 1 with Tab, -1 with Shift+Tab. */
  onCommit(move: -1 | 0 | 1): void;
  onCancel(): void;
}

/** An input in place of a cell's text. Leaving it keeps what was typed when it can be read. */
export function CellEditor(props: CellEditorProps) {
  const { column, error, value } = props;
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const errorId = useId();
  const kind = editorKind(column, props.plan);
  const place = usePlanPlace();
  // Before the next key: in between, what is typed would be the grid's.
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    if (kind === "text" || kind === "number") field.current?.select();
  }, [kind]);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (isComposing(event)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      props.onCommit(0);
    } else if (event.key === "Escape") {
      event.preventDefault();
      props.onCancel();
    } else if (event.key === "Tab") {
      event.preventDefault();
      props.onCommit(event.shiftKey ? -1 : 1);
    }
  };
  const shared = {
    ref: field,
    value,
    "aria-label": props.label,
    "aria-invalid": error !== null,
    "aria-describedby": error === null ? undefined : errorId,
    className: "cell-editor",
    onKeyDown,
    onBlur: () => props.onCommit(0),
  };
  return (
    <span className="cell-editing" data-live-field={planCellField(props.taskId, column)} data-unsaved={props.isChanged ? place : undefined}>
      {column === "owner" ? (
        <select {...shared} onChange={(event) => props.onChange(event.target.value)}>
          <OwnerOptions plan={props.plan} format={props.format} />
        </select>
      ) : kind === "choice" ? (
        <select {...shared} onChange={(event) => props.onChange(event.target.value)}>
          {columnChoices(column, value, props.plan, props.format).map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type={kind === "date" ? "date" : "text"}
          inputMode={kind === "number" ? "decimal" : undefined}
          autoComplete="off"
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
      {error === null ? null : <CellError id={errorId} field={field} message={error} />}
    </span>
  );
}

/** An Enter that confirms a Chinese composition belongs to the input method; Safari and old engines say so by key code 229 only. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

export function OwnerOptions({ plan, format }: { readonly plan: Plan; readonly format: PlanFormat }) {
  const people = new Map(plan.people.map((person) => [person.id, person.name]));
  return (
    <>
      <option value="">{format.text("owner.nobody")}</option>
      <optgroup label={format.text("owner.people")}>
        {[...plan.people]
          .sort((a, b) => byName(a.name, b.name))
          .map((person) => (
            <option key={person.id} value={`person:${person.id}`}>
              {person.name}
            </option>
          ))}
      </optgroup>
      <optgroup label={format.text("owner.roles")}>
        {plan.roles.map((role) => {
          const person = role.personId === null ? undefined : people.get(role.personId);
          const name = format.bilingual(role.name);
          return (
            <option key={role.code} value={`role:${role.code}`}>
              {person === undefined ? name : format.text("owner.roleAndPerson", { role: name, person })}
            </option>
          );
        })}
      </optgroup>
    </>
  );
}
