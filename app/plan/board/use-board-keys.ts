import { useMemo, type KeyboardEvent } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PageKeys } from "#app/ui/page-commands.ts";
import { useStepKeyRows } from "../use-step-keys.ts";

/** Arrow keys go from card to card and from column to column; with Alt they take the card along to the next column. */
export function useBoardKeys(canMove: boolean, move: (taskId: string, was: string, to: string) => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(".board-card") : null;
    const column = card?.closest<HTMLElement>(".board-column");
    if (!card || !column || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isAcross = event.key === "ArrowLeft" || event.key === "ArrowRight";
    const step = event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 1;
    if (!isAcross && (event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown"))) return;
    event.preventDefault();
    if (!isAcross) return focusCard(next(card, step, ".board-card"));
    if (!event.altKey) return focusCard(cardBeside(column, card, step));
    const target = next(column, step, ".board-column");
    const { task } = card.dataset;
    if (canMove && card.draggable && target && task) move(task, column.dataset["column"] ?? "", target.dataset["column"] ?? "");
  };
}

/** The keys of the board, for the list of keys. */
export function useBoardKeyWords(canMove: boolean, canReport: boolean): readonly PageKeys[] {
  const { t } = useTranslation("board");
  const stepRows = useStepKeyRows(canReport);
  return useMemo(
    () => [
      {
        title: t("keys.title"),
        rows: [
          { keys: ["↑", "↓", "←", "→"], label: t("keys.go") },
          ...(canMove ? [{ keys: ["Alt+←", "Alt+→"], label: t("keys.move") }] : []),
          ...stepRows,
        ],
      },
    ],
    [t, canMove, stepRows],
  );
}

function next(element: HTMLElement, step: number, selector: string): HTMLElement | null {
  const other = step < 0 ? element.previousElementSibling : element.nextElementSibling;
  return other instanceof HTMLElement && other.matches(selector) ? other : null;
}

/** The card at the same height in the next column that has any. */
function cardBeside(column: HTMLElement, card: HTMLElement, step: number): HTMLElement | null {
  const place = [...column.querySelectorAll(".board-card")].indexOf(card);
  for (let other = next(column, step, ".board-column"); other; other = next(other, step, ".board-column")) {
    const cards = other.querySelectorAll<HTMLElement>(".board-card");
    if (cards.length > 0) return cards[Math.min(place, cards.length - 1)] ?? null;
  }
  return null;
}

function focusCard(card: HTMLElement | null): void {
  card?.querySelector<HTMLElement>("[data-moves]")?.focus();
}
