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
    <section className="mt-4">
      <h3 id="result">{t("pack.result")}</h3>
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
      {result.warnings.length > 0 ? (
        <>
          <p className="mt-2 font-medium">{t("pack.toKnow")}</p>
          <ul className="list-disc ps-5">
            {result.warnings.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
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
