import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { admitUploadOf } from "./import-form.server.ts";
import { chooseReading, commitIntoProject, offerSheet } from "./sheet-actions.server.ts";
import { choiceForm, commitForm, sheetFileForm } from "./sheet-choice.server.ts";
import { SheetChoose } from "./sheet-choose.tsx";
import { findDraft } from "./sheet-drafts.server.ts";
import { readSheetPage } from "./sheet-page.server.ts";
import { SheetWizard } from "./sheet-wizard.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.edit", async (caller) => {
  const { context, project, request } = caller;
  const asked = new URL(request.url).searchParams;
  const reader = await readReader(request, context);
  const draft = await findDraft(caller, asked.get("draft"), project.id);
  const page = draft ? await readSheetPage(caller, draft, asked.get("step") === "changes" ? "changes" : "understand", reader) : null;
  return {
    title: reader.t("imports:sheet.title"),
    base: `/projects/${project.id}/import/sheet`,
    exportUrl: `/projects/${project.id}/export`,
    page,
    formKey: context.newId(),
  };
});

/** Only what brings a file counts against the limit of files: the steps after it are small forms. */
export const action = guardedAction(
  {
    offer: intent("plan.edit", sheetFileForm, offerSheet),
    read: intent("plan.edit", choiceForm, (args) => chooseReading(args, args.project.id)),
    import: intent("plan.edit", commitForm, commitIntoProject),
  },
  (args, receive) =>
    args.request.headers.get("content-type")?.toLowerCase().startsWith("multipart/")
      ? admitUploadOf("plan.edit", args, receive, "offer")
      : receive(args),
);

export default function SheetPage() {
  const { page, base, exportUrl } = useLoaderData<typeof loader>();
  return page ? <SheetWizard page={page} base={base} chooseUrl={base} /> : <SheetChoose exportUrl={exportUrl} />;
}
