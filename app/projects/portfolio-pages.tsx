import { useTranslation } from "#app/i18n/use-translation.ts";
import { portfolioUrl } from "./portfolio-view.ts";
import type { Portfolio } from "./projects.server.ts";

/** The way through a list of projects that is longer than a page. */
export function PortfolioPages({ view, pages }: Pick<Portfolio, "view" | "pages">) {
  const { t } = useTranslation("ui");
  if (pages === 1) return null;
  const { page } = view;
  const to = (target: number) => portfolioUrl({ ...view, page: target });
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
