import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { AnswersPage } from "./answers-page.server.ts";

/** What vendors asked and all of them are told, and a question of one's own. */
export function AnswerInquiries({ page }: { readonly page: AnswersPage }) {
  const { t } = useTranslation("vendors");
  const reply = useFormReply("ask");
  return (
    <section className="mt-8" id="inquiries" aria-labelledby="inquiries-title">
      <h2 id="inquiries-title">{t("inquiries.title")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("inquiries.help")}</p>
      <dl className="mt-2 divide-y divide-line">
        {page.told.map(({ id, question, answer, at }) => (
          <div key={id} className="py-2">
            <dt className="break-words font-medium whitespace-pre-line">{question}</dt>
            <dd className="break-words whitespace-pre-line">{answer}</dd>
            <dd className="text-[0.93em] text-muted">{at}</dd>
          </div>
        ))}
      </dl>
      {page.own.map(({ id, text, at }) => (
        <p key={id} className="break-words py-2 text-muted whitespace-pre-line">
          {t("inquiries.waiting", { text, at })}
        </p>
      ))}
      {page.state === "closed" ? null : (
        <ActionForm key={page.own.length} intent="ask" reply={reply} className="no-print mt-3">
          <TextAreaField name="text" label={t("inquiries.ask")} rows={3} maxLength={2000} />
          <SubmitButton primary={false}>{t("inquiries.send")}</SubmitButton>
        </ActionForm>
      )}
    </section>
  );
}
