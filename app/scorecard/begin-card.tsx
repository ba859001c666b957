import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { ScorecardPage } from "./scorecard-page.server.ts";

/** What stands where there is no scorecard yet. */
export function BeginCard({ page: { mayStart, formKey } }: { readonly page: ScorecardPage }) {
  const { t } = useTranslation("scorecard");
  const reply = useFormReply("start");
  return (
    <div className="card max-w-prose">
      <h2>{t("begin.heading")}</h2>
      <p className="mb-4 mt-1">{t(mayStart ? "begin.help" : "begin.reader")}</p>
      {mayStart ? (
        <ActionForm intent="start" reply={reply} formKey={formKey} className="flex flex-wrap gap-3">
          <SubmitButton name="from" value="standard">
            {t("begin.standard")}
          </SubmitButton>
          <SubmitButton name="from" value="empty" primary={false}>
            {t("begin.empty")}
          </SubmitButton>
        </ActionForm>
      ) : null}
    </div>
  );
}
