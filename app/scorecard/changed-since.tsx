import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { TakePage } from "./take-page.server.ts";

/** Requirements that say something else than the scorecard, both beside each other. */
export function ChangedSince({ page }: { readonly page: TakePage }) {
  const { t } = useTranslation("scorecard");
  const reply = useFormReply("takeChange");
  if (page.changed.length === 0) return null;
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{t("take.changed", { count: page.changed.length })}</h2>
      <p className="mb-2 mt-1 max-w-prose text-muted">{t("take.changedHelp")}</p>
      <ul className="flex flex-col gap-3">
        {page.changed.map(({ id, version, code, statement, former, place }) => (
          <li key={id} className="card">
            <p className="mb-1 flex flex-wrap gap-x-3">
              <a className="link" href={`/projects/${page.projectId}/requirements/${id}`}>
                {code}
              </a>
              <span className="text-muted">{t(`take.place.${place}`)}</span>
            </p>
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
              <dt className="text-muted">{t("take.inScorecard")}</dt>
              <dd className="m-0">{former}</dd>
              <dt className="text-muted">{t("take.inProject")}</dt>
              <dd className="m-0">{statement}</dd>
            </dl>
            {page.mayTake ? (
              <ActionForm intent="takeChange" reply={reply?.values["requirementId"] === id ? reply : undefined} className="no-print mt-3">
                <input type="hidden" name="requirementId" value={id} />
                <input type="hidden" name="version" value={version} />
                <SubmitButton primary={false}>
                  {t("take.takeChange")} <span className="sr-only">{code}</span>
                </SubmitButton>
              </ActionForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
