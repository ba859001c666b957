import type { ReactNode } from "react";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import { zoomLevels } from "#app/ui/gantt/time-axis.ts";
import { KeyList } from "./key-list.tsx";
import type { PlanText } from "./plan-text.ts";
import type { PlanEditing } from "./use-plan-editing.ts";
import { BaselineSelect } from "./baseline-select.tsx";
import type { PlanView } from "./use-plan-view.ts";

export interface PlanToolbarProps {
  readonly text: PlanText;
  readonly view: PlanView;
  readonly editing: PlanEditing;
  readonly canEdit: boolean;
  readonly canReport: boolean;
  onToday(): void;
  onWholePlan(): void;
  onUndo(): void;
  onRedo(): void;
  onAdd(): void;
  onPrint(): void;
  /** Of the chart as a file; null where there is none of this plan. */
  readonly exportUrl: string | null;
  readonly views: ReactNode;
  readonly taskTools: ReactNode;
}

/** On a narrow screen the tools of the pane that is not shown stay away. */
export function PlanToolbar(props: PlanToolbarProps) {
  const { text, view, editing, canEdit, canReport } = props;
  const { isNarrow, pane } = view;
  const hasGrid = !isNarrow || pane === "grid";
  const hasChart = !isNarrow || pane === "chart";
  return (
    <div role="group" aria-label={text("toolbar.label")} className="plan-toolbar">
      {isNarrow ? (
        <Choice
          label={text("toolbar.view")}
          options={[
            ["grid", text("toolbar.grid")],
            ["chart", text("toolbar.chart")],
          ]}
          value={pane}
          onChoose={(chosen) => view.setPane(chosen)}
        />
      ) : null}
      {hasChart ? <ChartTools {...props} /> : null}
      {hasGrid ? (
        <span className="toolbar-group">
          <Action label={text("toolbar.collapseAll")} icon="collapse" onPress={view.collapseAll} />
          <Action label={text("toolbar.expandAll")} icon="expand" onPress={view.expandAll} />
          {hasChart ? null : <Toggle label={text("toolbar.critical")} isOn={view.showsCritical} onPress={view.toggleCritical} />}
        </span>
      ) : null}
      {props.taskTools}
      <span className="toolbar-space" />
      {props.views}
      <span className="toolbar-saving" role="status">
        {editing.isSaving ? text("toolbar.saving") : ""}
      </span>
      {canReport ? (
        <span className="toolbar-group">
          <Action label={text("toolbar.undo")} icon="undo" isDisabled={!editing.canUndo} onPress={props.onUndo} />
          <Action label={text("toolbar.redo")} icon="redo" isDisabled={!editing.canRedo} onPress={props.onRedo} />
        </span>
      ) : null}
      {isNarrow ? null : (
        <>
          <KeyList text={text} canEdit={canEdit} canReport={canReport} />
          <Action label={text("toolbar.print")} icon="print" onPress={props.onPrint} />
          {props.exportUrl === null ? null : (
            <a className="button icon-button" href={props.exportUrl} aria-label={text("toolbar.export")} title={text("toolbar.export")}>
              <Icon name="download" />
            </a>
          )}
        </>
      )}
      {canEdit ? <Action label={text("toolbar.add")} isPrimary onPress={props.onAdd} /> : null}
    </div>
  );
}

function ChartTools({ text, view, onToday, onWholePlan }: PlanToolbarProps) {
  return (
    <>
      <Choice
        label={text("toolbar.zoom")}
        options={zoomLevels.map((level) => [level, text(`toolbar.${level}`)] as const)}
        value={view.zoom}
        onChoose={(level) => view.setZoom(level)}
      />
      <span className="toolbar-group">
        <Action label={text("toolbar.today")} onPress={onToday} />
        <Action label={text("toolbar.wholePlan")} onPress={onWholePlan} />
      </span>
      <span className="toolbar-group">
        <Toggle label={text("toolbar.critical")} isOn={view.showsCritical} onPress={view.toggleCritical} />
        {view.baselines.length > 0 ? <BaselineSelect text={text} view={view} /> : null}
      </span>
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly value: Value;
  onChoose(value: Value): void;
}

function Choice<Value extends string>({ label, options, value, onChoose }: ChoiceProps<Value>) {
  return (
    <span role="group" aria-label={label} className="toolbar-choice">
      {options.map(([option, optionLabel]) => (
        <button key={option} type="button" aria-pressed={option === value} className="button" onClick={() => onChoose(option)}>
          {optionLabel}
        </button>
      ))}
    </span>
  );
}

function Toggle({ label, isOn, onPress }: { readonly label: string; readonly isOn: boolean; onPress(): void }) {
  return (
    <button type="button" aria-pressed={isOn} className="button" onClick={onPress}>
      {label}
    </button>
  );
}

interface ActionProps {
  readonly label: string;
  /** In place of the word, which then is its label. */
  readonly icon?: IconName;
  readonly isDisabled?: boolean;
  readonly isPrimary?: boolean;
  onPress(): void;
}

function Action({ label, icon, isDisabled = false, isPrimary = false, onPress }: ActionProps) {
  return (
    <button
      type="button"
      disabled={isDisabled}
      className={icon ? "button icon-button" : "button"}
      data-primary={isPrimary ? "" : undefined}
      aria-label={icon ? label : undefined}
      title={icon ? label : undefined}
      onClick={onPress}
    >
      {icon ? <Icon name={icon} /> : label}
    </button>
  );
}
