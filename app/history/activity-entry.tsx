import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm } from "#app/ui/form.tsx";
import type { ShownReply } from "#app/ui/form-reply.ts";
import { FieldChanges } from "#app/ui/field-changes.tsx";
import type { ActivityEntry } from "./task-activity.server.ts";

interface ActivityEntryProps {
  readonly entry: ActivityEntry;
  /** The answer to this entry's form, when it was refused. */
  readonly reply: ShownReply | undefined;
}

/** One change of a task in words, which can be taken back. The page answers the intent `revert`. */
export function ActivityEntryItem({ entry, reply }: ActivityEntryProps) {
  const { t } = useTranslation("history");
  const { sequence, at, when, actor, text, changes, move, isNew, canRevert } = entry;
  return (
    <li
      className="break-inside-avoid py-2 text-[13px] data-[new]:border-s-2 data-[new]:border-accent data-[new]:ps-3"
      data-new={isNew || undefined}
    >
      <p className="flex flex-wrap items-baseline gap-x-2">
        {isNew ? <span className="font-medium text-accent">{t("isNew")}</span> : null}
        <span className="font-medium">{actor ?? t("product")}</span>
        <span className="min-w-0 break-words">{text}</span>
        <time dateTime={at} className="text-muted tabular-nums">
          {when}
        </time>
      </p>
      <FieldChanges changes={changes} />
      {move ? <p className="text-muted tabular-nums">{move}</p> : null}
      {canRevert ? (
        <ActionForm intent="revert" reply={reply} className="no-print mt-0.5">
          <input type="hidden" name="sequence" value={sequence} />
          <button type="submit" className="link">
            {t("revert")} <span className="sr-only">{t("revertOf", { text, when })}</span>
          </button>
        </ActionForm>
      ) : null}
    </li>
  );
}
