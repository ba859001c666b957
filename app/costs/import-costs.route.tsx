import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { PasteForm, PasteProblems } from "#app/ui/paste-form.tsx";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
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

type Preview = Awaited<ReturnType<typeof previewCosts>>;

export default function ImportCostsPage() {
  const { t } = useTranslation("costs");
  const { title, projectId, formKey } = useLoaderData<typeof loader>();
  const checked = useFormReply("check");
  const imported = useFormReply("import");
  const preview = checked?.outcome === "done" ? (checked.result as { preview: Preview }).preview : undefined;
  return (
    <div className="flex max-w-5xl flex-col gap-6">
      <p className="no-print">
        <a className="link" href={`/projects/${projectId}/costs`}>
          {t("import.back")}
        </a>
      </p>
      <div>
        <h1>{title}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("import.lead")}</p>
      </div>
      <PasteForm
        key={preview?.text}
        text={preview?.text ?? imported?.values["text"] ?? ""}
        label={t("import.text")}
        help={t("import.help")}
      />
      {preview ? <PasteProblems problems={preview.problems} /> : null}
      {preview && preview.rows.length > 0 ? <PreviewTable preview={preview} formKey={formKey} /> : null}
    </div>
  );
}

function PreviewTable({ preview, formKey }: { readonly preview: Preview; readonly formKey: string }) {
  const { t } = useTranslation("costs");
  const heading = t("import.rows", { count: preview.rows.length, total: preview.total });
  const reply = useFormReply("import");
  return (
    <section>
      <h2 className="mb-2">{heading}</h2>
      {preview.problems.length === 0 ? (
        <ActionForm intent="import" reply={reply} formKey={formKey} className="mb-4">
          <input type="hidden" name="text" value={preview.text} />
          <SubmitButton>{t("import.take")}</SubmitButton>
        </ActionForm>
      ) : null}
      <ScrollRegion label={heading}>
        <table className="table cost-table">
          <thead>
            <tr>
              {(["day", "amount", "line", "task", "note"] as const).map((column) => (
                <th key={column} scope="col" className={column === "amount" ? "number" : undefined}>
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.slice(0, 200).map((row) => (
              <tr key={row.line}>
                <td className="whitespace-nowrap">{row.day}</td>
                <td className="number">{row.amount}</td>
                <td>{row.budgetLine}</td>
                <td>{row.task}</td>
                <td>{row.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
