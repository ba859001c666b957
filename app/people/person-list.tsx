import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { EditableRow } from "./editable-row.tsx";
import { RemovePerson } from "./remove-person.tsx";
import type { MemberEntry, PersonEntry } from "./people-page.server.ts";

interface PersonListProps {
  readonly projectId: string;
  readonly people: readonly PersonEntry[];
  readonly members: readonly MemberEntry[];
  readonly canEdit: boolean;
  readonly formKey: string;
}

/** Everybody the plan names, with their roles and open tasks. */
export function PersonList({ projectId, people, members, canEdit, formKey }: PersonListProps) {
  const { t } = useTranslation("people");
  return (
    <section>
      <h2>{t("person.heading")}</h2>
      <p className="mb-2 text-muted">{t("person.lead")}</p>
      {people.length === 0 ? (
        <p className="card prose">{t("person.empty")}</p>
      ) : (
        <ul className="group/rows divide-y divide-line border-y border-line">
          {people.map((person) => (
            <PersonRow key={`${person.id} ${person.version}`} projectId={projectId} person={person} members={members} canEdit={canEdit} />
          ))}
        </ul>
      )}
      {canEdit ? <AddPersonForm key={formKey} formKey={formKey} /> : null}
    </section>
  );
}

interface PersonRowProps {
  readonly projectId: string;
  readonly person: PersonEntry;
  readonly members: readonly MemberEntry[];
  readonly canEdit: boolean;
}

function PersonRow({ projectId, person, members, canEdit }: PersonRowProps) {
  const { t } = useTranslation("people");
  const anyReply = useFormReply("editPerson");
  const reply = anyReply?.values["personId"] === person.id ? anyReply : undefined;
  const page = `/projects/${projectId}/people/${person.id}`;
  const name = (
    <>
      {canEdit ? (
        <span className="font-medium">{person.name}</span>
      ) : (
        <a className="link font-medium" href={page}>
          {person.name}
        </a>
      )}
      <span className="flex flex-wrap gap-x-2 text-[0.93em] text-muted">
        {person.email === null ? null : <span className="min-w-0 break-words">{person.email}</span>}
        {person.accountId ? <span className="whitespace-nowrap">{t("person.hasAccount")}</span> : null}
        {person.workFacts.map((fact) => (
          <span key={fact} className="whitespace-nowrap">
            {fact}
          </span>
        ))}
      </span>
    </>
  );
  const roles = person.roles.length > 0 ? person.roles.join(" · ") : <span className="text-muted">{t("person.noRole")}</span>;
  const anyRemoval = useFormReply("removePerson");
  const removal = anyRemoval?.values["personId"] === person.id ? anyRemoval : undefined;
  const form = (
    <div className="flex flex-col gap-4">
      <p>
        <a className="link" href={page}>
          {t("work.open")}
          <span className="sr-only">{t("work.openNamed", { name: person.name })}</span>
        </a>
      </p>
      <PersonForm person={person} members={members} reply={reply} />
      <RemovePerson person={person} reply={removal} />
    </div>
  );
  return (
    <EditableRow cells={[name, roles, t("openTasks", { count: person.openTasks })]} isOpen={reply !== undefined || removal !== undefined}>
      {canEdit ? form : null}
    </EditableRow>
  );
}

type PersonFormProps = Pick<PersonRowProps, "person" | "members"> & { readonly reply: ReturnType<typeof useFormReply> };

function PersonForm({ person, members, reply }: PersonFormProps) {
  const { t } = useTranslation("people");
  const { t: shared } = useTranslation("ui");
  const stale = staleDetail(reply);
  const accountName = (userId: string) => members.find((member) => member.userId === userId)?.nameApart ?? t("person.noAccount");
  return (
    <ActionForm intent="editPerson" reply={reply} className="max-w-2xl">
      <input type="hidden" name="personId" value={person.id} />
      <input type="hidden" name="version" value={stale?.version ?? person.version} />
      <Conflict
        reply={reply}
        fields={[
          { name: "name", label: t("person.name") },
          { name: "email", label: t("person.email") },
          { name: "account", label: t("person.account"), show: accountName },
        ]}
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField name="name" maxLength={100} autoComplete="off" label={t("person.name")} defaultValue={person.name} />
        <TextField
          name="email"
          type="email"
          maxLength={254}
          autoComplete="off"
          label={t("person.email")}
          defaultValue={person.email ?? ""}
          optional
        />
      </div>
      <SelectField name="account" label={t("person.account")} defaultValue={person.accountId ?? ""} optional>
        <option value="">{t("person.noAccount")}</option>
        {members.map((member) => (
          <option key={member.userId} value={member.userId}>
            {member.nameApart}
          </option>
        ))}
      </SelectField>
      <SubmitButton>{shared("save")}</SubmitButton>
    </ActionForm>
  );
}

function AddPersonForm({ formKey }: { readonly formKey: string }) {
  const { t } = useTranslation("people");
  const reply = useFormReply("addPerson");
  return (
    <details open={(reply && reply.outcome !== "done") || undefined} className="no-print mt-3">
      <summary className="button">{t("person.add")}</summary>
      <ActionForm intent="addPerson" reply={reply} formKey={formKey} className="card mt-2 max-w-2xl">
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextField name="name" maxLength={100} autoComplete="off" label={t("person.name")} />
          <TextField name="email" type="email" maxLength={254} autoComplete="off" label={t("person.email")} optional />
        </div>
        <SubmitButton>{t("person.add")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
