import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { editReferenceForm, saveReferenceForm } from "./meetings.forms.server.ts";
import { AskForm } from "./ask-form.tsx";
import { ReferenceFields, referenceFieldNames } from "./reference-fields.tsx";
import { readReferencePage } from "./references-page.server.ts";
import { editReference, saveReferenceAnswers } from "./references.server.ts";
import "./vendors.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readReferencePage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  editReference: intent("vendors.edit", editReferenceForm, editReference),
  saveAnswers: intent("vendors.edit", saveReferenceForm, saveReferenceAnswers),
});

export default function ReferenceRoute() {
  const { t } = useTranslation("vendors");
  const page = useLoaderData<typeof loader>();
  const reply = useFormReply("editReference");
  const { reference, vendor, projectId, canEdit } = page;
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <div>
        <p className="no-print">
          <a className="link" href={`/projects/${projectId}/vendors/${vendor.id}/references`}>
            {t("reference.of", { name: vendor.name })}
          </a>
        </p>
        <h1 className="break-words">{page.title}</h1>
        <p className="text-muted">{[reference.contact, reference.facts].filter(Boolean).join(" · ")}</p>
        {reference.about === "" ? null : <p className="max-w-prose break-words whitespace-pre-line">{reference.about}</p>}
        <p className="text-muted">{reference.asked || t("reference.notAsked")}</p>
        {canEdit ? (
          <div className="mt-2">
            <FoldedForm
              key={reference.version}
              intent="editReference"
              title={t("reference.edit")}
              submit={t("edit.submit")}
              about={{ name: "referenceId", value: reference.id }}
            >
              <input type="hidden" name="version" value={staleDetail(reply)?.version ?? reference.version} />
              <Conflict reply={reply} fields={referenceFieldNames.map((name) => ({ name, label: t(`reference.${name}`) }))} />
              <ReferenceFields typed={reference.typed} />
            </FoldedForm>
          </div>
        ) : null}
      </div>
      <AskForm page={page} />
    </div>
  );
}
