import type { GateState } from "#app/domain/gate/mark.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";

interface GateNoticeProps {
  readonly gate: GateState;
  readonly projectId: string;
  readonly taskId: string;
}

/** On the page of a gate's task: how it stands, and the way to where it is decided. */
export function GateNotice({ gate, projectId, taskId }: GateNoticeProps) {
  const { t } = useTranslation("gates");
  const colour =
    gate === "passed" || gate === "conditional" ? "text-ok" : gate === "open" ? "" : gate === "undecided" ? "text-warn" : "text-critical";
  return (
    <p className="card flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <span className={`font-medium ${colour}`}>{t(`state.${gate}`)}</span>
      <a className="button no-print" href={`/projects/${projectId}/gates/${taskId}`}>
        {t("toGate")}
      </a>
    </p>
  );
}
