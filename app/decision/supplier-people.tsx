import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { SupplierPeople } from "./supplier-people.server.ts";

interface SupplierPeopleProps {
  readonly people: SupplierPeople;
  readonly projectId: string;
}

/** After the decision: the people of the vendor that was chosen take the roles of the supplier. */
export function SupplierPeopleSection({ people, projectId }: SupplierPeopleProps) {
  const { t } = useTranslation("decision");
  const { roles, contacts, canEdit, vendorId } = people;
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t("people.title")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("people.lead")}</p>
      {canEdit && contacts.length === 0 && vendorId !== null ? (
        <p className="mt-2">
          {t("people.noContacts")}{" "}
          <a className="link" href={`/projects/${projectId}/vendors/${vendorId}`}>
            {t("people.toVendor")}
          </a>
        </p>
      ) : null}
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {roles.map((role) => (
          <li key={role.code} className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 py-2.5">
            <div>
              <p className="font-medium">{role.name}</p>
              <p className="text-muted">{role.person ?? t("people.nobody")}</p>
            </div>
            {canEdit && contacts.length > 0 ? <FillRole role={role} contacts={contacts} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FillRole({ role, contacts }: { readonly role: SupplierPeople["roles"][number]; readonly contacts: SupplierPeople["contacts"] }) {
  const { t } = useTranslation("decision");
  const answer = useFormReply("fillRole");
  return (
    <ActionForm
      intent="fillRole"
      reply={answer?.values["code"] === role.code ? answer : undefined}
      className="no-print flex flex-wrap items-end gap-2 [&>div]:mb-0"
    >
      <input type="hidden" name="code" value={role.code} />
      <input type="hidden" name="version" value={role.version} />
      <SelectField name="contactId" label={t("people.contact", { role: role.name })}>
        {contacts.map(({ id, name, role: post }) => (
          <option key={id} value={id}>
            {post === "" ? name : t("people.contactAs", { name, post })}
          </option>
        ))}
      </SelectField>
      <SubmitButton primary={false}>{t("people.submit")}</SubmitButton>
    </ActionForm>
  );
}
