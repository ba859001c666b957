import { useState } from "react";
import { Icon } from "#app/ui/icon.tsx";
import type { Plan } from "#app/domain/plan/model.ts";
import { ordinaryWidth } from "./grid-rows.ts";
import { boundedWidth, columnLabel, columnsOf, ordinaryColumns, type ChosenColumn } from "./plan-columns.ts";
import type { PlanFormat } from "./plan-format.ts";
import { useDisclosure } from "./use-disclosure.ts";

interface ColumnChooserProps {
  readonly plan: Pick<Plan, "fields">;
  readonly format: PlanFormat;
  readonly seesCosts: boolean;
  readonly columns: readonly ChosenColumn[];
  onChange(columns: readonly ChosenColumn[]): void;
}

/** Which columns the table shows, in which order and how wide. */
export function ColumnChooser({ plan, format, seesCosts, columns, onChange }: ColumnChooserProps) {
  const { text } = format;
  const menu = useDisclosure();
  const [isOpen, setOpen] = useState(false);
  const hidden = columnsOf(plan, seesCosts).filter((column) => !columns.some(({ key }) => key === column));
  return (
    <details ref={menu} className="tool-menu column-chooser" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="button">
        <Icon name="columns" />
        {text("columns.label")}
      </summary>
      {isOpen ? (
        <div className="tool-menu-list">
          <ul>
            {columns.map((column, place) => (
              <ShownEntry
                key={column.key}
                plan={plan}
                format={format}
                column={column}
                place={place}
                columns={columns}
                onChange={onChange}
              />
            ))}
            {hidden.map((key) => (
              <li key={key}>
                <label>
                  <input type="checkbox" checked={false} onChange={() => onChange([...columns, { key, width: null }])} />
                  {columnLabel(key, plan, format)}
                </label>
              </li>
            ))}
          </ul>
          <p className="link-hint">{text("columns.hint")}</p>
          <button type="button" className="button" onClick={() => onChange(ordinaryColumns)}>
            {text("columns.reset")}
          </button>
        </div>
      ) : null}
    </details>
  );
}

interface ShownEntryProps extends Omit<ColumnChooserProps, "seesCosts"> {
  readonly column: ChosenColumn;
  readonly place: number;
}

function ShownEntry({ plan, format, column, place, columns, onChange }: ShownEntryProps) {
  const { text } = format;
  const name = columnLabel(column.key, plan, format);
  const moved = (step: 1 | -1) => {
    const next = [...columns];
    next.splice(place, 1);
    next.splice(place + step, 0, column);
    onChange(next);
  };
  const resized = (width: number | null) => onChange(columns.map((one) => (one.key === column.key ? { ...one, width } : one)));
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked
          disabled={column.key === "name"}
          onChange={() => onChange(columns.filter(({ key }) => key !== column.key))}
        />
        {name}
      </label>
      <input
        key={column.width}
        type="number"
        className="input"
        aria-label={text("columns.width", { name })}
        placeholder={String(ordinaryWidth(column.key, plan))}
        defaultValue={column.width ?? ""}
        onBlur={(event) => {
          const width = event.target.value === "" ? null : boundedWidth(Number(event.target.value));
          if (width !== column.width) resized(width);
        }}
      />
      <MoveButton label={text("columns.up", { name })} icon="up" isOff={place === 0} onPress={() => moved(-1)} />
      <MoveButton label={text("columns.down", { name })} icon="down" isOff={place === columns.length - 1} onPress={() => moved(1)} />
    </li>
  );
}

function MoveButton({
  label,
  icon,
  isOff,
  onPress,
}: {
  readonly label: string;
  readonly icon: "up" | "down";
  readonly isOff: boolean;
  onPress(): void;
}) {
  return (
    <button type="button" className="button icon-button" aria-label={label} title={label} disabled={isOff} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}
