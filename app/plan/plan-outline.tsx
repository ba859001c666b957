import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDay, formatPercent } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/use-locale.ts";
import type { OutlineRow } from "./plan-outline.server.ts";

interface PlanOutlineProps {
  readonly projectId: string;
  readonly outline: readonly OutlineRow[];
}

/** The phases of a plan as a table. */
export function PlanOutline({ projectId, outline }: PlanOutlineProps) {
  const { t } = useTranslation("plan");
  const locale = useLocale();
  return (
    <>
      <h1 className="mb-3">{t("outline.title")}</h1>
      <noscript>
        <p className="mb-3">
          <Link className="link" to={`/projects/${projectId}/tasks`}>
            {t("outline.withoutScripts")}
          </Link>
        </p>
      </noscript>
      <table className="table max-w-3xl">
        <thead>
          <tr>
            <th scope="col">{t("column.code")}</th>
            <th scope="col">{t("column.name")}</th>
            <th scope="col">{t("column.start")}</th>
            <th scope="col">{t("column.finish")}</th>
            <th scope="col" className="number">
              {t("column.progress")}
            </th>
          </tr>
        </thead>
        <tbody>
          {outline.map((row) => (
            <tr key={row.id}>
              <td>{row.code}</td>
              <td>{row.name}</td>
              <td className="whitespace-nowrap">{formatDay(row.start, locale)}</td>
              <td className="whitespace-nowrap">{formatDay(row.finish, locale)}</td>
              <td className="number">{formatPercent(row.progress, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
