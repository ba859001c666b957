import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { formatDay } from "#app/i18n/format.ts";
import { Gap } from "#app/ui/gap.tsx";

interface ArchivedNoticeProps {
  readonly projectId: string;
  readonly archiving: { readonly day: string; readonly by: string | null };
  /** Whether the reader may take it out of the archive. */
  readonly canReopen: boolean;
}

/** On every page of an archived project: why nothing can be changed there. */
export function ArchivedNotice({ projectId, archiving, canReopen }: ArchivedNoticeProps) {
  const { t } = useTranslation("projects");
  const { by } = archiving;
  const day = formatDay(archiving.day, useLocale());
  return (
    <p className="border-b border-warn bg-warn-soft px-4 py-2 sm:px-6">
      {by === null ? t("archived.since", { day }) : t("archived.sinceBy", { day, name: by })}
      <Gap />
      {canReopen ? (
        <a href={`/projects/${projectId}/settings`} className="link">
          {t("archived.reopen")}
        </a>
      ) : null}
    </p>
  );
}
