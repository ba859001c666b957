import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { AddVendor } from "./add-vendor.tsx";
import { addVendor, moveVendor, orderVendor, removeVendor, restoreVendor } from "./keep-vendors.server.ts";
import { OfferTable } from "./offer-table.tsx";
import { RemovedVendors } from "./removed-vendors.tsx";
import { StageSection } from "./stage-section.tsx";
import { VendorPages } from "./vendor-pages.tsx";
import { addVendorForm, moveVendorForm, orderVendorForm, vendorItemForm } from "./vendors.forms.server.ts";
import { readVendorsPage } from "./vendors-page.server.ts";
import "./vendors.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readVendorsPage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  add: intent("vendors.edit", addVendorForm, async (args) => {
    await addVendor(args);
    return redirect(`/projects/${args.project.id}/vendors`);
  }),
  move: intent("vendors.edit", moveVendorForm, moveVendor),
  order: intent("vendors.edit", orderVendorForm, orderVendor),
  remove: intent("vendors.edit", vendorItemForm, removeVendor),
  restore: intent("vendors.edit", vendorItemForm, restoreVendor),
});

export default function VendorsPage() {
  const { t } = useTranslation("vendors");
  const page = useLoaderData<typeof loader>();
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("lead")}</p>
        <VendorPages projectId={page.projectId} />
      </div>
      <UndoNotice />
      {page.vendors.length === 0 ? (
        <div className="card max-w-prose">
          <h2>{t("none.title")}</h2>
          <p className="mt-1">{t(page.canEdit ? "none.help" : "none.reader")}</p>
        </div>
      ) : null}
      {page.canEdit ? <AddVendor key={page.formKey} formKey={page.formKey} isOpen={page.vendors.length === 0} /> : null}
      {page.stages.map(({ stage, vendors }) => (
        <StageSection key={stage} stage={stage} vendors={vendors} page={page} />
      ))}
      <OfferTable page={page} />
      <RemovedVendors removed={page.removed} />
    </div>
  );
}
