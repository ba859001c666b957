import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { portfolioFilters, portfolioOrders, portfolioUrl } from "./portfolio-view.ts";
import type { Portfolio } from "./projects.server.ts";

/** Which projects are listed and in what order; the answer stands in the URL. */
export function PortfolioFilters({ view, counts }: Pick<Portfolio, "view" | "counts">) {
  const { t } = useTranslation("projects");
  const { show, order, text } = view;
  return (
    <div className="no-print mb-4 flex flex-wrap items-end gap-x-6 gap-y-3">
      <ul className="flex flex-wrap gap-1" aria-label={t("list.show")}>
        {portfolioFilters.map((filter) => (
          <li key={filter}>
            <a
              href={portfolioUrl({ show: filter, order, text, page: 1 })}
              aria-current={filter === show ? "true" : undefined}
              className="button aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft"
              data-quiet
            >
              {t(`list.filter.${filter}`)} <span className="text-muted tabular-nums">{counts[filter]}</span>
            </a>
          </li>
        ))}
        <li>
          <a href="/projects/trash" className="button" data-quiet>
            {t("trash.title")}
          </a>
        </li>
      </ul>
      <Form method="get" role="search" className="flex flex-wrap items-end gap-2">
        {show === "active" ? null : <input type="hidden" name="show" value={show} />}
        <label className="block">
          <span className="mb-1 block text-[13px]">{t("list.find")}</span>
          <input type="search" name="q" defaultValue={text} maxLength={100} className="input" />
        </label>
        <label className="block">
          <span className="mb-1 block text-[13px]">{t("list.sort")}</span>
          <select name="sort" defaultValue={order} className="input">
            {portfolioOrders.map((value) => (
              <option key={value} value={value}>
                {t(`list.order.${value}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">
          {t("list.apply")}
        </button>
      </Form>
    </div>
  );
}
