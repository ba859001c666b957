import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PackPage } from "./pack-page.server.ts";
import { PackTable } from "./pack-table.tsx";

type Row = PackPage["result"]["rows"][number];

export function PackResult({ result, currency }: { readonly result: PackPage["result"]; readonly currency: string }) {
  const { t } = useTranslation("decision");
  const columns = [
    { key: "rank", text: t("pack.rank"), isNumber: true },
    { key: "vendor", text: t("pack.vendor") },
    { key: "total", text: t("pack.total"), isNumber: true },
    { key: "technical", text: t("pack.technical"), isNumber: true },
    { key: "cost", text: t("pack.cost", { currency }), isNumber: true },
    { key: "remark", text: t("pack.remark") },
  ];
  return (
    <section>
      <h2 id="result">{t("pack.result")}</h2>
      <p className="mt-1">{t(`facts.verdict.${result.verdict ?? "none"}`)}</p>
      <PackTable label={t("pack.result")} columns={columns}>
        {result.rows.map((row) => (
          <tr key={row.id}>
            <td className="number">{row.rank ?? "–"}</td>
            <th scope="row" className="whitespace-normal text-fg">
              {row.name}
            </th>
            <td className="number">
              {row.total ?? (row.interval ? t("pack.interval", { low: row.interval.low ?? "–", high: row.interval.high ?? "–" }) : "–")}
            </td>
            <td className="number">{row.technical ?? "–"}</td>
            <td className="number">{row.cost ?? "–"}</td>
            <td>
              <Remark row={row} />
            </td>
          </tr>
        ))}
      </PackTable>
    </section>
  );
}

function Remark({ row: { isWithdrawn, isEligible, isHeld, knockOuts } }: { readonly row: Row }) {
  const { t } = useTranslation("decision");
  if (isWithdrawn) return t("pack.outOfRound");
  if (!isEligible)
    return (
      <ul>
        {knockOuts.map(({ rule, criterion, value, minimum }) => (
          <li key={`${rule} ${criterion}`}>{t(`pack.knockOut.${rule}`, { value: value ?? "–", minimum: minimum ?? "–" })}</li>
        ))}
      </ul>
    );
  return isHeld ? t("pack.held") : null;
}

export function PackSensitivity({ sensitivity }: { readonly sensitivity: PackPage["sensitivity"] }) {
  const { t } = useTranslation("decision");
  const { stability, withoutMembers, firstPlaces, kendall } = sensitivity;
  if (stability.length === 0 && firstPlaces.length === 0) return null;
  const columns = [
    { key: "criterion", text: t("pack.criterion") },
    { key: "weight", text: t("pack.weight"), isNumber: true },
    { key: "from", text: t("pack.stableFrom"), isNumber: true },
    { key: "to", text: t("pack.stableTo"), isNumber: true },
    { key: "overtakes", text: t("pack.overtakes") },
  ];
  return (
    <section>
      <h2 id="sensitivity">{t("pack.sensitivity")}</h2>
      <ul className="mt-1 list-disc ps-5">
        {firstPlaces.map(({ id, name, share }) => (
          <li key={id}>{t("pack.firstPlace", { vendor: name, share })}</li>
        ))}
        {withoutMembers.map(({ id, name, winner }) => (
          <li key={id}>{winner === null ? t("pack.withoutNobody", { name }) : t("pack.without", { name, winner })}</li>
        ))}
        {kendall === null ? null : <li>{t("pack.kendall", { value: kendall })}</li>}
      </ul>
      {stability.length === 0 ? null : (
        <PackTable label={t("pack.sensitivity")} columns={columns}>
          {stability.map(({ id, name, weight, low, high, lowBy, highBy }) => (
            <tr key={id}>
              <th scope="row" className="whitespace-normal text-fg">
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
      )}
    </section>
  );
}
