import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { RequirementsPage } from "./requirements-page.server.ts";

/** What was agreed on, by whom and when, and what is different since. */
export function BaselineSection({ page: { baselines, formKey } }: { readonly page: RequirementsPage }) {
  const { t } = useTranslation("requirements");
  const { taken, since, canTake, agreed } = baselines;
  const [last, ...former] = taken;
  const hasChanges = since !== null && since.added.count + since.changed.count + since.gone.count > 0;
  return (
    <section aria-labelledby="baseline-heading" className="card">
      <h2 id="baseline-heading">{t("baseline.title")}</h2>
      {last ? (
        <>
          <p>
            {t("baseline.taken", { number: last.number, count: last.count, by: last.by, at: last.at })}{" "}
            <code className="text-[12px] text-muted" title={last.hash}>
              {last.hash.slice(0, 12)}
            </code>
          </p>
          {last.note === "" ? null : <p className="text-muted">{last.note}</p>}
        </>
      ) : (
        <p>{t("baseline.none")}</p>
      )}
      {taken.some(({ isSound }) => !isSound) ? (
        <p className="flex items-center gap-1.5 text-critical">
          <Icon name="warning" />
          {t("baseline.unsound")}
        </p>
      ) : null}
      {since === null ? null : hasChanges ? (
        <ul className="mt-1 list-disc ps-5">
          {(["added", "changed", "gone"] as const)
            .filter((kind) => since[kind].count > 0)
            .map((kind) => (
              <li key={kind}>{t(`baseline.since.${kind}`, since[kind])}</li>
            ))}
        </ul>
      ) : (
        <p className="text-muted">{t("baseline.unchanged")}</p>
      )}
      {canTake && agreed > 0 && (since === null || hasChanges) ? (
        <div className="mt-2">
          <FoldedForm
            intent="takeBaseline"
            title={t("baseline.take")}
            submit={t("baseline.take")}
            formKey={`${formKey}baseline`}
            lead={t("baseline.help", { count: agreed })}
          >
            <input type="hidden" name="agreed" value={agreed} />
            <TextField name="note" label={t("baseline.note")} maxLength={1000} optional autoComplete="off" />
          </FoldedForm>
        </div>
      ) : null}
      {former.length > 0 ? (
        <details className="mt-2">
          <summary className="cursor-pointer">{t("baseline.former", { count: former.length })}</summary>
          <ul className="mt-1">
            {former.map(({ id, number, count, by, at, hash }) => (
              <li key={id}>
                {t("baseline.taken", { number, count, by, at })} <code className="text-[12px] text-muted">{hash.slice(0, 12)}</code>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
