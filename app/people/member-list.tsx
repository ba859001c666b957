import { useLocation } from "@remix-run/react";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { projectRoles, type ProjectRole } from "#app/domain/access/permissions.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Gap } from "#app/ui/gap.tsx";
import { goToField, useCreateCommand } from "#app/ui/page-commands.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { EditableRow } from "./editable-row.tsx";
import { InvitationList } from "./invitation-list.tsx";
import type { InvitationEntry, MemberEntry } from "./people-page.server.ts";

interface MemberListProps {
  readonly members: readonly MemberEntry[];
  readonly invitations: readonly InvitationEntry[];
  /** Whether invitations are mailed. */
  readonly hasMail: boolean;
  /** The roles that the reader gives and takes; none when members are not theirs to manage. */
  readonly givenRoles: readonly ProjectRole[];
  readonly formKey: string;
  /** What came of giving access, in words. */
  readonly given: ReactNode;
}

/** The accounts with access and their roles; who may manage them gives and takes both. */
export function MemberList({ members, invitations, givenRoles, hasMail, formKey, given }: MemberListProps) {
  const { t } = useTranslation("people");
  return (
    <section>
      <h2>{t("member.heading")}</h2>
      <p className="mb-2 text-muted">
        {t("member.lead")}
        <Gap />
        <a href="/roles" className="link no-print">
          {t("member.rights")}
        </a>
      </p>
      <ul className="group/rows divide-y divide-line border-y border-line">
        {members.map((member) => (
          <MemberRow key={`${member.userId} ${member.version}`} member={member} givenRoles={givenRoles} />
        ))}
      </ul>
      {givenRoles.length > 0 ? <AddMemberForm key={formKey} givenRoles={givenRoles} formKey={formKey} /> : null}
      {given}
      <InvitationList invitations={invitations} hasMail={hasMail} />
      <LeaveForm />
    </section>
  );
}

/** Everybody may go; why the last owner may not is said here. */
function LeaveForm() {
  const { t } = useTranslation("people");
  const reply = useFormReply("leave");
  return (
    <details open={reply !== undefined || undefined} className="no-print mt-3">
      <summary className="button">{t("member.leave")}</summary>
      <ActionForm intent="leave" reply={reply} className="card mt-2 max-w-2xl">
        <input type="hidden" name="confirmed" value="yes" />
        <p className="mb-3 text-muted">{t("member.leaveHelp")}</p>
        <SubmitButton primary={false}>{t("member.leave")}</SubmitButton>
      </ActionForm>
    </details>
  );
}

interface MemberRowProps {
  readonly member: MemberEntry;
  readonly givenRoles: readonly ProjectRole[];
}

function MemberRow({ member, givenRoles }: MemberRowProps) {
  const { t } = useTranslation("people");
  const { t: shared } = useTranslation("ui");
  const changeReply = useOwnReply("changeRole", member.userId);
  const removeReply = useOwnReply("removeMember", member.userId);
  const name = (
    <>
      <span className="font-medium">{member.name}</span>
      {member.isReader ? <span className="ms-2 text-[0.86em] text-muted">{t("member.you")}</span> : null}
    </>
  );
  const email = <span className="break-words">{member.email}</span>;
  const forms = (
    <div className="flex flex-col gap-4">
      <MemberRoleForm member={member} givenRoles={givenRoles} reply={changeReply} />
      <ActionForm intent="removeMember" reply={removeReply} className="max-w-sm border-t border-line pt-4">
        <input type="hidden" name="userId" value={member.userId} />
        <p className="mb-2 text-[0.93em] text-muted">{t("member.removeHelp")}</p>
        <SubmitButton primary={false}>
          {t("member.remove")}
          <span className="sr-only">{t("member.removeNamed", { name: member.name })}</span>
        </SubmitButton>
      </ActionForm>
    </div>
  );
  const isOpen = changeReply !== undefined || removeReply !== undefined;
  return (
    <EditableRow cells={[name, email, shared(`role.${member.role}`)]} isOpen={isOpen}>
      {member.canManage ? forms : null}
    </EditableRow>
  );
}

function useOwnReply(intent: string, userId: string): ReturnType<typeof useFormReply> {
  const reply = useFormReply(intent);
  return reply?.values["userId"] === userId ? reply : undefined;
}

function MemberRoleForm({ member, givenRoles, reply }: MemberRowProps & { readonly reply: ReturnType<typeof useFormReply> }) {
  const { t } = useTranslation("people");
  const { t: shared } = useTranslation("ui");
  const stale = staleDetail(reply);
  const roleName = (value: string) => {
    const role = projectRoles.find((entry) => entry === value);
    return role ? shared(`role.${role}`) : value;
  };
  return (
    <ActionForm intent="changeRole" reply={reply} className="max-w-sm">
      <input type="hidden" name="userId" value={member.userId} />
      <input type="hidden" name="version" value={stale?.version ?? member.version} />
      <Conflict reply={reply} fields={[{ name: "role", label: t("member.role"), show: roleName }]} />
      <RoleField roles={givenRoles} defaultValue={member.role} />
      <SubmitButton>{t("member.submit")}</SubmitButton>
    </ActionForm>
  );
}

function RoleField({ roles, defaultValue }: { readonly roles: readonly ProjectRole[]; readonly defaultValue: string }) {
  const { t } = useTranslation("people");
  const { t: shared } = useTranslation("ui");
  return (
    <SelectField name="role" label={t("member.role")} defaultValue={defaultValue}>
      {roles.map((role) => (
        <option key={role} value={role}>
          {shared(`role.${role}`)}
        </option>
      ))}
    </SelectField>
  );
}

const emailField = "#invite input[name=email]";

function AddMemberForm({ givenRoles, formKey }: { readonly givenRoles: readonly ProjectRole[]; readonly formKey: string }) {
  const { t } = useTranslation("people");
  const reply = useFormReply("addMember");
  const isNamed = useLocation().hash === "#invite";
  useCreateCommand(t("member.add"), emailField, true);
  useEffect(() => {
    if (isNamed) goToField(emailField);
  }, [isNamed]);
  return (
    <details id="invite" open={(reply && reply.outcome !== "done") || undefined} className="no-print mt-3">
      <summary className="button">{t("member.add")}</summary>
      <ActionForm intent="addMember" reply={reply} formKey={formKey} className="card mt-2 max-w-2xl">
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextField name="email" type="email" maxLength={254} autoComplete="off" label={t("member.email")} help={t("member.addHelp")} />
          <RoleField roles={givenRoles} defaultValue="viewer" />
        </div>
        <SubmitButton>{t("member.add")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
