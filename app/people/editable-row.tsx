import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";

interface EditableRowProps {
  /** What the row says, in three columns. */
  readonly cells: readonly [ReactNode, ReactNode, ReactNode];
  /** The forms that change it; without them the row is for reading. */
  readonly children?: ReactNode;
  /** Open from the start, as when the form in it was refused. */
  readonly isOpen?: boolean;
}

const columns = "grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 sm:grid-cols-[minmax(0,6fr)_minmax(0,5fr)_minmax(0,3fr)]";
/** On a narrow screen the middle one goes below the others. */
const columnStyles = ["min-w-0", "min-w-0 max-sm:order-last max-sm:col-span-2", "text-end text-muted tabular-nums"] as const;

/** A line without forms leaves the same room, among lines that have them. */
const changeStyle = "no-print w-14 shrink-0 whitespace-nowrap text-end";

/** A line of a list that opens to the forms that change it; it needs no scripts. */
export function EditableRow({ cells, children, isOpen = false }: EditableRowProps) {
  const { t } = useTranslation("people");
  const line = cells.map((cell, column) => (
    <span key={column} className={columnStyles[column]}>
      {cell}
    </span>
  ));
  if (!children)
    return (
      <li className="flex break-inside-avoid gap-3 px-2 py-1.5">
        <span className={`min-w-0 flex-1 ${columns}`}>{line}</span>
        <span className={`hidden group-has-[details]/rows:block ${changeStyle}`} />
      </li>
    );
  return (
    <li className="break-inside-avoid">
      <details open={isOpen || undefined} className="group">
        <summary className="flex cursor-pointer list-none items-start gap-3 rounded-md px-2 py-1.5 hover:bg-surface [&::-webkit-details-marker]:hidden">
          <span className={`min-w-0 flex-1 ${columns}`}>{line}</span>
          <span className={`link text-[0.93em] ${changeStyle}`}>{t("change")}</span>
        </summary>
        <div className="no-print border-s-2 border-accent px-4 pb-4 pt-3">{children}</div>
      </details>
    </li>
  );
}
