import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ValuePage } from "./value-page.server.ts";

/** What is missing for the figures, and the way there. */
export function EmptyValue({ page }: { readonly page: ValuePage }) {
  const { t } = useTranslation("value");
  const { projectId, isEmpty, hasBaseline, canTakeBaseline } = page;
  const missing = isEmpty ? "plan" : hasBaseline ? "nothing" : "baseline";
  return (
    <section className="card prose">
      <h2>{t(`empty.${missing}.title`)}</h2>
      <p>{t(`empty.${missing}.help`)}</p>
      <p>
        <a
          className="button"
          href={isEmpty ? `/projects/${projectId}/plan` : `/projects/${projectId}/baselines${canTakeBaseline ? "#take" : ""}`}
        >
          {t(isEmpty ? "empty.toPlan" : "empty.toBaselines")}
        </a>
      </p>
    </section>
  );
}
