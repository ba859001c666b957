import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { PackPage } from "./pack-page.server.ts";
import { PackPartSection } from "./pack-part.tsx";
import { PackTable } from "./pack-table.tsx";

/** Who judged, and by which rules scores became the result. */
export function PackMethod({ page }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  const locale = useLocale();
  const { method } = page;
  return (
    <PackPartSection sections={page.sections} part="method">
      <ul className="mt-1 list-disc ps-5">
        <li>{t(`pack.method.normalisation.${method.normalisation}`)}</li>
        <li>{t(`pack.method.aggregation.${method.aggregation}`)}</li>
        <li>{t(method.envelopes === 2 ? "pack.method.twoEnvelopes" : "pack.method.oneEnvelope")}</li>
        {method.minimumTechnical === null ? null : <li>{t("pack.method.minimum", { points: method.minimumTechnical })}</li>}
        {method.tieBreaks.length === 0 ? null : (
          <li>
            {t("pack.method.ties", {
              rules: formatList(
                method.tieBreaks.map((rule) => t(`pack.method.tie.${rule}`)),
                locale,
                "bare",
              ),
            })}
          </li>
        )}
        <li>{t("pack.method.simulation", { samples: method.samples, seed: method.seed })}</li>
      </ul>
      <Members members={page.members} />
    </PackPartSection>
  );
}

function Members({ members }: { readonly members: PackPage["members"] }) {
  const { t } = useTranslation("decision");
  const columns = [
    { key: "name", text: t("pack.member") },
    { key: "weight", text: t("pack.weight"), isNumber: true },
    { key: "remark", text: t("pack.remark") },
  ];
  return (
    <PackTable label={t("pack.members")} columns={columns}>
      {members.map(({ id, name, weight, removal, recused }) => (
        <tr key={id}>
          <th scope="row" className="whitespace-normal text-fg">
            {name}
          </th>
          <td className="number">{weight}</td>
          <td>
            {removal === null ? null : <p>{t("pack.removed", { reason: removal })}</p>}
            {recused.map(({ vendor, reason }) => (
              <p key={vendor}>{t("pack.recusedFrom", { vendor, reason })}</p>
            ))}
          </td>
        </tr>
      ))}
    </PackTable>
  );
}
