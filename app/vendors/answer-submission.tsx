import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { AnswersPage } from "./answers-page.server.ts";

/** Submit the answers in one's name, and take them back before the deadline. */
export function AnswerSubmission({ page }: { readonly page: AnswersPage }) {
  const { t } = useTranslation("vendors");
  const submission = useFormReply("submit");
  const withdrawal = useFormReply("withdraw");
  return (
    <section className="mt-8" aria-labelledby="submission">
      <h2 id="submission">{t("answers.submission")}</h2>
      {page.submitted === null ? null : <p className="mt-1 text-ok">{page.submitted}</p>}
      {page.state === "open" ? (
        <ActionForm intent="submit" reply={submission} className="card no-print mt-2">
          <p className="mb-3">{t("answers.submitHelp")}</p>
          <TextField name="name" label={t("answers.submitter")} maxLength={120} autoComplete="name" />
          <SubmitButton>{t("answers.submit")}</SubmitButton>
        </ActionForm>
      ) : null}
      {page.state === "submitted" ? (
        <ActionForm intent="withdraw" reply={withdrawal} className="no-print mt-2">
          <p className="mb-2 text-muted">{t("answers.withdrawHelp")}</p>
          <SubmitButton primary={false}>{t("answers.withdraw")}</SubmitButton>
        </ActionForm>
      ) : null}
    </section>
  );
}
