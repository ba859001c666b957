import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { AddField, EditField } from "./field-form.tsx";
import { FieldList, RemovedFields } from "./field-list.tsx";
import { addFieldForm, editFieldForm, fieldForm, moveFieldForm } from "./fields.forms.server.ts";
import { readFieldsPage } from "./fields-page.server.ts";
import { addField, editField, moveField, removeField, restoreField } from "./fields.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("project.edit", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("fields:title"), ...(await readFieldsPage(caller, reader)) };
});

export const action = guardedAction({
  addField: intent("project.edit", addFieldForm, addField),
  editField: intent("project.edit", editFieldForm, async (args) => {
    await editField(args);
    return redirect(`/projects/${args.project.id}/fields`);
  }),
  moveField: intent("project.edit", moveFieldForm, moveField),
  removeField: intent("project.edit", fieldForm, async (args) => {
    const { key, version, name } = await removeField(args);
    const { t, locale } = await readReader(args.request, args.context);
    const done = t("fields:removed.done", { name: inLanguage(name, locale) });
    return { undo: { done, intent: "restoreField", fields: { key, version: String(version) } } };
  }),
  restoreField: intent("project.edit", fieldForm, restoreField),
});

export default function FieldsPage() {
  const { t } = useTranslation("fields");
  const page = useLoaderData<typeof loader>();
  const edited = page.fields.find(({ key }) => key === page.edited);
  return (
    <div className="max-w-4xl">
      <UndoNotice />
      <h1>{t("title")}</h1>
      <p className="mb-4 mt-1 max-w-prose text-muted">{t("lead")}</p>
      <FieldList fields={page.fields} />
      {edited ? <EditField key={edited.version} field={edited} /> : <AddField formKey={page.formKey} isOpen={page.fields.length === 0} />}
      <RemovedFields removed={page.removed} />
      <p className="mt-6">
        <a className="link" href={`/projects/${page.projectId}/settings`}>
          {t("toSettings")}
        </a>
      </p>
    </div>
  );
}
