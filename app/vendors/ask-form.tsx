import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { KeptText } from "./kept-text.tsx";
import type { ReferencePage } from "./references-page.server.ts";
import { EmptyLines } from "./scenario-view.tsx";
import { useKeptTexts } from "./use-kept-texts.ts";

/** Every question to a reference with room for its answer, on the page and on paper. */
export function AskForm({ page }: { readonly page: ReferencePage }) {
  const { t } = useTranslation("vendors");
  const { fetcher, reply, isSaving, isSaved, stale, onBlur } = useKeptTexts("saveAnswers");
  const { questions, canEdit } = page;
  const open = questions.filter(({ isSealed }) => !isSealed);
  return (
    <ActionForm intent="saveAnswers" reply={reply} fetcher={fetcher}>
      {canEdit ? (
        <div className="no-print grid max-w-xl gap-x-4 sm:grid-cols-2">
          <TextField name="askedBy" label={t("reference.asker")} maxLength={120} defaultValue={page.askedBy} autoComplete="off" />
          <TextField name="askedOn" type="date" label={t("reference.askedOn")} defaultValue={page.today} />
        </div>
      ) : null}
      <ol className="divide-y divide-line border-y border-line">
        {questions.map((question, index) => (
          <li key={question.id} className="py-3 print:break-inside-avoid">
            <h2 className="text-[1em] font-medium">
              <span className="me-1 text-muted tabular-nums">{index + 1}</span>
              {question.text}
            </h2>
            {question.listenFor === "" ? null : (
              <p className="max-w-prose text-muted">{t("reference.listenFor", { text: question.listenFor })}</p>
            )}
            {question.criteria.length === 0 ? null : (
              <p className="text-[0.93em] text-muted">{t("question.evidenceFor", { criterion: question.criteria.join(" · ") })}</p>
            )}
            {question.isSealed ? <p className="text-muted">{t("offers.closed")}</p> : null}
            {canEdit && !question.isSealed ? (
              <KeptText
                list="answers"
                index={open.indexOf(question)}
                about={{ name: "questionId", value: question.id }}
                field="answer"
                label={t("reference.answer", { question: question.text })}
                placeholder=""
                version={question.version}
                text={question.answer}
                stale={stale}
                onBlur={onBlur}
              />
            ) : null}
            {question.isSealed ? null : question.answer === "" ? (
              <EmptyLines count={3} />
            ) : (
              <p className={canEdit ? "hidden whitespace-pre-line print:block" : "mt-1 break-words whitespace-pre-line"}>
                {question.answer}
              </p>
            )}
            {question.asked === "" ? null : <p className="text-[0.93em] text-muted">{question.asked}</p>}
          </li>
        ))}
      </ol>
      {canEdit ? (
        <div className="no-print sticky bottom-0 mt-3 flex flex-wrap items-center gap-x-4 bg-bg py-2">
          <SubmitButton>{t("reference.save")}</SubmitButton>
          <span className="text-muted" role="status">
            {isSaving ? t("demo.notes.saving") : isSaved ? t("demo.notes.saved") : null}
          </span>
        </div>
      ) : null}
    </ActionForm>
  );
}
