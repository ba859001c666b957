import type { DragEvent } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { BoardCard } from "./board-page.server.ts";
import { boardQuery } from "./board-view.ts";
import type { BoardPageData } from "./board.route.tsx";

interface BoardCardViewProps {
  readonly card: BoardCard;
  readonly page: BoardPageData;
  onDrag(event: DragEvent): void;
}

/** One task: what it is, when, whose, how far. */
export function BoardCardView({ card, page: { projectId, view, canMove }, onDrag }: BoardCardViewProps) {
  const { t } = useTranslation("board");
  const isMovable = canMove && card.isMovable;
  return (
    // Pulling is one of several ways: keys and a form move a card, too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className="board-card" data-task={card.id} draggable={isMovable || undefined} onDragStart={isMovable ? onDrag : undefined}>
      <div className="board-card-head">
        <span className="tabular-nums">{card.code}</span>
        <Kind kind={card.kind} />
        {isMovable ? (
          <a
            className="board-move no-print"
            draggable={false}
            data-keep-scroll
            href={`?${boardQuery(view)}${boardQuery(view) === "" ? "" : "&"}move=${card.id}#move`}
            aria-label={t("moveOf", { name: card.name })}
          >
            {t("move")}
          </a>
        ) : null}
      </div>
      <a
        className="board-name"
        draggable={false}
        data-moves={card.id}
        href={card.kind === "gate" ? `/projects/${projectId}/gates/${card.id}` : `/projects/${projectId}/tasks/${card.id}`}
      >
        {card.name}
      </a>
      <p className="board-facts">
        <span className="tabular-nums">{card.dates}</span>
        {card.late === "" ? null : <strong className="text-critical">{card.late}</strong>}
        {card.isCritical ? (
          <span className="board-critical">
            <Icon name="risk" size={13} />
            {t("critical")}
          </span>
        ) : null}
      </p>
      <GateFacts gate={card.gate} />
      {view.by === "owner" || card.owner === "" ? null : <p className="board-facts">{card.owner}</p>}
      {card.progress === "" ? null : (
        <p className="board-progress">
          <progress max={100} value={card.percent} aria-label={t("progressOf", { percent: card.progress })} />
          <span className="tabular-nums">{card.progress}</span>
        </p>
      )}
    </li>
  );
}

function Kind({ kind }: Pick<BoardCard, "kind">) {
  const { t } = useTranslation("board");
  if (kind !== "milestone" && kind !== "gate") return null;
  return (
    <span className="inline-flex items-center gap-1">
      <Icon name="gate" size={12} />
      {t(`kind.${kind}`)}
    </span>
  );
}

/** How a gate stands at which something else than its dates is to be told. */
function GateFacts({ gate }: Pick<BoardCard, "gate">) {
  const { t } = useTranslation("plan");
  if (gate === null || gate === "open" || gate === "passed") return null;
  return <p className={gate === "atRisk" ? "board-facts text-critical" : "board-facts"}>{t(`list.gate.${gate}`)}</p>;
}
