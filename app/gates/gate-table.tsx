import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ListedGate } from "./gates-page.server.ts";
import { Attentions } from "./attentions.tsx";
import { GateStateBadge } from "./state-badge.tsx";

interface GateTableProps {
  readonly projectId: string;
  readonly gates: readonly ListedGate[];
}

const stacked = "max-sm:block max-sm:border-b-0! max-sm:px-0! max-sm:py-0.5!";

/** The gates of a project, one a row; on a narrow screen one below the other. */
export function GateTable({ projectId, gates }: GateTableProps) {
  const { t } = useTranslation("gates");
  return (
    <div className="overflow-x-auto">
      <table className="table max-sm:block">
        <thead className="max-sm:sr-only">
          <tr>
            <th scope="col">{t("column.gate")}</th>
            <th scope="col">{t("column.day")}</th>
            <th scope="col">{t("column.state")}</th>
            <th scope="col">{t("column.readiness")}</th>
            <th scope="col">{t("column.decision")}</th>
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {gates.map((gate) => (
            <GateRow key={gate.id} projectId={projectId} gate={gate} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GateRow({ projectId, gate }: { readonly projectId: string; readonly gate: ListedGate }) {
  const { t } = useTranslation("gates");
  const { id, name, isMilestone, day, isLate, state, covered, of, open, moreOpen, decision, attention } = gate;
  return (
    <tr className="max-sm:block max-sm:border-b max-sm:border-line max-sm:py-1.5">
      <th scope="row" className={`font-normal ${stacked}`}>
        <a className="link font-medium" href={`/projects/${projectId}/gates/${id}`}>
          {name}
        </a>
        {isMilestone ? <span className="block text-[13px] text-muted">{t("milestone")}</span> : null}
      </th>
      <td className={`whitespace-nowrap tabular-nums ${stacked} ${isLate ? "text-critical" : ""}`}>{day}</td>
      <td className={stacked}>
        <GateStateBadge state={state} />
        <Attentions attention={attention} />
      </td>
      <td className={stacked}>
        <span className="tabular-nums">{of === 0 ? t("noCriteria") : t("readiness", { covered, of })}</span>
        {open.length > 0 ? (
          <ul className="text-[13px] text-muted">
            {open.map((text) => (
              <li key={text}>{text}</li>
            ))}
            {moreOpen > 0 ? <li>{t("moreOpen", { count: moreOpen })}</li> : null}
          </ul>
        ) : null}
      </td>
      <td className={stacked}>
        {decision ? t("decidedBy", { outcome: t(`outcome.${decision.outcome}`), name: decision.name, day: decision.day }) : "–"}
      </td>
    </tr>
  );
}
