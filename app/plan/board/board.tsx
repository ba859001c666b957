import { useState, type DragEvent } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { AskBeforeKeeping } from "#app/ui/ask-before-keeping.tsx";
import { usePageKeys } from "#app/ui/page-commands.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { useMoves } from "../use-moves.ts";
import { BoardCardView } from "./board-card.tsx";
import type { BoardColumn } from "./board-page.server.ts";
import { boardQuery, cardsAtOnce } from "./board-view.ts";
import type { BoardPageData } from "./board.route.tsx";
import { useBoardKeys, useBoardKeyWords } from "./use-board-keys.ts";

/** The columns with their cards. A card goes to another column by the pointer, by keys, or by the form that its link opens. */
export function Board({ page }: { readonly page: BoardPageData }) {
  const { t } = useTranslation("board");
  const { t: plan } = useTranslation("plan");
  const { view, canMove } = page;
  const { send, pending, reply, keep } = useMoves();
  const [target, setTarget] = useState<string | null>(null);
  // What others do waits meanwhile.
  const [isDragging, setDragging] = useState(false);
  const columns = withMove(page.columns, pending);
  const move = (taskId: string, was: string, to: string) => {
    if (was !== to) send({ intent: "move", by: view.by, taskId, was, to });
  };
  const onKeyDown = useBoardKeys(canMove, move);
  usePageKeys(useBoardKeyWords(canMove, page.canReport));
  if (page.isEmpty) return <p className="card text-muted">{plan("list.emptyPlan")}</p>;

  const endDrag = () => {
    setTarget(null);
    setDragging(false);
  };
  const onDragStart = ({ dataTransfer }: DragEvent, taskId: string, column: string) => {
    dataTransfer.setData(cardType, `${taskId} ${column}`);
    dataTransfer.effectAllowed = "move";
    setDragging(true);
  };
  const onDragOver = (event: DragEvent, column: string) => {
    if (!event.dataTransfer.types.includes(cardType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    if (target !== column) setTarget(column);
  };
  const onDrop = (event: DragEvent, column: string) => {
    endDrag();
    const [taskId = "", was = ""] = event.dataTransfer.getData(cardType).split(" ");
    if (taskId === "") return;
    event.preventDefault();
    move(taskId, was, column);
  };

  return (
    <ScrollRegion label={t("columns")}>
      <AskBeforeKeeping reply={reply} onKeep={keep} canMute />
      {/* The cards inside are the controls. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={isDragging ? "board dragging" : "board"}
        data-by={view.by === "status" ? "status" : "people"}
        onKeyDown={onKeyDown}
        onDragEnd={endDrag}
      >
        {columns.map((column) => (
          <section
            key={column.id}
            className="board-column"
            data-column={column.id}
            data-target={target === column.id || undefined}
            aria-labelledby={`column-${column.id}`}
            onDragOver={column.isClosed ? undefined : (event) => onDragOver(event, column.id)}
            onDrop={column.isClosed ? undefined : (event) => onDrop(event, column.id)}
          >
            <ColumnHead column={column} by={view.by} />
            <ul className="board-cards">
              {column.cards.map((card) => (
                <BoardCardView key={card.id} card={card} page={page} onDrag={(event) => onDragStart(event, card.id, column.id)} />
              ))}
            </ul>
            {column.count === 0 ? <p className="board-none">{t("none")}</p> : null}
            {column.count > column.cards.length ? (
              <a
                className="link no-print text-[13px]"
                data-keep-scroll
                href={`?${boardQuery({ ...view, cards: view.cards + cardsAtOnce })}`}
              >
                {t("more", { count: Math.min(cardsAtOnce, column.count - column.cards.length) })}
              </a>
            ) : null}
          </section>
        ))}
      </div>
    </ScrollRegion>
  );
}

const cardType = "application/x-rollout-card";

/** The columns as they will be once the move that is on its way has come off. */
function withMove(columns: readonly BoardColumn[], pending: FormData | undefined): readonly BoardColumn[] {
  const [taskId, was, to] = ["taskId", "was", "to"].map((name) => pending?.get(name));
  const card = columns.find(({ id }) => id === was)?.cards.find(({ id }) => id === taskId);
  if (!card) return columns;
  return columns.map((column) => {
    if (column.id === was) return { ...column, count: column.count - 1, cards: column.cards.filter(({ id }) => id !== taskId) };
    return column.id === to ? { ...column, count: column.count + 1, cards: [card, ...column.cards] } : column;
  });
}

function ColumnHead({ column, by }: { readonly column: BoardColumn; readonly by: BoardPageData["view"]["by"] }) {
  const { t } = useTranslation("board");
  const state = by === "status" ? column.id : null;
  return (
    <h2 id={`column-${column.id}`} className="board-head" title={isState(state) ? t(`stateHelp.${state}`) : undefined}>
      <span className="min-w-0 flex-1">{column.title}</span>
      <span className="font-normal text-muted tabular-nums">
        <span aria-hidden="true">{column.count}</span>
        <span className="sr-only">{t("count", { count: column.count })}</span>
      </span>
      {column.late > 0 ? (
        <span className="text-[12px] font-normal text-critical tabular-nums">{t("late", { count: column.late })}</span>
      ) : null}
    </h2>
  );
}

function isState(id: string | null): id is "waiting" | "ready" | "running" | "done" {
  return id === "waiting" || id === "ready" || id === "running" || id === "done";
}
