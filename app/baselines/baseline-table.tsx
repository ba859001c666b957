import { useTranslation } from "#app/i18n/use-translation.ts";
import type { BaselineEntry } from "./baselines-page.server.ts";
import { Slip } from "#app/ui/slip.tsx";

interface BaselineTableProps {
  readonly projectId: string;
  readonly baselines: readonly BaselineEntry[];
  readonly isGoLive: boolean;
}

/** The baselines of a project, the newest first, each with when it planned the end and how far from it the plan is. */
export function BaselineTable({ projectId, baselines, isGoLive }: BaselineTableProps) {
  const { t } = useTranslation("baselines");
  return (
    <div className="overflow-x-auto">
      <table className="table" aria-label={t("title")}>
        <thead>
          <tr>
            <th scope="col">{t("column.name")}</th>
            <th scope="col" className="max-md:hidden">
              {t("column.taken")}
            </th>
            <th scope="col" className="number max-md:hidden">
              {t("column.tasks")}
            </th>
            <th scope="col">{t(isGoLive ? "column.goLive" : "column.finish")}</th>
            <th scope="col">{t("column.now")}</th>
          </tr>
        </thead>
        <tbody>
          {baselines.map((baseline) => (
            <tr key={baseline.id}>
              <th scope="row" className="whitespace-normal font-normal text-fg">
                <a href={`/projects/${projectId}/baselines/${baseline.id}`} className="link font-medium">
                  {baseline.name}
                </a>
                <BaselineMarks baseline={baseline} />
                {baseline.note === "" ? null : <span className="block max-w-prose text-[13px] text-muted">{baseline.note}</span>}
              </th>
              <td className="max-md:hidden">
                {baseline.maker === null ? baseline.taken : t("by", { when: baseline.taken, name: baseline.maker })}
              </td>
              <td className="number max-md:hidden">{baseline.tasks}</td>
              <td className="whitespace-nowrap">{baseline.end}</td>
              <td className="whitespace-nowrap">
                <Slip trend={baseline.trend}>{baseline.difference}</Slip>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BaselineMarks({ baseline: { isReference, approval } }: { readonly baseline: BaselineEntry }) {
  const { t } = useTranslation("baselines");
  if (!isReference && !approval) return null;
  return (
    <span className="block text-[13px]">
      {isReference ? <span className="block font-medium text-accent">{t("reference.mark")}</span> : null}
      {approval ? (
        <span className="text-ok">
          {approval.by === null ? t("approvedWhen", { when: approval.at }) : t("approvedBy", { when: approval.at, name: approval.by })}
        </span>
      ) : null}
    </span>
  );
}
