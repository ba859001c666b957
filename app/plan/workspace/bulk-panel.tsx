import { useEffect, useMemo, useRef, useState, type FormEvent } from "react";
import { constraintTypes, type ConstraintType } from "#app/domain/schedule/network.ts";
import { bulkFields, needsNoDay, openingValue, readBulkValue, reportedBulkFields, type BulkField } from "./bulk-fields.ts";
import { scheduledAfter, type BulkChange } from "./bulk-edit.ts";
import { OwnerOptions } from "./cell-editor.tsx";
import { columnChoices, editorKind } from "./cell-choices.ts";
import { columnLabel, isCustomColumn } from "./plan-columns.ts";
import { changeImpact, impactSentence } from "./change-impact.ts";
import { leftText } from "./left-notice.tsx";
import type { PlanFormat } from "./plan-format.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { usePanelKeys } from "./use-panel-keys.ts";

export interface BulkPanelProps {
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  readonly taskIds: readonly string[];
  readonly canEdit: boolean;
  onApply(change: BulkChange): void;
  onClose(): void;
}

/** One change of all chosen tasks, with what it does before it is done. */
export function BulkPanel({ picture, format, taskIds, canEdit, onApply, onClose }: BulkPanelProps) {
  const { text } = format;
  const own = picture.plan.fields.flatMap(({ key }) => (isCustomColumn(key) ? [key] : []));
  const fields: readonly BulkField[] = canEdit ? [...bulkFields, ...own] : reportedBulkFields;
  const [field, setField] = useState<BulkField>(fields[0] ?? "progress");
  const [value, setValue] = useState(openingValue(field));
  const [day, setDay] = useState("");
  const panel = usePanelKeys<HTMLFormElement>(onClose);
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const change = useMemo(() => readBulkValue(picture, taskIds, { field, value, day }), [picture, taskIds, field, value, day]);
  const outcome = useMemo(() => (change ? outcomeText(change, picture, format) : text("bulk.unreadable")), [change, picture, format, text]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (change?.command) onApply(change);
  };
  const shared = { id: "bulk-value", className: "input", value } as const;
  return (
    <form ref={panel} className="link-panel bulk-panel" aria-label={text("bulk.title", { count: taskIds.length })} onSubmit={onSubmit}>
      <p className="link-panel-title">{text("bulk.title", { count: taskIds.length })}</p>
      <label className="link-field">
        <span>{text("bulk.field")}</span>
        <select
          ref={first}
          className="input"
          value={field}
          onChange={(event) => {
            const next = fields.find((one) => one === event.target.value) ?? field;
            setField(next);
            setValue(openingValue(next));
          }}
        >
          {fields.map((one) => (
            <option key={one} value={one}>
              {isCustomColumn(one) ? columnLabel(one, picture.plan, format) : text(`bulk.fields.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="link-field" htmlFor="bulk-value">
        <span>{text("bulk.value")}</span>
        <BulkInput field={field} picture={picture} format={format} shared={shared} onChange={setValue} />
      </label>
      {field === "constraint" && !needsNoDay.includes(value as ConstraintType) ? (
        <label className="link-field">
          <span>{text("scheduling.constraintAt")}</span>
          <input type="date" className="input" value={day} onChange={(event) => setDay(event.target.value)} />
        </label>
      ) : null}
      <button type="submit" className="button" data-primary="" disabled={!change?.command}>
        {text("bulk.apply", { count: change?.count ?? 0 })}
      </button>
      <button type="button" className="button" onClick={onClose}>
        {text("problem.close")}
      </button>
      <p className="link-hint" role="status">
        {outcome}
      </p>
    </form>
  );
}

interface BulkInputProps {
  readonly field: BulkField;
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  readonly shared: { readonly id: string; readonly className: string; readonly value: string };
  onChange(value: string): void;
}

function BulkInput({ field, picture, format, shared, onChange }: BulkInputProps) {
  const { text, bilingual } = format;
  const input = { ...shared, autoComplete: "off", onChange: (event: { target: { value: string } }) => onChange(event.target.value) };
  if (isCustomColumn(field)) {
    const kind = editorKind(field, picture.plan);
    if (kind !== "choice") return <input {...input} type={kind === "date" ? "date" : "text"} />;
    return (
      <select {...input}>
        {columnChoices(field, "", picture.plan, format).map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
    );
  }
  switch (field) {
    case "owner":
      return (
        <select {...input}>
          <OwnerOptions plan={picture.plan} format={format} />
        </select>
      );
    case "role":
      return (
        <select {...input}>
          <option value="">{text("owner.nobody")}</option>
          {picture.plan.roles.map((role) => (
            <option key={role.code} value={role.code}>
              {bilingual(role.name)}
            </option>
          ))}
        </select>
      );
    case "constraint":
      return (
        <select {...input}>
          {constraintTypes.map((type) => (
            <option key={type} value={type}>
              {text(`constraint.${type}`)}
            </option>
          ))}
        </select>
      );
    case "calendar":
      return (
        <select {...input}>
          <option value="">{text("scheduling.projectCalendar")}</option>
          {Object.entries(picture.plan.calendars).map(([id, calendar]) => (
            <option key={id} value={id}>
              {bilingual(calendar.name)}
            </option>
          ))}
        </select>
      );
    case "active":
      return (
        <select {...input}>
          <option value="0">{text("scheduling.inactive")}</option>
          <option value="1">{text("bulk.active")}</option>
        </select>
      );
    case "deadline":
      return <input {...input} type="date" />;
    case "shift":
      return <input {...input} type="number" step={1} />;
    case "progress":
    case "priority":
      return <input {...input} inputMode="numeric" />;
    case "duration":
      return <input {...input} placeholder={text("bulk.duration")} />;
    default:
      return field satisfies never;
  }
}

/** What a change of many tasks does, in words: which dates move, and who is left out. */
function outcomeText(change: BulkChange, picture: ScheduledPlan, format: PlanFormat): string {
  const { text } = format;
  const left = leftText(change.left, picture, format);
  if (!change.command) return [text("bulk.nothing"), left].filter(Boolean).join(" ");
  const after = scheduledAfter(picture, change.command);
  const impact = after ? `${impactSentence(picture, changeImpact(picture, after), format)}${text("bulk.stop")}` : text("bulk.impossible");
  return [impact, left].filter(Boolean).join(" ");
}
