import { useTranslation } from "#app/i18n/use-translation.ts";
import type { BranchFacts } from "./branches-page.server.ts";

interface BranchTableProps {
  readonly label: string;
  readonly projectId: string;
  readonly branches: readonly BranchFacts[];
}

/** What-ifs with who made each, what was done in it and how far the plan went on since. */
export function BranchTable({ label, projectId, branches }: BranchTableProps) {
  const { t } = useTranslation("branches");
  return (
    <div className="overflow-x-auto">
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t("column.name")}</th>
            <th scope="col" className="max-md:hidden">
              {t("column.made")}
            </th>
            <th scope="col" className="number">
              {t("column.changes")}
            </th>
            <th scope="col">{t("column.state")}</th>
          </tr>
        </thead>
        <tbody>
          {branches.map((branch) => (
            <tr key={branch.id}>
              <th scope="row" className="whitespace-normal font-normal text-fg">
                <a href={`/projects/${projectId}/branches/${branch.id}`} className="link font-medium">
                  {branch.name}
                </a>
                {branch.note === "" ? null : <span className="block max-w-prose text-[13px] text-muted">{branch.note}</span>}
              </th>
              <td className="max-md:hidden">
                {branch.maker === null ? branch.made : t("madeBy", { when: branch.made, name: branch.maker })}
              </td>
              <td className="number">{branch.changes}</td>
              <td className="whitespace-normal">
                <BranchState branch={branch} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What became of a what-if, or how far the plan went on without it. */
export function BranchState({ branch }: { readonly branch: BranchFacts }) {
  const { t } = useTranslation("branches");
  if (branch.discarded !== null) return t("state.discarded", { when: branch.discarded, name: branch.discarder ?? "" });
  if (!branch.isOpen) return <span className="text-ok">{t("state.merged", { when: branch.merged ?? "", name: branch.merger ?? "" })}</span>;
  const since = branch.versionsSince === 0 ? t("state.upToDate") : t("state.behind", { count: branch.versionsSince });
  return (
    <>
      {since}
      {branch.takenBack === null ? null : (
        <span className="block text-[13px] text-muted">{t("state.takenBack", { when: branch.takenBack })}</span>
      )}
    </>
  );
}
