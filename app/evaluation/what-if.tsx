import { Form, useNavigate } from "@remix-run/react";
import { useState, type FormEvent, type KeyboardEvent } from "react";
import { addressOfPoints, pointsField, weighAnew, writePoints, type WhatIfTable } from "#app/domain/evaluation/what-if.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ShownResult } from "./evaluation-page.server.ts";
import { useResultFormat } from "./use-result-format.ts";

type WhatIfCriterion = WhatIfTable["criteria"][number];

/** Other weights, tried out: totals and order follow at once, and nothing is decided by it. Without scripts the button computes them. */
export function WhatIf({ result }: { readonly result: ShownResult }) {
  const { t } = useTranslation("evaluation");
  const { table, names } = result.whatIf;
  const navigate = useNavigate();
  const [points, setPoints] = useState<ReadonlyMap<string, number>>(() => new Map(result.whatIf.points));
  if (table.vendors.length === 0 || table.criteria.length < 2) return null;
  const tried = weighAnew(table, points);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    void navigate(`?${addressOfPoints(table.criteria, points)}#what-if`, { preventScrollReset: true });
  };
  const set = (id: string, value: number) => setPoints((before) => new Map(before).set(id, value));
  return (
    <section aria-labelledby="what-if" className="no-print">
      <h2 id="what-if">{t("whatIf.title")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("whatIf.lead")}</p>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-2">
        <Form method="get" action="#what-if" onSubmit={keep}>
          <Sliders table={table} names={names} points={points} weights={tried?.weights} parentId={null} onChange={set} />
          <div className="mt-3 flex flex-wrap gap-3">
            <button type="submit" className="button" data-primary>
              {t("whatIf.keep")}
            </button>
            <a className="button" href="?#what-if" onClick={() => setPoints(new Map())}>
              {t("whatIf.reset")}
            </a>
          </div>
        </Form>
        <TriedRanking result={result} tried={tried} isChanged={points.size > 0} />
      </div>
    </section>
  );
}

interface SlidersProps {
  readonly table: WhatIfTable;
  readonly names: Readonly<Record<string, string>>;
  readonly points: ReadonlyMap<string, number>;
  readonly weights: ReadonlyMap<string, number> | undefined;
  readonly parentId: string | null;
  onChange(id: string, value: number): void;
}

function Sliders(props: SlidersProps) {
  const { t } = useTranslation("evaluation");
  const { table, names, points, parentId } = props;
  const siblings = table.criteria.filter((criterion) => criterion.parentId === parentId);
  const isMoved = (id: string): boolean => table.criteria.some((each) => each.parentId === id && (points.has(each.id) || isMoved(each.id)));
  return (
    <ul className="flex flex-col gap-2">
      {siblings.map((criterion) => (
        <li key={criterion.id}>
          <Slider {...props} criterion={criterion} />
          {criterion.isLeaf ? null : (
            <details className="ms-4" open={isMoved(criterion.id) || undefined}>
              <summary className="cursor-pointer py-1.5 text-[13px] text-muted">
                {t("whatIf.below", { criterion: names[criterion.id] })}
              </summary>
              <Sliders {...props} parentId={criterion.id} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function Slider({ criterion, names, points, weights, onChange }: SlidersProps & { readonly criterion: WhatIfCriterion }) {
  const { t } = useTranslation("evaluation");
  const { percent, number } = useResultFormat();
  const declared = 100 * criterion.share;
  const value = points.get(criterion.id) ?? declared;
  const field = `what-if-${criterion.id}`;
  const step = (event: KeyboardEvent<HTMLInputElement>) => {
    const by = steps[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onChange(criterion.id, Math.min(100, Math.max(0, Math.round(value) + by)));
  };
  return (
    <div className="what-if-slider" data-moved={points.has(criterion.id) || undefined}>
      <label htmlFor={field}>{names[criterion.id]}</label>
      <output htmlFor={field} className="tabular-nums">
        {weights ? percent(weights.get(criterion.id) ?? 0) : "–"}
      </output>
      <input
        id={field}
        type="range"
        name={pointsField(criterion.id)}
        min={0}
        max={100}
        step="any"
        value={writePoints(value)}
        aria-valuetext={t("whatIf.points", { points: number(value, 1), share: weights ? percent(weights.get(criterion.id) ?? 0) : "–" })}
        onKeyDown={step}
        onChange={(event) => onChange(criterion.id, Number(event.currentTarget.value))}
      />
    </div>
  );
}

/** Whole points with every key, whatever the browser makes of a slider without steps. */
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

interface TriedRankingProps {
  readonly result: ShownResult;
  readonly tried: ReturnType<typeof weighAnew>;
  readonly isChanged: boolean;
}

function TriedRanking({ result, tried, isChanged }: TriedRankingProps) {
  const { t } = useTranslation("evaluation");
  const { points, signed } = useResultFormat();
  const declared = weighAnew(result.whatIf.table, new Map());
  if (!tried || !declared) return <p role="status">{t("whatIf.nothing")}</p>;
  const nameOf = (id: string) => result.compared.find((vendor) => vendor.id === id)?.name ?? id;
  const rows = tried.standings
    .map((standing, at) => ({ ...standing, before: declared.standings[at]! }))
    .toSorted((one, other) => one.rank - other.rank);
  const first = rows.filter(({ rank }) => rank === 1).map(({ id }) => nameOf(id));
  const firstBefore = declared.standings.filter(({ rank }) => rank === 1).map(({ id }) => nameOf(id));
  const isTurned = first.join() !== firstBefore.join();
  return (
    <div className="card">
      <p role="status" className={isTurned ? "font-medium text-warn" : "font-medium"} data-what-if>
        {!isChanged ? t("whatIf.declared") : t(isTurned ? "whatIf.turned" : "whatIf.same", { vendors: first.join(", ") })}
      </p>
      <ScrollRegion label={t("whatIf.ranking")}>
        <table className="table ranking-table mt-2" aria-label={t("whatIf.ranking")}>
          <thead>
            <tr>
              <th scope="col" className="number">
                {t("ranking.rank")}
              </th>
              <th scope="col">{t("ranking.vendor")}</th>
              <th scope="col" className="number">
                {t("ranking.total")}
              </th>
              <th scope="col" className="number">
                {t("whatIf.change")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, rank, total, before }) => (
              <tr key={id}>
                <td className="number font-semibold">
                  {rank}
                  {rank === before.rank ? null : (
                    <span className="ms-1 font-normal text-muted">{t("whatIf.from", { rank: before.rank })}</span>
                  )}
                </td>
                <th scope="row">{nameOf(id)}</th>
                <td className="number">{points(total)}</td>
                <td className="number">{signed(total - before.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-2 text-[13px] text-muted">{t("whatIf.note")}</p>
    </div>
  );
}
