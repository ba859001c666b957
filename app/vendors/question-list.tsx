import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { CheckField, SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { QuestionnairePage, ShownQuestion } from "./questionnaires-page.server.ts";

/** The questions while they can be changed. */
export function QuestionList({ page }: { readonly page: QuestionnairePage }) {
  const { t } = useTranslation("vendors");
  const { questions, canEdit, formKey } = page;
  return (
    <section aria-labelledby="questions" className="max-w-4xl">
      <h2 id="questions">{t("questionnaire.question.title")}</h2>
      <p className="no-print mt-1 max-w-prose text-[0.93em] text-muted">
        {t(questions.length === 0 ? "questionnaire.question.none" : "questionnaire.question.help")}
      </p>
      <ol className="mt-2 divide-y divide-line">
        {questions.map((question, index) => (
          <li key={question.id} className="py-3 print:break-inside-avoid">
            {question.section !== "" && question.section !== questions[index - 1]?.section ? (
              <h3 className="mb-1 text-[16px]">{question.section}</h3>
            ) : null}
            <p>
              <span className="me-2 text-muted tabular-nums">{index + 1}</span>
              {question.shownText}
            </p>
            <p className="text-[0.93em] text-muted">
              {[
                t(`questionnaire.question.kinds.${question.kind}`),
                question.shownUnit,
                question.isRequired ? t("questionnaire.question.required") : "",
                question.evidenceFor === null ? "" : t("question.evidenceFor", { criterion: question.evidenceFor }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {canEdit ? <QuestionActions question={question} index={index} page={page} /> : null}
          </li>
        ))}
      </ol>
      {canEdit ? (
        <FoldedForm
          key={formKey}
          intent="addQuestion"
          title={t("questionnaire.question.add")}
          submit={t("questionnaire.question.submit")}
          formKey={formKey}
        >
          <QuestionFields page={page} />
        </FoldedForm>
      ) : null}
    </section>
  );
}

interface QuestionActionsProps {
  readonly question: ShownQuestion;
  readonly index: number;
  readonly page: QuestionnairePage;
}

function QuestionActions({ question, index, page }: QuestionActionsProps) {
  const { t } = useTranslation("vendors");
  const number = index + 1;
  return (
    <div className="no-print mt-1 flex flex-wrap items-start gap-2">
      <FoldedForm
        key={question.version}
        intent="editQuestion"
        title={t("questionnaire.question.edit")}
        submit={t("edit.submit")}
        about={{ name: "questionId", value: question.id }}
      >
        <input type="hidden" name="version" value={question.version} />
        <QuestionFields page={page} question={question} />
      </FoldedForm>
      {(["up", "down"] as const)
        .filter((direction) => (direction === "up" ? index > 0 : index < page.questions.length - 1))
        .map((direction) => (
          <Form key={direction} method="post" preventScrollReset>
            <input type="hidden" name="intent" value="moveQuestion" />
            <input type="hidden" name="questionId" value={question.id} />
            <input type="hidden" name="direction" value={direction} />
            <button type="submit" className="button" aria-label={t(`questionnaire.question.${direction}`, { number })}>
              <Icon name={direction} />
            </button>
          </Form>
        ))}
      <Form method="post" preventScrollReset>
        <input type="hidden" name="intent" value="removeQuestion" />
        <input type="hidden" name="questionId" value={question.id} />
        <input type="hidden" name="version" value={question.version} />
        <button type="submit" className="button" aria-label={t("questionnaire.question.removeOf", { number })}>
          {t("entry.remove")}
        </button>
      </Form>
    </div>
  );
}

function QuestionFields({ page, question }: { readonly page: QuestionnairePage; readonly question?: ShownQuestion }) {
  const { t } = useTranslation("vendors");
  const typed = question?.typed;
  const pair = (name: "section" | "unit") => (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <TextField
        name={name}
        label={t(`questionnaire.question.${name}`)}
        defaultValue={typed?.[name] ?? ""}
        optional="unmarked"
        autoComplete="off"
      />
      <TextField
        name={`${name}Zh`}
        label={t(`questionnaire.question.${name}Zh`)}
        defaultValue={typed?.[`${name}Zh`] ?? ""}
        optional="unmarked"
        autoComplete="off"
      />
    </div>
  );
  return (
    <>
      <TextAreaField name="text" label={t("questionnaire.question.text")} rows={2} maxLength={1000} defaultValue={typed?.text ?? ""} />
      <TextAreaField
        name="textZh"
        label={t("questionnaire.question.textZh")}
        rows={2}
        maxLength={1000}
        defaultValue={typed?.textZh ?? ""}
        optional="unmarked"
      />
      <SelectField name="kind" label={t("questionnaire.question.kind")} defaultValue={question?.kind ?? "longText"}>
        {page.kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`questionnaire.question.kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <CheckField name="isRequired" label={t("questionnaire.question.isRequired")} defaultChecked={question?.isRequired ?? true} />
      {pair("section")}
      {pair("unit")}
      <TextAreaField
        name="choices"
        label={t("questionnaire.question.choices")}
        help={t("questionnaire.question.choicesHelp")}
        rows={3}
        defaultValue={typed?.choices ?? ""}
        optional="unmarked"
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField
          name="help"
          label={t("questionnaire.question.hint")}
          defaultValue={typed?.help ?? ""}
          optional="unmarked"
          autoComplete="off"
        />
        <TextField
          name="helpZh"
          label={t("questionnaire.question.helpZh")}
          defaultValue={typed?.helpZh ?? ""}
          optional="unmarked"
          autoComplete="off"
        />
      </div>
      <SelectField
        name="criterionId"
        label={t("questionnaire.question.criterion")}
        defaultValue={typed?.criterionId ?? ""}
        optional="unmarked"
      >
        <option value="">{t("questionnaire.question.noCriterion")}</option>
        {page.criteria.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  );
}
