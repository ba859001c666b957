import { todayIn } from "#app/domain/time/today.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { builtInTaskViews } from "../task-views.ts";
import { boardQuery, cardsAtOnce, readBoardView } from "./board-view.ts";

/** The board as a page whose state can be kept under a name. */
export function viewedBoard({ project, context }: ProjectCaller) {
  const today = todayIn(project.timeZone, context.now());
  return {
    name: "board" as const,
    builtIn: [...builtInTaskViews(today), { id: "byOwner", query: "show=open&by=owner" } as const],
    clean: (query: string) => boardQuery({ ...readBoardView(new URLSearchParams(query)), cards: cardsAtOnce }),
  };
}
