import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PackPage } from "./pack-page.server.ts";
import { PackPartSection } from "./pack-part.tsx";
import { PackTable } from "./pack-table.tsx";

/** In sentences: who is first when weights move, or a member is left out. */
export function PackSensitivity({ page: { sensitivity, sections } }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  const { withoutMembers, firstPlaces, kendall } = sensitivity;
  return (
    <PackPartSection sections={sections} part="sensitivity">
      <ul className="mt-1 list-disc ps-5">
        {firstPlaces.map(({ id, name, share }) => (
          <li key={id}>{t("pack.firstPlace", { vendor: name, share })}</li>
        ))}
        {withoutMembers.map(({ id, name, winner }) => (
          <li key={id}>{winner === null ? t("pack.withoutNobody", { name }) : t("pack.without", { name, winner })}</li>
        ))}
        {kendall === null ? null : <li>{t("pack.kendall", { value: kendall })}</li>}
      </ul>
    </PackPartSection>
  );
}

/** By criterion: between which weights the first place holds, and who takes it beyond. */
export function PackStability({ page: { sensitivity, sections } }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  const columns = [
    { key: "criterion", text: t("pack.criterion") },
    { key: "weight", text: t("pack.weight"), isNumber: true },
    { key: "from", text: t("pack.stableFrom"), isNumber: true },
    { key: "to", text: t("pack.stableTo"), isNumber: true },
    { key: "overtakes", text: t("pack.overtakes") },
  ];
  return (
    <PackPartSection sections={sections} part="stability">
      <PackTable label={t("pack.part.stability")} columns={columns}>
        {sensitivity.stability.map(({ id, name, weight, low, high, lowBy, highBy }) => (
          <tr key={id}>
            <th scope="row" className="font-normal whitespace-normal text-fg">
              {name}
            </th>
            <td className="number">{weight}</td>
            <td className="number">{low}</td>
            <td className="number">{high}</td>
            <td>
              {lowBy === null ? null : <p>{t("pack.below", { vendor: lowBy })}</p>}
              {highBy === null ? null : <p>{t("pack.above", { vendor: highBy })}</p>}
            </td>
          </tr>
        ))}
      </PackTable>
    </PackPartSection>
  );
}
