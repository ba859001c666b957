import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ValuePage } from "./value-page.server.ts";

/** What each budget line may cost, is planned to, and has. */
export function LineTable({ lines }: { readonly lines: ValuePage["lines"] }) {
  const { t } = useTranslation("value");
  return (
    <ScrollRegion label={t("line.heading")}>
      <table className="table value-table" aria-label={t("line.heading")}>
        <thead>
          <tr>
            <th scope="col">{t("line.line")}</th>
            {(["budget", "onTasks", "spent", "left", "used"] as const).map((column) => (
              <th key={column} scope="col" className="number">
                {t(`line.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.name}</th>
              <td className="number">{line.budget}</td>
              <td className="number">{line.onTasks}</td>
              <td className="number">{line.spent}</td>
              <td className="number" data-trend={line.isOver ? "bad" : undefined}>
                {line.left}
              </td>
              <td className="number">{line.used}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
