import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PackPage } from "./pack-page.server.ts";
import { PackTable } from "./pack-table.tsx";

export function PackKnockOuts({ page: { requirements, rulings } }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  if (requirements.length === 0) return null;
  const columns = [
    { key: "requirement", text: t("pack.requirement") },
    { key: "vendor", text: t("pack.vendor") },
    { key: "finding", text: t("pack.finding") },
    { key: "evidence", text: t("pack.evidence") },
    { key: "by", text: t("pack.by") },
  ];
  return (
    <section>
      <h2 id="knock-outs">{t("pack.knockOuts")}</h2>
      <PackTable label={t("pack.knockOuts")} columns={columns}>
        {requirements.map(({ id, text, findings }) =>
          findings.length === 0 ? (
            <tr key={id}>
              <th scope="row" className="max-w-xs font-normal whitespace-normal text-fg">
                {text}
              </th>
              <td colSpan={4} className="text-muted">
                {t("pack.unjudged")}
              </td>
            </tr>
          ) : (
            findings.map(({ vendor, isMet, evidence, by }, at) => (
              <tr key={`${id} ${vendor}`}>
                {at === 0 ? (
                  <th scope="rowgroup" rowSpan={findings.length} className="max-w-xs align-top font-normal whitespace-normal text-fg">
                    {text}
                  </th>
                ) : null}
                <td>{vendor}</td>
                <td className={isMet ? "text-ok" : "text-critical"}>{t(isMet ? "pack.met" : "pack.notMet")}</td>
                <td className="break-words">{evidence}</td>
                <td>{by}</td>
              </tr>
            ))
          ),
        )}
      </PackTable>
      {rulings.length === 0 ? null : (
        <ul className="mt-3 space-y-2">
          {rulings.map(({ id, vendor, requirement, outcome, reason, first, second, withdrawnAt }) => (
            <li key={id}>
              <p className="font-medium">{t(`rulings.ruled.${outcome}`, { vendor, requirement })}</p>
              <p>{reason}</p>
              <p className="text-[13px] text-muted">
                {t("rulings.first", first)} {second ? t("rulings.second", second) : t("rulings.waits")}{" "}
                {withdrawnAt === null ? null : t("rulings.withdrawn", { at: withdrawnAt })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
