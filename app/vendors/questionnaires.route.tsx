import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import { addQuestionnaireForm, questionnaireItemForm } from "./questionnaires.forms.server.ts";
import { readQuestionnairesPage } from "./questionnaires-page.server.ts";
import { addQuestionnaire, removeQuestionnaire, restoreQuestionnaire } from "./questionnaires.server.ts";
import { VendorPages } from "./vendor-pages.tsx";
import "./vendors.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readQuestionnairesPage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  add: intent("vendors.edit", addQuestionnaireForm, async (args) => {
    const id = await addQuestionnaire(args);
    return redirect(`/projects/${args.project.id}/vendors/questionnaires/${id}`);
  }),
  remove: intent("vendors.edit", questionnaireItemForm, removeQuestionnaire),
  restore: intent("vendors.edit", questionnaireItemForm, restoreQuestionnaire),
});

export default function QuestionnairesPage() {
  const { t } = useTranslation("vendors");
  const { projectId, questionnaires, removed, canEdit, formKey } = useLoaderData<typeof loader>();
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      <div>
        <h1>{t("questionnaires.title")}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("questionnaires.lead")}</p>
        <VendorPages projectId={projectId} />
      </div>
      <UndoNotice />
      {questionnaires.length === 0 ? <p className="text-muted">{t("questionnaires.none")}</p> : null}
      <ul className="divide-y divide-line">
        {questionnaires.map(({ id, version, title, kind, state, deadline, questions, asked, submitted }) => (
          <li key={id} className="flex flex-wrap items-start gap-x-6 gap-y-1 py-3">
            <div className="min-w-0 flex-1">
              <a className="link break-words font-medium" href={`/projects/${projectId}/vendors/questionnaires/${id}`}>
                {title}
              </a>
              <p className="text-muted">
                {[
                  t(`questionnaire.kind.${kind}`),
                  t("questionnaires.questions", { count: questions }),
                  state === "draft" ? t("questionnaire.state.draft") : t(`questionnaire.until.${state}`, { at: deadline }),
                ].join(" · ")}
              </p>
              {state === "draft" ? null : <p>{t("questionnaires.progress", { submitted, asked })}</p>}
            </div>
            {canEdit ? (
              <Form method="post" preventScrollReset className="no-print">
                <input type="hidden" name="intent" value="remove" />
                <input type="hidden" name="questionnaireId" value={id} />
                <input type="hidden" name="version" value={version} />
                <button type="submit" className="button" aria-label={t("entry.removeNamed", { name: title })}>
                  {t("entry.remove")}
                </button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {canEdit ? (
        <FoldedForm key={formKey} intent="add" title={t("questionnaires.add")} submit={t("questionnaires.make")} formKey={formKey}>
          <SelectField name="from" label={t("questionnaires.from")} defaultValue="rfi">
            {(["rfi", "rfp", "ownRfi", "ownRfp"] as const).map((from) => (
              <option key={from} value={from}>
                {t(`questionnaires.source.${from}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            name="title"
            label={t("questionnaire.title")}
            help={t("questionnaires.titleHelp")}
            maxLength={200}
            optional
            autoComplete="off"
          />
        </FoldedForm>
      ) : null}
      {removed.length === 0 ? null : (
        <details className="no-print">
          <summary className="cursor-pointer font-medium">{t("questionnaires.removed", { count: removed.length })}</summary>
          <ul className="mt-2">
            {removed.map(({ id, version, title }) => (
              <li key={id} className="flex flex-wrap gap-x-3 py-1">
                <span>{title}</span>
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="intent" value="restore" />
                  <input type="hidden" name="questionnaireId" value={id} />
                  <input type="hidden" name="version" value={version} />
                  <button type="submit" className="link" aria-label={t("removed.restoreNamed", { name: title })}>
                    {t("removed.restore")}
                  </button>
                </Form>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
