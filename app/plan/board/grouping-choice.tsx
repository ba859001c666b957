import { useTranslation } from "#app/i18n/use-translation.ts";
import { boardGroupings, otherGrouping, type BoardView } from "./board-view.ts";

/** By what the board is divided: links, so that every board can be sent on. */
export function GroupingChoice({ view }: { readonly view: BoardView }) {
  const { t } = useTranslation("board");
  return (
    <nav aria-label={t("by.label")} className="no-print flex flex-wrap gap-1">
      {boardGroupings.map((by) => (
        <a
          key={by}
          href={otherGrouping(view, by)}
          aria-current={by === view.by ? "true" : undefined}
          className="button aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft"
        >
          {t(`by.${by}`)}
        </a>
      ))}
    </nav>
  );
}
