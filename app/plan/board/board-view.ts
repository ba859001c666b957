import { readTaskFilter, taskFilterQuery, type TaskFilter } from "../task-filter.ts";

export const boardGroupings = ["status", "owner"] as const;
/** By what a board has its columns: a choice or a person of the project's own fields by its key. */
export type BoardGrouping = (typeof boardGroupings)[number] | `f${number}`;

export function isBoardGrouping(text: unknown): text is BoardGrouping {
  return boardGroupings.some((by) => by === text) || (typeof text === "string" && /^f[1-9]\d{0,6}$/.test(text));
}

/** How the board is looked at; it stands in the address of the page. */
export interface BoardView {
  readonly filter: TaskFilter;
  readonly by: BoardGrouping;
  /** How many cards of each column are shown. */
  readonly cards: number;
}

/** As many cards as a column shows at first, and as many more each time. */
export const cardsAtOnce = 50;
const mostCards = 5000;

export function readBoardView(query: URLSearchParams): BoardView {
  const by = query.get("by");
  const cards = Number.parseInt(query.get("cards") ?? "", 10);
  return {
    filter: readTaskFilter(query),
    by: isBoardGrouping(by) ? by : "status",
    cards: cards > cardsAtOnce ? Math.min(cards, mostCards) : cardsAtOnce,
  };
}

/** By what an address asks for columns where there is nothing like it, as it was written. */
export function unknownGrouping(query: URLSearchParams): readonly string[] {
  const by = query.get("by") ?? "";
  return by === "" || isBoardGrouping(by) ? [] : [by];
}

/** The query of the address that asks for it; empty for all tasks by status. */
export function boardQuery({ filter, by, cards }: BoardView): string {
  const query = new URLSearchParams(taskFilterQuery(filter));
  for (const [name, value] of Object.entries(keptByFilter({ by, cards }))) query.set(name, value);
  return query.toString();
}

/** What the address says beside the filter. */
export function keptByFilter({ by, cards }: Pick<BoardView, "by" | "cards">): Readonly<Record<string, string>> {
  return { ...(by === "status" ? {} : { by }), ...(cards === cardsAtOnce ? {} : { cards: String(cards) }) };
}

/** The address of the same board in other columns. By anything but status, what is done would bury what is to be done. */
export function otherGrouping({ filter, ...view }: BoardView, by: BoardGrouping): string {
  const show = by !== "status" && filter.show === "all" ? "open" : filter.show;
  return `?${boardQuery({ ...view, by, filter: { ...filter, show } }) || "show=all"}`;
}
