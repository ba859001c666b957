import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { PastePage } from "#app/ui/paste-page.tsx";
import { importHours, previewHours } from "./import-hours.server.ts";
import { importHoursForm } from "./time.forms.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("time.manage", async ({ request, context, project }) => {
  const { t } = await readReader(request, context);
  return { title: t("time:import.title"), projectId: project.id, formKey: context.newId() };
});

export const action = guardedAction({
  check: intent("time.manage", importHoursForm, async (args) => ({
    preview: await previewHours(args, args.value.text, await readReader(args.request, args.context)),
  })),
  import: intent("time.manage", importHoursForm, async (args) => {
    await importHours(args);
    return redirect(`/projects/${args.project.id}/time`);
  }),
});

export default function ImportHoursPage() {
  const { t } = useTranslation("time");
  const { title, projectId, formKey } = useLoaderData<typeof loader>();
  return (
    <PastePage
      title={title}
      formKey={formKey}
      back={{ to: `/projects/${projectId}/time`, label: t("import.back") }}
      words={{
        lead: t("import.lead"),
        text: t("import.text"),
        help: t("import.help"),
        take: t("import.take"),
        rows: ({ rows, total }) => t("import.rows", { count: rows.length, total }),
      }}
      columns={[
        { key: "day", label: t("import.day"), kind: "day" },
        { key: "hours", label: t("import.hours"), kind: "number" },
        { key: "person", label: t("person") },
        { key: "task", label: t("task") },
      ]}
    />
  );
}
