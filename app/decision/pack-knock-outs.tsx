import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PackPage } from "./pack-page.server.ts";
import { PackPartSection } from "./pack-part.tsx";
import { PackTable } from "./pack-table.tsx";

/** Which vendor meets which mandatory requirement, and what two people have ruled. */
export function PackKnockOuts({ page: { requirements, rulings, vendors, sections } }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  const columns = [
    { key: "requirement", text: t("pack.requirement") },
    ...vendors.map(({ id, name }) => ({ key: id, text: name, isNumber: true })),
  ];
  return (
    <PackPartSection sections={sections} part="knockOuts">
      <PackTable label={t("pack.part.knockOuts")} columns={columns} isMatrix>
        {requirements.map(({ id, text, findings }) => (
          <tr key={id}>
            <th scope="row" className="font-normal whitespace-normal text-fg">
              {text}
            </th>
            {vendors.map(({ id: vendorId }) => {
              const found = findings.find((finding) => finding.vendorId === vendorId);
              return (
                <td key={vendorId} className={`number ${found ? (found.isMet ? "text-ok" : "font-medium text-critical") : "text-muted"}`}>
                  {found ? t(found.isMet ? "pack.met" : "pack.notMet") : t("pack.unjudged")}
                </td>
              );
            })}
          </tr>
        ))}
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
    </PackPartSection>
  );
}

/** On which evidence somebody found that a requirement is met, or is not. */
export function PackFindings({ page: { requirements, sections } }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  const columns = [
    { key: "requirement", text: t("pack.requirement") },
    { key: "finding", text: t("pack.finding") },
    { key: "evidence", text: t("pack.evidence") },
    { key: "by", text: t("pack.by") },
  ];
  return (
    <PackPartSection sections={sections} part="findings">
      <PackTable label={t("pack.part.findings")} columns={columns}>
        {requirements.flatMap(({ id, text, findings }) =>
          findings.map(({ vendorId, vendor, isMet, evidence, by, at }, place) => (
            <tr key={`${id} ${vendorId}`}>
              {place === 0 ? (
                <th scope="rowgroup" rowSpan={findings.length} className="w-[30%] align-top font-normal whitespace-normal text-fg">
                  {text}
                </th>
              ) : null}
              <td className={isMet ? "w-[22%]" : "w-[22%] text-critical"}>
                {t(isMet ? "pack.vendorMet" : "pack.vendorNotMet", { vendor })}
              </td>
              <td className="break-words">{evidence}</td>
              <td className="w-1/4">{t("pack.agreedBy", { name: by, at })}</td>
            </tr>
          )),
        )}
      </PackTable>
    </PackPartSection>
  );
}
