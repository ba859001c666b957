import type { Day } from "#app/domain/time/day.ts";
import { planColumns } from "./cell-input.ts";
import { chartScene } from "./chart-scene.ts";
import { cellText } from "./grid-rows.ts";
import type { PlanFormat } from "./plan-format.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import type { VisibleRow } from "./visible-rows.ts";

export interface PrintedPlanProps {
  readonly picture: ScheduledPlan;
  readonly rows: readonly VisibleRow[];
  readonly format: PlanFormat;
  readonly today: Day;
}

/** Every row as a table, with a plain bar over the whole span of the plan in the last column. */
export function PrintedPlan({ picture, rows, format, today }: PrintedPlanProps) {
  const options = { today, showsBaseline: true, showsCritical: true, namesOnBars: false, canEdit: false, describe: () => "" };
  const scene = chartScene(picture, rows, format, options);
  const share = (minutes: number) => ((minutes - scene.from) / Math.max(scene.to - scene.from, 1)) * 100;
  return (
    <table className="printed-plan">
      <thead>
        <tr>
          {planColumns.map((column) => (
            <th key={column} scope="col">
              {format.text(`column.${column}`)}
            </th>
          ))}
          <th scope="col" className="printed-chart">
            {format.day(scene.from)} – {format.day(scene.to)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, position) => {
          const bar = scene.bar(position);
          const width = Math.max(share(bar.finish) - share(bar.start), 0.6);
          return (
            <tr key={row.id} className={bar.kind}>
              {planColumns.map((column) => (
                <td key={column} style={column === "name" ? { paddingInlineStart: row.level * 10 } : undefined}>
                  {cellText(picture, row.index, column, format)}
                </td>
              ))}
              <td className="printed-chart">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    x={share(bar.start)}
                    y={bar.kind === "summary" ? 3 : 1}
                    width={width}
                    height={bar.kind === "summary" ? 2 : 6}
                    className={bar.isCritical ? "bar critical" : "bar"}
                  />
                  <rect x={share(bar.start)} y={3} width={(width * bar.progress) / 100} height={2} className="bar-progress" />
                </svg>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
