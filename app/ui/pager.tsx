import { useTranslation } from "#app/i18n/use-translation.ts";

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  /** The address of another page. */
  to(page: number): string;
}

/** The way through a list that is longer than a page. */
export function Pager({ page, pages, to }: PagerProps) {
  const { t } = useTranslation("ui");
  if (pages <= 1) return null;
  return (
    <nav aria-label={t("page", { page, pages })} className="no-print mt-4 flex items-center gap-3">
      {page > 1 ? (
        <a className="button" href={to(page - 1)}>
          {t("previous")}
        </a>
      ) : null}
      <span className="text-muted tabular-nums">{t("page", { page, pages })}</span>
      {page < pages ? (
        <a className="button" href={to(page + 1)}>
          {t("next")}
        </a>
      ) : null}
    </nav>
  );
}
