import { useMemo } from "react";
import type { CellMarks } from "#app/ui/gantt/tree-grid.tsx";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useCompanions } from "#app/ui/live/live-context.ts";
import { cellCompanions } from "./cell-companions.ts";

/** Marks the cells of the grid that others are editing now. */
export function useCellMarks(): CellMarks {
  const { t, i18n } = useTranslation("ui");
  const companions = useCompanions();
  return useMemo(() => {
    const list = new Intl.ListFormat(i18n.language, { type: "conjunction" });
    const sentence = (names: readonly string[]) => t("live.editsField", { names: list.format(names), count: names.length });
    return new Map(
      [...cellCompanions(companions)].map(([taskId, columns]) => [
        taskId,
        new Map([...columns].map(([column, names]) => [column, { text: list.format(names), description: sentence(names) }])),
      ]),
    );
  }, [companions, t, i18n.language]);
}
