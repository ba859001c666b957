import { useMemo } from "react";
import type { CellMarks } from "#app/ui/gantt/tree-grid.tsx";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { useCompanions } from "#app/ui/live/live-context.ts";
import { cellCompanions } from "./cell-companions.ts";

/** Marks the cells of the grid that others are editing now. */
export function useCellMarks(): CellMarks {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const companions = useCompanions();
  return useMemo(() => {
    const markOf = (names: readonly string[]) => {
      const text = formatList(names, locale);
      return { text, description: t("live.editsField", { names: text, count: names.length }) };
    };
    return new Map(
      [...cellCompanions(companions)].map(([taskId, columns]) => [
        taskId,
        new Map([...columns].map(([column, names]) => [column, markOf(names)])),
      ]),
    );
  }, [companions, t, locale]);
}
