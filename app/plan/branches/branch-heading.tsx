import { useTranslation } from "#app/i18n/use-translation.ts";
import { BranchState } from "./branch-table.tsx";
import type { ComparePage } from "./compare-page.server.ts";

/** What a what-if is called and is to find out, and the way to its plan. */
export function BranchHeading({ page: { projectId, branch, since } }: { readonly page: ComparePage }) {
  const { t } = useTranslation("branches");
  return (
    <div>
      <p className="no-print mb-1">
        <a className="link" href={`/projects/${projectId}/branches`}>
          {t("back")}
        </a>
      </p>
      <h1>{branch.name}</h1>
      {branch.note === "" ? null : <p className="mt-1 max-w-prose whitespace-pre-line">{branch.note}</p>}
      <p className="mt-1 text-muted">
        {branch.maker === null ? branch.made : t("madeBy", { when: branch.made, name: branch.maker })}
        {" · "}
        {t("fromVersion", { version: branch.baseVersion })}
        {" · "}
        {branch.isOpen ? since === 0 ? t("since.none") : t("since.changed", { count: since }) : <BranchState branch={branch} />}
      </p>
      {branch.takenBack !== null && branch.isOpen ? (
        <p className="mt-1 text-muted">{t("state.takenBack", { when: branch.takenBack })}</p>
      ) : null}
      <p className="no-print mt-3">
        <a className="button" href={`/projects/${projectId}/branches/${branch.id}/plan`}>
          {t("openPlan")}
        </a>
      </p>
    </div>
  );
}
