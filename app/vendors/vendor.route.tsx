import { data, type MetaFunction } from "@remix-run/node";
import { admitFiles } from "#app/http/files.server.ts";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { ClaimsSection } from "./claims-section.tsx";
import { ContactsSection } from "./contacts-section.tsx";
import { addContact, editContact, removeContact, restoreContact } from "./contacts.server.ts";
import { DocumentsSection } from "./documents-section.tsx";
import { addDocuments, removeDocument, restoreDocument } from "./documents.server.ts";
import { FactsSection } from "./facts-section.tsx";
import { editVendor, moveVendor } from "./keep-vendors.server.ts";
import { saveCompliance, saveFacts } from "./offers.server.ts";
import { KnownSection } from "./known-section.tsx";
import { addDocumentsForm, documentForm } from "./meetings.forms.server.ts";
import { RequirementsSection } from "./requirements-section.tsx";
import { VendorHead } from "./vendor-head.tsx";
import {
  addContactForm,
  complianceForm,
  contactForm,
  editContactForm,
  editVendorForm,
  factsForm,
  moveVendorForm,
} from "./vendors.forms.server.ts";
import { readVendorPage } from "./vendor-page.server.ts";
import "./vendors.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readVendorPage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction(
  {
    edit: intent("vendors.edit", editVendorForm, editVendor),
    move: intent("vendors.edit", moveVendorForm, moveVendor),
    addContact: intent("vendors.edit", addContactForm, addContact),
    editContact: intent("vendors.edit", editContactForm, editContact),
    removeContact: intent("vendors.edit", contactForm, removeContact),
    restoreContact: intent("vendors.edit", contactForm, restoreContact),
    saveFacts: intent("vendors.edit", factsForm, saveFacts),
    saveCompliance: intent("vendors.edit", complianceForm, saveCompliance),
    addDocuments: intent("vendors.edit", addDocumentsForm, addDocuments),
    removeDocument: intent("vendors.edit", documentForm, removeDocument),
    restoreDocument: intent("vendors.edit", documentForm, restoreDocument),
  },
  (args, receive) => admitFiles(args, receive, (reply, status) => data(reply, { status }), "addDocuments", "vendors.edit"),
);

export default function VendorPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <div className="flex max-w-4xl flex-col gap-7">
      <VendorHead page={page} />
      <UndoNotice />
      <RequirementsSection page={page} />
      <FactsSection page={page} />
      <ClaimsSection claims={page.claims} />
      <KnownSection page={page} />
      <DocumentsSection page={page} />
      <ContactsSection page={page} />
    </div>
  );
}
