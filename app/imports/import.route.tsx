import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { admitUpload, importFromForm, readImportPage } from "./import-form.server.ts";
import { ImportForm } from "./import-form.tsx";
import { TemplateLinks } from "./template-links.tsx";
import { importForm } from "./imports.forms.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("projects.create", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("imports:form.title"), ...readImportPage(caller, reader) };
});

export const action = guardedAction(
  {
    import: intent("projects.create", importForm, async (args) => redirect(await importFromForm(args))),
  },
  admitUpload,
);

export default function ImportPage() {
  const { t } = useTranslation("imports");
  const page = useLoaderData<typeof loader>();
  return (
    <main id="main" className="mx-auto w-full max-w-2xl flex-1 px-4 py-8">
      <h1>{t("form.title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{t("form.lead")}</p>
      <p className="mb-6 mt-2 max-w-prose text-muted">{t("form.how")}</p>
      <ImportForm page={page} />
      <div className="mt-4">
        <TemplateLinks />
      </div>
    </main>
  );
}
