import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { Slip } from "#app/ui/slip.tsx";
import { varianceFilterQuery, type VarianceFilter } from "./variance-filter.ts";
import type { PhaseRow } from "./variance-words.server.ts";

interface PhaseTableProps {
  readonly phases: readonly PhaseRow[];
  readonly filter: VarianceFilter;
  readonly hasCosts: boolean;
}

/** What differs in each phase; a phase leads to its own tasks. */
export function PhaseTable({ phases, filter, hasCosts }: PhaseTableProps) {
  const { t } = useTranslation("baselines");
  return (
    <section>
      <h2 className="mb-2">{t("variance.phases")}</h2>
      <ScrollRegion label={t("variance.phases")}>
        <table className="table" aria-label={t("variance.phases")}>
          <thead>
            <tr>
              <th scope="col">{t("column.phase")}</th>
              <th scope="col">{t("column.finishOfTask")}</th>
              <th scope="col">{t("column.difference")}</th>
              {(["moved", "added", "removed", "unchanged"] as const).map((name) => (
                <th key={name} scope="col" className="number">
                  {t(`column.${name}`)}
                </th>
              ))}
              <th scope="col">{t("column.duration")}</th>
              {hasCosts ? <th scope="col">{t("column.cost")}</th> : null}
            </tr>
          </thead>
          <tbody>
            {phases.map(({ id, name, before, after, difference, trend, counts, duration, cost, state }) => (
              <tr key={id}>
                <th scope="row" className="min-w-40 whitespace-normal font-normal text-fg">
                  <a href={`?${varianceFilterQuery({ ...filter, phase: id })}`} className="link">
                    {name}
                  </a>
                </th>
                <td className="whitespace-nowrap">
                  {before === after || after === "" ? before : before === "" ? after : `${before} → ${after}`}
                </td>
                <td className="whitespace-nowrap">
                  <Slip trend={trend}>{difference === "" ? t(`state.${state}`) : difference}</Slip>
                </td>
                {(["moved", "added", "removed", "unchanged"] as const).map((count) => (
                  <td key={count} className="number">
                    {counts[count]}
                  </td>
                ))}
                <td className="whitespace-nowrap">{duration}</td>
                {hasCosts ? <td className="whitespace-nowrap">{cost}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
