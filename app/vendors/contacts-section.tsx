import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { VendorPage } from "./vendor-page.server.ts";

type Contact = VendorPage["contacts"][number];

/** Whom one speaks to at a vendor. */
export function ContactsSection({ page }: { readonly page: VendorPage }) {
  const { t } = useTranslation("vendors");
  const { contacts, canEdit, formKey } = page;
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">{t("contacts.title")}</h2>
      {contacts.length === 0 ? <p className="mt-1 text-muted">{t("contacts.none")}</p> : null}
      <ul className="mt-2 divide-y divide-line">
        {contacts.map((contact) => (
          <li key={contact.id} className="py-2">
            <p>
              <span className="font-medium">{contact.name}</span>
              {contact.role === "" ? null : <span className="text-muted">{` · ${contact.role}`}</span>}
            </p>
            <p className="flex flex-wrap gap-x-4 text-muted">
              {contact.email === "" ? null : (
                <a className="link" href={`mailto:${contact.email}`}>
                  {contact.email}
                </a>
              )}
              {contact.phone === "" ? null : <span className="tabular-nums">{contact.phone}</span>}
            </p>
            {canEdit ? <ContactActions key={contact.version} contact={contact} /> : null}
          </li>
        ))}
      </ul>
      {canEdit ? (
        <div className="mt-2">
          <FoldedForm key={formKey} intent="addContact" title={t("contacts.add")} submit={t("contacts.submit")} formKey={formKey}>
            <ContactFields />
          </FoldedForm>
        </div>
      ) : null}
    </section>
  );
}

function ContactActions({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation("vendors");
  const reply = useFormReply("editContact");
  const own = reply?.values["contactId"] === contact.id ? reply : undefined;
  const fields = (["name", "role", "email", "phone"] as const).map((name) => ({ name, label: t(`contacts.${name}`) }));
  return (
    <div className="no-print mt-1 flex flex-wrap items-start gap-2">
      <FoldedForm
        intent="editContact"
        title={t("contacts.edit")}
        submit={t("edit.submit")}
        about={{ name: "contactId", value: contact.id }}
      >
        <input type="hidden" name="version" value={staleDetail(own)?.version ?? contact.version} />
        <Conflict reply={own} fields={fields} />
        <ContactFields contact={contact} />
      </FoldedForm>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="intent" value="removeContact" />
        <input type="hidden" name="contactId" value={contact.id} />
        <input type="hidden" name="version" value={contact.version} />
        <button type="submit" className="button" aria-label={t("entry.removeNamed", { name: contact.name })}>
          {t("entry.remove")}
        </button>
      </Form>
    </div>
  );
}

function ContactFields({ contact }: { readonly contact?: Contact }) {
  const { t } = useTranslation("vendors");
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <TextField name="name" label={t("contacts.name")} maxLength={120} defaultValue={contact?.name ?? ""} autoComplete="off" />
      <TextField name="role" label={t("contacts.role")} maxLength={120} defaultValue={contact?.role ?? ""} optional autoComplete="off" />
      <TextField
        name="email"
        type="email"
        label={t("contacts.email")}
        maxLength={200}
        defaultValue={contact?.email ?? ""}
        optional
        autoComplete="off"
      />
      <TextField
        name="phone"
        type="tel"
        label={t("contacts.phone")}
        maxLength={60}
        defaultValue={contact?.phone ?? ""}
        optional
        autoComplete="off"
      />
    </div>
  );
}
