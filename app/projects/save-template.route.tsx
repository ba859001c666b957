import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { CheckField, SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Gap } from "#app/ui/gap.tsx";
import { readSaveTemplatePage, saveTemplate } from "./own-templates.server.ts";
import { saveTemplateForm } from "./projects.forms.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("project.saveTemplate", async (caller) =>
  readSaveTemplatePage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({ save: intent("project.saveTemplate", saveTemplateForm, saveTemplate) });

export default function SaveTemplatePage() {
  const { t } = useTranslation("projects");
  const page = useLoaderData<typeof loader>();
  const reply = useFormReply("save");
  return (
    <div className="max-w-3xl">
      <h1>{page.title}</h1>
      <p className="mb-5 mt-1 max-w-prose text-muted">{t("saveTemplate.lead")}</p>
      {reply?.outcome === "done" ? (
        <p role="status" className="mb-4 text-ok">
          {t("saveTemplate.saved")}
          <Gap />
          <a href="/projects/new" className="link">
            {t("list.create")}
          </a>
        </p>
      ) : null}
      <ActionForm key={page.formKey} intent="save" reply={reply} formKey={page.formKey} className="card max-w-xl">
        <TextField name="name" maxLength={120} autoComplete="off" label={t("saveTemplate.name")} defaultValue={page.name} />
        <TextAreaField name="summary" maxLength={400} optional label={t("saveTemplate.summary")} help={t("saveTemplate.summaryHelp")} />
        <CheckField name="texts" label={t("saveTemplate.texts")} help={t("saveTemplate.textsHelp")} defaultChecked />
        {page.own.length > 0 ? (
          <SelectField name="over" optional="unmarked" label={t("saveTemplate.over")} help={t("saveTemplate.overHelp")} defaultValue="">
            <option value="">{t("saveTemplate.new")}</option>
            {page.own.map(({ id, version, name, edition }) => (
              <option key={id} value={`${id}@${version}`}>
                {t("saveTemplate.next", { name, edition: edition + 1 })}
              </option>
            ))}
          </SelectField>
        ) : null}
        <SubmitButton>{t("saveTemplate.submit")}</SubmitButton>
      </ActionForm>
    </div>
  );
}
