import { useTranslation } from "#app/i18n/use-translation.ts";
import { Attentions } from "./attentions.tsx";
import type { GatePageData } from "./gate-page.server.ts";
import { GateStateBadge } from "./state-badge.tsx";

/** Which gate it is, when, how it stands, and what is to be looked at. */
export function GateHead({ page }: { readonly page: GatePageData }) {
  const { t } = useTranslation("gates");
  const { title, projectId, taskId, isMilestone, day, state, covered, of, attention } = page;
  return (
    <>
      <p className="no-print flex flex-wrap gap-x-4">
        <a className="link" href={`/projects/${projectId}/gates`}>
          {t("back")}
        </a>
        <a className="link" href={`/projects/${projectId}/tasks/${taskId}`}>
          {t("toTask")}
        </a>
      </p>
      <h1>{title}</h1>
      <p className="mb-1 mt-1 flex flex-wrap gap-x-5 gap-y-1">
        <span className="tabular-nums">{day}</span>
        {isMilestone ? <span className="text-muted">{t("milestone")}</span> : null}
        <GateStateBadge state={state} />
        {of > 0 ? <span className="text-muted tabular-nums">{t("readinessLong", { covered, count: of })}</span> : null}
      </p>
      <Attentions attention={attention} />
      <div className="mb-5" />
    </>
  );
}
