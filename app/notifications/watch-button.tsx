import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm } from "#app/ui/form.tsx";
import { Icon } from "#app/ui/icon.tsx";

interface WatchButtonProps {
  readonly what: "task" | "project";
  readonly isWatching: boolean;
}

/** Begins or ends watching; says which it is now. */
export function WatchButton({ what, isWatching }: WatchButtonProps) {
  const { t } = useTranslation("notifications");
  return (
    <ActionForm intent="watch" reply={undefined} className="no-print">
      <button
        type="submit"
        name="watching"
        value={isWatching ? "no" : "yes"}
        className="button"
        title={t(`watch.${what}.${isWatching ? "end" : "begin"}`)}
      >
        <Icon name={isWatching ? "watching" : "bell"} />
        {t(isWatching ? "watch.on" : "watch.off")}
      </button>
    </ActionForm>
  );
}
