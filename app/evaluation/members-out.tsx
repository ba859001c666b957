import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ShownResult } from "./evaluation-page.server.ts";
import { useResultFormat } from "./use-result-format.ts";

/** The result without each member in turn. */
export function MembersOut({ result: { withoutMembers, compared } }: { readonly result: ShownResult }) {
  const { t } = useTranslation("evaluation");
  const { points } = useResultFormat();
  if (withoutMembers.length === 0 || compared.length === 0) return null;
  return (
    <section>
      <h2 id="members-out">{t("membersOut.title")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("membersOut.lead")}</p>
      <ScrollRegion label={t("membersOut.title")}>
        <table className="table ranking-table mt-2">
          <thead>
            <tr>
              <th scope="col">{t("membersOut.without")}</th>
              <th scope="col">{t("membersOut.first")}</th>
              {compared.map(({ id, name }) => (
                <th key={id} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {withoutMembers.map(({ member, winner, isSame, totals }) => (
              <tr key={member}>
                <th scope="row">{member}</th>
                <td>
                  {winner ?? t("membersOut.nobody")}
                  {isSame ? null : <span className="block text-critical">{t("membersOut.changes")}</span>}
                </td>
                {totals.map((total, at) => (
                  <td key={compared[at]?.id} className="number">
                    {total === null ? "–" : points(total)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
