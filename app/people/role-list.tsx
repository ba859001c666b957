import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Icon } from "#app/ui/icon.tsx";
import { EditableRow } from "./editable-row.tsx";
import type { PersonEntry, RoleEntry, UnnamedAccount } from "./people-page.server.ts";

interface RoleListProps {
  readonly roles: readonly RoleEntry[];
  readonly people: readonly PersonEntry[];
  /** Accounts that may be given a role although the plan does not name them yet. */
  readonly accounts: readonly UnnamedAccount[];
  readonly canEdit: boolean;
}

/** The plan's roles with who has them, those of nobody first. */
export function RoleList({ roles, people, accounts, canEdit }: RoleListProps) {
  const { t } = useTranslation("people");
  const unresolved = roles.filter((role) => role.person === null).length;
  return (
    <section>
      <h2>{t("role.heading")}</h2>
      {roles.length === 0 ? (
        <p className="card prose mt-2">{t("role.empty")}</p>
      ) : (
        <>
          <p className={`mb-2 flex items-center gap-1.5 ${unresolved > 0 ? "text-warn" : "text-ok"}`}>
            <Icon name={unresolved > 0 ? "warning" : "done"} />
            {unresolved > 0 ? t("role.unresolved", { count: unresolved, all: roles.length }) : t("role.resolved")}
          </p>
          <ul className="group/rows divide-y divide-line border-y border-line">
            {roles.map((role) => (
              <RoleRow key={`${role.code} ${role.version}`} role={role} people={people} accounts={accounts} canEdit={canEdit} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface RoleRowProps {
  readonly role: RoleEntry;
  readonly people: readonly PersonEntry[];
  readonly accounts: readonly UnnamedAccount[];
  readonly canEdit: boolean;
}

function RoleRow({ role, people, accounts, canEdit }: RoleRowProps) {
  const { t } = useTranslation("people");
  const anyReply = useFormReply("assignRole");
  const reply = anyReply?.values["code"] === role.code ? anyReply : undefined;
  const name = (
    <>
      {role.name} <span className="text-[0.86em] text-muted">{role.code}</span>
    </>
  );
  const holder = role.person?.name ?? <span className="text-warn">{t("role.nobody")}</span>;
  const form = <RoleForm role={role} people={people} accounts={accounts} reply={reply} />;
  return (
    <EditableRow cells={[name, holder, t("openTasks", { count: role.openTasks })]} isOpen={reply !== undefined}>
      {canEdit ? form : null}
    </EditableRow>
  );
}

type RoleFormProps = Omit<RoleRowProps, "canEdit"> & { readonly reply: ReturnType<typeof useFormReply> };

function RoleForm({ role, people, accounts, reply }: RoleFormProps) {
  const { t } = useTranslation("people");
  const stale = staleDetail(reply);
  const shownPerson = (value: string) => {
    if (value === "nobody") return t("role.chooseNobody");
    return value === "new"
      ? (reply?.values["name"] ?? t("role.chooseNew"))
      : (people.find((person) => person.id === value)?.nameApart ??
          accounts.find(({ userId }) => value === `account:${userId}`)?.name ??
          value);
  };
  return (
    <ActionForm intent="assignRole" reply={reply} className="max-w-2xl">
      <input type="hidden" name="code" value={role.code} />
      <input type="hidden" name="version" value={stale?.version ?? role.version} />
      <Conflict reply={reply} fields={[{ name: "person", label: t("role.person"), show: shownPerson }]} />
      <SelectField name="person" label={t("role.person")} defaultValue={role.person?.id ?? "nobody"}>
        <option value="nobody">{t("role.chooseNobody")}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.nameApart}
          </option>
        ))}
        {accounts.length > 0 ? (
          <optgroup label={t("role.accounts")}>
            {accounts.map(({ userId, name }) => (
              <option key={userId} value={`account:${userId}`}>
                {name}
              </option>
            ))}
          </optgroup>
        ) : null}
        <option value="new">{t("role.chooseNew")}</option>
      </SelectField>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField name="name" maxLength={100} autoComplete="off" label={t("role.newName")} help={t("role.newHelp")} optional />
        <TextField name="email" type="email" maxLength={254} autoComplete="off" label={t("role.newEmail")} optional />
      </div>
      <SubmitButton>{t("role.submit")}</SubmitButton>
    </ActionForm>
  );
}
