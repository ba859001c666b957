import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { PastePage } from "#app/ui/paste-page.tsx";
import { importForm } from "./costs.forms.server.ts";
import { importCosts, previewCosts } from "./import-entries.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("costs.edit", async ({ request, context, project }) => {
  const { t } = await readReader(request, context);
  return { title: t("costs:import.title"), projectId: project.id, formKey: context.newId() };
});

export const action = guardedAction({
  check: intent("costs.edit", importForm, async (args) => ({
    preview: await previewCosts(args, args.value.text, await readReader(args.request, args.context)),
  })),
  import: intent("costs.edit", importForm, async (args) => {
    await importCosts(args);
    return redirect(`/projects/${args.project.id}/costs#spent`);
  }),
});

export default function ImportCostsPage() {
  const { t } = useTranslation("costs");
  const { title, projectId, formKey } = useLoaderData<typeof loader>();
  return (
    <PastePage
      title={title}
      formKey={formKey}
      back={{ to: `/projects/${projectId}/costs`, label: t("import.back") }}
      words={{
        lead: t("import.lead"),
        text: t("import.text"),
        help: t("import.help"),
        take: t("import.take"),
        rows: ({ rows, total }) => t("import.rows", { count: rows.length, total }),
      }}
      columns={[
        { key: "day", label: t("column.day"), kind: "day" },
        { key: "amount", label: t("column.amount"), kind: "number" },
        { key: "budgetLine", label: t("column.line") },
        { key: "task", label: t("column.task") },
        { key: "note", label: t("column.note") },
      ]}
    />
  );
}
