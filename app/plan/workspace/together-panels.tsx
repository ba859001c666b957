import type { Day } from "#app/domain/time/day.ts";
import { BulkPanel } from "./bulk-panel.tsx";
import { PastePanel } from "./paste-panel.tsx";
import type { PlanFormat } from "./plan-format.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { SplitPanel } from "./split-panel.tsx";
import type { ChosenRows } from "./use-chosen-rows.ts";
import type { Together } from "./use-together.ts";

interface TogetherPanelsProps {
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  readonly today: Day;
  readonly canEdit: boolean;
  readonly chosen: ChosenRows;
  readonly together: Together;
  /** Gives the focus back to the grid. */
  onDone(): void;
}

/** The panel that is open for the chosen tasks, if any. */
export function TogetherPanels({ picture, format, today, canEdit, chosen, together, onDone }: TogetherPanelsProps) {
  const { panel, closePanel, apply, send } = together;
  const close = () => {
    closePanel();
    onDone();
  };
  if (!panel) return null;
  switch (panel.kind) {
    case "bulk":
      return (
        <BulkPanel
          picture={picture}
          format={format}
          taskIds={chosen.taskIds}
          canEdit={canEdit}
          onApply={(change) => {
            apply(change);
            onDone();
          }}
          onClose={close}
        />
      );
    case "split":
      return (
        <SplitPanel
          picture={picture}
          format={format}
          taskId={panel.taskId}
          onSplit={(command) => {
            send(command);
            close();
          }}
          onClose={close}
        />
      );
    case "paste":
      return (
        <PastePanel
          picture={picture}
          format={format}
          rows={panel.rows}
          place={panel.place}
          today={today}
          onAdd={(command) => {
            send(command);
            close();
          }}
          onClose={close}
        />
      );
    default:
      return panel satisfies never;
  }
}
