import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { TableDownloads } from "#app/ui/table-downloads.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import { ItemButton } from "./item-button.tsx";
import { addReferenceForm, referenceForm } from "./meetings.forms.server.ts";
import { ReferenceFields } from "./reference-fields.tsx";
import { ReferenceTable } from "./reference-table.tsx";
import { readReferencesPage } from "./references-page.server.ts";
import { addReference, removeReference, restoreReference } from "./references.server.ts";
import { RemovedList } from "./removed-list.tsx";
import "./vendors.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readReferencesPage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  addReference: intent("vendors.edit", addReferenceForm, async (args) => {
    await addReference(args);
    return redirect(`/projects/${args.project.id}/vendors/${args.params["vendorId"] ?? ""}/references`);
  }),
  removeReference: intent("vendors.edit", referenceForm, removeReference),
  restoreReference: intent("vendors.edit", referenceForm, restoreReference),
});

export default function ReferencesRoute() {
  const { t } = useTranslation("vendors");
  const page = useLoaderData<typeof loader>();
  const { vendor, projectId, references, removed, canEdit, formKey, questions } = page;
  const base = `/projects/${projectId}/vendors/${vendor.id}`;
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <div>
        <p className="no-print">
          <a className="link" href={base}>
            {vendor.name}
          </a>
        </p>
        <h1 className="break-words">{page.title}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("reference.lead")}</p>
      </div>
      <UndoNotice />
      {references.length === 0 ? <p className="text-muted">{t("reference.none")}</p> : null}
      <ul className="divide-y divide-line">
        {references.map(({ id, version, company, contact, facts, about, asked, answered }) => (
          <li key={id} className="flex flex-wrap items-start gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 flex-1">
              <a className="link font-medium break-words" href={`${base}/references/${id}`}>
                {company}
              </a>
              <p className="text-muted">{[contact, facts].filter(Boolean).join(" · ")}</p>
              {about === "" ? null : <p className="max-w-prose break-words whitespace-pre-line">{about}</p>}
              <p className="text-[0.93em] text-muted tabular-nums">
                {[asked || t("reference.notAsked"), t("reference.answered", { answered, of: questions.length })].join(" · ")}
              </p>
            </div>
            {canEdit ? (
              <div className="no-print flex flex-wrap gap-2">
                <a className="button" href={`${base}/references/${id}`} aria-label={t("reference.askOf", { name: company })}>
                  {t("reference.ask")}
                </a>
                <ItemButton
                  intent="removeReference"
                  fields={{ referenceId: id, version }}
                  label={t("entry.removeNamed", { name: company })}
                >
                  {t("entry.remove")}
                </ItemButton>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {canEdit ? (
        <FoldedForm key={formKey} intent="addReference" title={t("reference.add")} submit={t("reference.submit")} formKey={formKey}>
          <ReferenceFields />
        </FoldedForm>
      ) : null}
      <ReferenceTable page={page} />
      {references.length > 0 ? <TableDownloads url={`${base}/references/file`} /> : null}
      <RemovedList
        title={t("reference.removed", { count: removed.length })}
        items={removed}
        intent="restoreReference"
        field="referenceId"
      />
    </div>
  );
}
