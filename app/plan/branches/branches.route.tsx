import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { branchForm, makeBranchForm } from "./branches.forms.server.ts";
import { makeBranch, restoreBranch } from "./branches.server.ts";
import { readBranchesPage } from "./branches-page.server.ts";
import { BranchTable } from "./branch-table.tsx";
import { DiscardedBranches } from "./discarded-branches.tsx";
import { MakeBranchForm } from "./make-branch-form.tsx";
import { undoOfDiscard } from "./undo-of-discard.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { undo: await undoOfDiscard(caller, reader), ...(await readBranchesPage(caller, reader)) };
});

export const action = guardedAction({
  make: intent("plan.edit", makeBranchForm, async (args) => {
    const { id } = await makeBranch(args);
    return redirect(`/projects/${args.project.id}/branches/${id}/plan`);
  }),
  restore: intent("plan.edit", branchForm, restoreBranch),
});

export default function BranchesPage() {
  const { t } = useTranslation("branches");
  const page = useLoaderData<typeof loader>();
  const { projectId, open, merged, discarded, undo, canEdit } = page;
  return (
    <div className="flex max-w-5xl flex-col gap-8">
      <UndoNotice undo={undo} namedBy="discarded" />
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("lead")}</p>
      </div>
      {open.length === 0 ? (
        <section className="card prose">
          <h2>{t("empty.title")}</h2>
          <p>{t("empty.help")}</p>
        </section>
      ) : (
        <BranchTable label={t("title")} projectId={projectId} branches={open} />
      )}
      {canEdit ? <MakeBranchForm key={page.formKey} formKey={page.formKey} name={page.suggestedName} /> : null}
      {merged.length > 0 ? (
        <section>
          <h2 className="mb-2">{t("merged.heading")}</h2>
          <BranchTable label={t("merged.heading")} projectId={projectId} branches={merged} />
        </section>
      ) : null}
      {discarded.length > 0 ? <DiscardedBranches branches={discarded} canEdit={canEdit} /> : null}
    </div>
  );
}
