import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useLastReply } from "#app/ui/form-reply.ts";
import { Gap } from "#app/ui/gap.tsx";
import { TableDownloads } from "#app/ui/table-downloads.tsx";
import { UndoNotice, undoOf } from "#app/ui/undo.tsx";
import { leaveProject } from "./leave.server.ts";
import { MemberList } from "./member-list.tsx";
import { addMember, changeMemberRole, removeMember, withdraw, type GivenAccess } from "./members.server.ts";
import { restoreInvitation, restoreMember } from "./restore-access.server.ts";
import {
  addMemberForm,
  leaveForm,
  addPersonForm,
  assignRoleForm,
  changeRoleForm,
  editPersonForm,
  personForm,
  removeMemberForm,
  removePersonForm,
  withdrawForm,
} from "./people.forms.server.ts";
import { removePerson, restorePerson } from "./person-removal.server.ts";
import { addPerson, assignRole, editPerson } from "./people.server.ts";
import { readPeoplePage } from "./people-page.server.ts";
import { PersonList } from "./person-list.tsx";
import { RoleList } from "./role-list.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("project.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return {
    title: reader.t("people:title"),
    projectId: caller.project.id,
    formKey: caller.context.newId(),
    ...(await readPeoplePage(caller, reader)),
  };
});

export const action = guardedAction({
  assignRole: intent("people.edit", assignRoleForm, assignRole),
  addPerson: intent("people.edit", addPersonForm, addPerson),
  editPerson: intent("people.edit", editPersonForm, editPerson),
  removePerson: intent("people.edit", removePersonForm, removePerson),
  restorePerson: intent("people.edit", personForm, restorePerson),
  leave: intent("project.view", leaveForm, leaveProject),
  addMember: intent("members.manage", addMemberForm, addMember),
  changeRole: intent("members.manage", changeRoleForm, changeMemberRole),
  removeMember: intent("members.manage", removeMemberForm, async (args) => {
    const removed = await removeMember(args);
    if (removed.isSelf) return redirect("/projects");
    const { t } = await readReader(args.request, args.context);
    const done = t("people:member.removed", { name: removed.name });
    return { undo: { done, intent: "restoreMember", fields: { userId: args.value.userId } } };
  }),
  restoreMember: intent("members.manage", removeMemberForm, restoreMember),
  withdraw: intent("members.manage", withdrawForm, async (args) => {
    const withdrawn = await withdraw(args);
    if (!withdrawn) return undefined;
    const { t } = await readReader(args.request, args.context);
    const done = t("people:invitation.withdrawn", { email: withdrawn.email });
    return { undo: { done, intent: "restoreInvitation", fields: { invitationId: args.value.invitationId } } };
  }),
  restoreInvitation: intent("members.manage", withdrawForm, restoreInvitation),
});

export default function PeoplePage() {
  const { t } = useTranslation("people");
  const { t: shared } = useTranslation("ui");
  const { roles, people, unnamedAccounts, members, invitations, givenRoles, hasMail, canEditPeople, formKey, projectId } =
    useLoaderData<typeof loader>();
  const reply = useLastReply();
  const isDone = reply?.outcome === "done" && !undoOf(reply);
  return (
    <div className="flex max-w-5xl flex-col gap-8">
      <UndoNotice />
      {isDone && reply.intent !== "addMember" ? <Done className="sticky top-14 z-10 -mb-4">{shared("saved")}</Done> : null}
      <div>
        <h1>{t("title")}</h1>
        <p className="mb-2 mt-1 text-muted">{t("lead")}</p>
        <TableDownloads url={`/projects/${projectId}/people/file`} />
      </div>
      <RoleList roles={roles} people={people} accounts={unnamedAccounts} canEdit={canEditPeople} />
      <PersonList projectId={projectId} people={people} members={members} canEdit={canEditPeople} formKey={formKey} />
      <MemberList
        members={members}
        invitations={invitations}
        givenRoles={givenRoles}
        hasMail={hasMail}
        formKey={formKey}
        given={
          isDone && reply.intent === "addMember" ? (
            <Done className="mt-3">
              <GivenText given={reply.result as GivenAccess} />
            </Done>
          ) : null
        }
      />
    </div>
  );
}

/** What became of the address that access was given to. */
function GivenText({ given: { invitedAs, mailedTo } }: { readonly given: GivenAccess }) {
  const { t } = useTranslation("people");
  const { t: shared } = useTranslation("ui");
  if (invitedAs === null) return shared("saved");
  const { role, before } = invitedAs;
  if (before === null) return mailedTo === null ? t("invitation.made") : t("invitation.mailed", { email: mailedTo });
  const words = { role: shared(`role.${role}`), before: shared(`role.${before}`) };
  return (
    <>
      {t(role === before ? "invitation.anew" : "invitation.anewOtherwise", words)}
      <Gap />
      {mailedTo === null ? t("invitation.newLink") : t("invitation.newLinkMailed", { email: mailedTo })}
    </>
  );
}

function Done({ children, className }: { readonly children: ReactNode; readonly className: string }) {
  return (
    <p role="status" className={`no-print rounded-md border border-ok bg-ok-soft px-3 py-2 text-ok ${className}`}>
      {children}
    </p>
  );
}
