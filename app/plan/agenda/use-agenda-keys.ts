import { useMemo, type KeyboardEvent } from "react";
import { addDays, type Day } from "#app/domain/time/day.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PageKeys } from "#app/ui/page-commands.ts";
import { useStepKeyRows } from "../use-step-keys.ts";
import type { AgendaPageData } from "./agenda.route.tsx";

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Arrow keys go from task to task; with Alt they move the task by a day or a week. */
export function useAgendaKeys({ tasks }: AgendaPageData, move: (taskId: string, to: Day) => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const bar = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(".agenda-bar") : null;
    const step = steps[event.key];
    if (!bar || step === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const task = tasks[bar.dataset["moves"] ?? ""];
    if (!event.altKey) return neighbour(event.currentTarget, bar, Math.sign(step))?.focus();
    if (task?.isMovable) move(task.id, addDays(task.first, step));
  };
}

function neighbour(grid: HTMLElement, bar: HTMLElement, step: number): HTMLElement | undefined {
  const bars = [...grid.querySelectorAll<HTMLElement>(".agenda-bar")];
  return bars[bars.indexOf(bar) + step];
}

/** The keys of the calendar, for the list of keys. */
export function useAgendaKeyWords(canEdit: boolean, canReport: boolean): readonly PageKeys[] {
  const { t } = useTranslation("agenda");
  const stepRows = useStepKeyRows(canReport);
  return useMemo(
    () => [
      {
        title: t("keys.title"),
        rows: [
          { keys: ["←", "→", "↑", "↓"], label: t("keys.go") },
          ...(canEdit
            ? [
                { keys: ["Alt+←", "Alt+→"], label: t("keys.day") },
                { keys: ["Alt+↑", "Alt+↓"], label: t("keys.week") },
              ]
            : []),
          ...stepRows,
        ],
      },
    ],
    [t, canEdit, stepRows],
  );
}
