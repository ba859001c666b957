import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { chooseReading, chooseUrl, commitNewProject } from "./sheet-actions.server.ts";
import { choiceForm, commitForm } from "./sheet-choice.server.ts";
import { findDraft } from "./sheet-drafts.server.ts";
import { readSheetPage } from "./sheet-page.server.ts";
import { SheetWizard } from "./sheet-wizard.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("projects.create", async (caller) => {
  const asked = new URL(caller.request.url).searchParams;
  const draft = await findDraft(caller, asked.get("draft"), null);
  if (!draft) throw redirect(chooseUrl(null));
  const reader = await readReader(caller.request, caller.context);
  const page = await readSheetPage(caller, draft, asked.get("step") === "changes" ? "changes" : "understand", reader);
  return { title: reader.t("imports:sheet.title"), page };
});

export const action = guardedAction({
  read: intent("projects.create", choiceForm, (args) => chooseReading(args, null)),
  import: intent("projects.create", commitForm, commitNewProject),
});

export default function NewSheetPage() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <main id="main" className="mx-auto w-full max-w-5xl flex-1 px-4 py-8">
      <SheetWizard page={page} base="/projects/import/sheet" chooseUrl="/projects/import" />
    </main>
  );
}
