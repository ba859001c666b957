import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { formatDay, formatPercent } from "#app/i18n/format.ts";
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
          <a className="link" href={`/projects/${projectId}/tasks`}>
            {t("outline.withoutScripts")}
          </a>
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
