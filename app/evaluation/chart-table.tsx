import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";

interface ChartTableProps {
  readonly title: string;
  readonly columns: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly string[])[];
}

/** What a chart shows, as a table. */
export function ChartTable({ title, columns, rows }: ChartTableProps) {
  const { t } = useTranslation("evaluation");
  return (
    <details className="mt-2">
      <summary className="no-print cursor-pointer font-medium">{t("asTable")}</summary>
      <ScrollRegion label={t("tableOf", { title })}>
        <table className="table ranking-table mt-1" aria-label={title}>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={column} scope="col" className={at === 0 ? undefined : "number"}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name = "", ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, at) => (
                  <td key={columns[at + 1]} className="number">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
