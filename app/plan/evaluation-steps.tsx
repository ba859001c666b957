import { useTranslation } from "#app/i18n/use-translation.ts";
import type { EvaluationSteps as Steps } from "./evaluation-steps.server.ts";

/** On the page of a task that is a step of the evaluation of vendors: the way to where it is done. */
export function EvaluationSteps({ steps, projectId }: { readonly steps: Steps; readonly projectId: string }) {
  const { t } = useTranslation("plan");
  const { window } = steps;
  return (
    <section className="card">
      <h2>{t("evaluation.title")}</h2>
      {window ? <p className="mt-1">{t("evaluation.window", { from: window.from ?? "–", until: window.until ?? "–" })}</p> : null}
      {steps.sessions.length === 0 ? null : (
        <ul className="mt-1">
          {steps.sessions.map(({ id, vendor, at }) => (
            <li key={id} className="flex flex-wrap gap-x-3 py-0.5">
              <a className="link break-words" href={`/projects/${projectId}/vendors/demonstrations/${id}`}>
                {vendor}
              </a>
              <span className="text-muted tabular-nums">{at}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="no-print mt-2 flex flex-wrap gap-2">
        {steps.pages.map((page) => (
          <a key={page} className="button" href={`/projects/${projectId}/${page === "demonstrations" ? "vendors/demonstrations" : page}`}>
            {t(`evaluation.${page}`)}
          </a>
        ))}
      </p>
    </section>
  );
}
