import { useTranslation } from "#app/i18n/use-translation.ts";
import { boardGroupings, isBoardGrouping, otherGrouping, type BoardView } from "./board-view.ts";

interface GroupingChoiceProps {
  readonly view: BoardView;
  /** The project's own fields that there can be columns by. */
  readonly fields: readonly { readonly key: string; readonly name: string }[];
}

/** By what the board is divided: links, so that every board can be sent on. */
export function GroupingChoice({ view, fields }: GroupingChoiceProps) {
  const { t } = useTranslation("board");
  const ways = [
    ...boardGroupings.map((by) => ({ by, label: t(`by.${by}`) })),
    ...fields.flatMap(({ key, name }) => (isBoardGrouping(key) ? [{ by: key, label: t("by.field", { name }) }] : [])),
  ];
  return (
    <nav aria-label={t("by.label")} className="no-print flex flex-wrap gap-1">
      {ways.map(({ by, label }) => (
        <a
          key={by}
          href={otherGrouping(view, by)}
          aria-current={by === view.by ? "true" : undefined}
          className="button aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft"
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
