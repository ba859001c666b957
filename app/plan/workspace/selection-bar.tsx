import { Icon, type IconName } from "#app/ui/icon.tsx";
import type { PlanText } from "./plan-text.ts";

export interface SelectionBarProps {
  readonly text: PlanText;
  readonly count: number;
  readonly canEdit: boolean;
  readonly canReport: boolean;
  onChange(): void;
  onLink(): void;
  onUnlink(): void;
  onDuplicate(): void;
  onCopy(): void;
  onRemove(): void;
  onClear(): void;
}

/** How many tasks are chosen together, with what can be done to all of them. */
export function SelectionBar({ text, count, canEdit, canReport, ...does }: SelectionBarProps) {
  return (
    <div role="toolbar" aria-label={text("choice.label")} className="selection-bar">
      <strong role="status">{text("choice.count", { count })}</strong>
      {canReport ? <Tool label={text("choice.change")} isOff={count === 0} onPress={does.onChange} /> : null}
      {canEdit ? (
        <>
          <Tool label={text("choice.link")} icon="link" isOff={count < 2} onPress={does.onLink} />
          <Tool label={text("choice.unlink")} isOff={count < 2} onPress={does.onUnlink} />
          <Tool label={text("keys.duplicate")} isOff={count === 0} onPress={does.onDuplicate} />
        </>
      ) : null}
      <Tool label={text("choice.copy")} isOff={count === 0} onPress={does.onCopy} />
      {canEdit ? <Tool label={text("choice.remove")} icon="remove" isOff={count === 0} onPress={does.onRemove} /> : null}
      <span className="toolbar-space" />
      <button
        type="button"
        className="button icon-button"
        aria-label={text("choice.clear")}
        title={text("choice.clear")}
        onClick={does.onClear}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon?: IconName;
  readonly isOff: boolean;
  onPress(): void;
}

function Tool({ label, icon, isOff, onPress }: ToolProps) {
  return (
    <button type="button" className="button" disabled={isOff} onClick={onPress}>
      {icon ? <Icon name={icon} /> : null}
      {label}
    </button>
  );
}
