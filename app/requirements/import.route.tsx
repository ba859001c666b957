import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { PastePage } from "#app/ui/paste-page.tsx";
import { importRequirements, previewRequirements } from "./import-requirements.server.ts";
import { importForm } from "./requirements.forms.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("requirements.edit", async ({ request, context, project }) => {
  const { t } = await readReader(request, context);
  return { title: t("requirements:import.title"), projectId: project.id, formKey: context.newId() };
});

export const action = guardedAction({
  check: intent("requirements.edit", importForm, async (args) => ({
    preview: await previewRequirements(args, args.value.text, await readReader(args.request, args.context)),
  })),
  import: intent("requirements.edit", importForm, async (args) => {
    await importRequirements(args);
    return redirect(`/projects/${args.project.id}/requirements`);
  }),
});

export default function ImportRequirementsRoute() {
  const { t } = useTranslation("requirements");
  const { title, projectId, formKey } = useLoaderData<typeof loader>();
  return (
    <PastePage
      title={title}
      formKey={formKey}
      back={{ to: `/projects/${projectId}/requirements`, label: t("back") }}
      words={{
        lead: t("import.lead"),
        text: t("import.text"),
        help: t("import.help"),
        take: t("import.take"),
        rows: ({ rows }) => t("import.rows", { count: rows.length }),
      }}
      columns={[
        { key: "statement", label: t("column.statement") },
        { key: "kind", label: t("column.kind") },
        { key: "priority", label: t("column.priority") },
        { key: "disposition", label: t("column.disposition") },
        { key: "effort", label: t("column.effort"), kind: "number" },
        { key: "status", label: t("column.status") },
        { key: "source", label: t("column.source") },
      ]}
    />
  );
}
