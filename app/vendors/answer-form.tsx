import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { AnswerField } from "./answer-field.tsx";
import { AnswerFiles } from "./answer-files.tsx";
import type { AnswersPage } from "./answers-page.server.ts";
import type { SavedAnswers } from "./answers.server.ts";

/** All questions with the vendor's own answers. With scripts each answer is saved while it is typed; without them by the button below. */
export function AnswerForm({ page }: { readonly page: AnswersPage }) {
  const { t } = useTranslation("vendors");
  const reply = useFormReply("save");
  const submission = useFormReply("submit");
  const isOpen = page.state === "open";
  // saveAnswers answers with nothing else.
  const stale = reply?.outcome === "done" ? ((reply.result as SavedAnswers | undefined)?.stale ?? []) : [];
  const refused =
    submission?.outcome === "refused" ? (submission.result as { readonly missing?: readonly string[] } | undefined) : undefined;
  const missing = new Set(refused?.missing ?? []);
  return (
    <div className="mt-6">
      <ActionForm intent="save" reply={reply}>
        {page.sections.map(({ section, questions }) => (
          <section key={section} className="mb-6">
            {section === "" ? null : <h2>{section}</h2>}
            {questions.map((question) => (
              <AnswerField
                key={question.id}
                question={question}
                isOpen={isOpen}
                isMissing={missing.has(question.id)}
                stale={stale.find(({ questionId }) => questionId === question.id)}
              />
            ))}
          </section>
        ))}
        {isOpen ? (
          <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-2">
            <SubmitButton primary={false}>{t("answers.save")}</SubmitButton>
            <span className="text-muted" role="status">
              {reply?.outcome === "done" ? t("answers.saved") : null}
            </span>
          </div>
        ) : null}
      </ActionForm>
      <AnswerFiles page={page} />
    </div>
  );
}
