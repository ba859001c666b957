import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useCreateCommand } from "#app/ui/page-commands.ts";
import { Pager } from "#app/ui/pager.tsx";
import { TableDownloads } from "#app/ui/table-downloads.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import { AddRequirement } from "./add-requirement.tsx";
import { requirementQuery } from "./asked-requirements.ts";
import { BaselineSection } from "./baseline-section.tsx";
import { takeBaseline } from "./baselines.server.ts";
import { BulkForm } from "./bulk-form.tsx";
import { CapSection } from "./cap-section.tsx";
import { setExtensionCap } from "./extension-cap.server.ts";
import { addRequirement, editRequirements, restoreRequirement } from "./keep-requirements.server.ts";
import { EmptyRequirements } from "./empty-requirements.tsx";
import { loadExample } from "./load-example.server.ts";
import { RemovedRequirements } from "./removed-requirements.tsx";
import { RequirementFilters } from "./requirement-filters.tsx";
import { RequirementTable } from "./requirement-table.tsx";
import { addRequirementForm, baselineForm, bulkForm, capForm, exampleForm, requirementItemForm } from "./requirements.forms.server.ts";
import { readRequirementsPage } from "./requirements-page.server.ts";
import "./requirements.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("requirements.read", async (caller) =>
  readRequirementsPage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  add: intent("requirements.edit", addRequirementForm, async (args) => {
    await addRequirement(args);
  }),
  loadExample: intent("requirements.edit", exampleForm, async (args) => {
    await loadExample(args, (await readReader(args.request, args.context)).locale);
  }),
  editMany: intent("requirements.edit", bulkForm, editRequirements),
  setCap: intent("project.edit", capForm, setExtensionCap),
  takeBaseline: intent("requirements.baseline", baselineForm, takeBaseline),
  restore: intent("requirements.edit", requirementItemForm, async (args) => {
    await restoreRequirement(args);
  }),
});

export default function RequirementsRoute() {
  const { t } = useTranslation("requirements");
  const page = useLoaderData<typeof loader>();
  const query = requirementQuery(page.filter);
  useCreateCommand(t("add.title"), "[data-new-requirement]", page.canEdit);
  return (
    <div className="flex flex-col gap-5">
      <UndoNotice undo={page.undo} namedBy="removed" />
      <div>
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h1>{t("title")}</h1>
          <span className="text-muted tabular-nums">
            {page.found === page.total ? t("count", { count: page.total }) : t("found", { count: page.found, total: page.total })}
          </span>
        </div>
        <p className="mt-1 max-w-prose text-muted">
          {t("lead")}{" "}
          {page.maySeeVendors && page.total > 0 ? (
            <a className="link no-print" href={`/projects/${page.projectId}/requirements/fit`}>
              {t("fit.link")}
            </a>
          ) : null}
        </p>
      </div>
      {page.total === 0 ? (
        <EmptyRequirements page={page} />
      ) : (
        <div className="grid gap-4 lg:grid-cols-2">
          <CapSection page={page} />
          <BaselineSection page={page} />
        </div>
      )}
      {page.canEdit ? <AddRequirement key={page.formKey} page={page} /> : null}
      {page.total > 0 ? (
        <div>
          <RequirementFilters page={page} />
          {page.canEdit && page.found > 0 ? <BulkForm formKey={page.formKey} /> : null}
          <div className="mt-3">
            {page.found === 0 ? <p className="card text-muted">{t("filter.none")}</p> : <RequirementTable page={page} />}
          </div>
          <div className="mt-3">
            <TableDownloads url={`/projects/${page.projectId}/requirements/file${query === "" ? "" : `?${query}`}`} />
          </div>
          <Pager page={page.page} pages={page.pages} to={(target) => `?${requirementQuery(page.filter, target)}`} />
        </div>
      ) : null}
      <RemovedRequirements removed={page.removed} />
    </div>
  );
}
