import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { z } from "zod";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, intent, publicIntent, publicLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ProviderButton } from "./provider-button.tsx";
import { registerForm } from "./account.forms.server.ts";
import { BrowserTimeZone } from "./browser-time-zone.tsx";
import { ExpiredLink } from "./expired-link.tsx";
import { findJoinedProject, join, readInvitation, register, type ShownInvitation } from "./invitation.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = publicLoader(async ({ request, params, context, user }) => {
  const reader = await readReader(request, context);
  const invitation = await readInvitation(context, params.token, user, reader);
  const joined = invitation ? undefined : await findJoinedProject(context, params.token, user);
  if (joined !== undefined) throw redirect(`/projects/${joined}`);
  return { title: reader.t("account:invitation.title"), invitation, provider: context.provider?.settings.name };
});

export const action = guardedAction({
  register: publicIntent(registerForm, async (args) => {
    const { locale } = await readReader(args.request, args.context);
    return register({ ...args, locale });
  }),
  join: intent("account.own", z.object({}), join),
});

export default function InvitationPage() {
  const { t } = useTranslation("account");
  const { t: shared } = useTranslation("ui");
  const { pathname } = useLocation();
  const { invitation, provider } = useLoaderData<typeof loader>();
  if (!invitation) return <ExpiredLink kind="invitation" />;
  const { project, inviter, role, expires } = invitation;
  const told = { project, inviter: inviter ?? "", role: shared(`role.${role}`) };
  return (
    <main id="main" className="mx-auto w-full max-w-md flex-1 px-4 py-12">
      <h1>{t("invitation.title")}</h1>
      <p className="mt-3">{inviter === null ? t("invitation.leadOfNobody", told) : t("invitation.lead", told)}</p>
      <p className="mb-6 mt-1 text-muted">{t("invitation.expires", { day: expires })}</p>
      <Answer invitation={invitation} />
      {provider !== undefined && invitation.reader === "nobody" ? <ProviderButton provider={provider} next={pathname} /> : null}
    </main>
  );
}

function Answer({ invitation }: { readonly invitation: ShownInvitation }) {
  const { t } = useTranslation("account");
  const { pathname } = useLocation();
  const { email, readerEmail, reader, hasAccount, project } = invitation;
  const joinReply = useFormReply("join");
  const registerReply = useFormReply("register");
  if (reader === "invited")
    return (
      <ActionForm intent="join" reply={joinReply} reloadDocument>
        <SubmitButton>{t("invitation.join", { project })}</SubmitButton>
      </ActionForm>
    );
  if (reader === "other")
    return (
      <>
        <p className="mb-4">{t("invitation.otherAccount", { email, reader: readerEmail ?? "" })}</p>
        <ActionForm intent="signOut" reply={undefined} action="/sign-out" reloadDocument>
          <input type="hidden" name="next" value={pathname} />
          <SubmitButton>{t("invitation.signOut")}</SubmitButton>
        </ActionForm>
      </>
    );
  if (hasAccount)
    return (
      <>
        <p className="mb-4">{t("invitation.hasAccount", { email })}</p>
        <a className="button" data-primary href={`/sign-in?next=${encodeURIComponent(pathname)}`}>
          {t("signIn.submit")}
        </a>
      </>
    );
  return (
    <ActionForm intent="register" reply={registerReply} reloadDocument>
      <p className="mb-4">{t("invitation.newAccount", { email })}</p>
      <TextField name="name" autoComplete="name" maxLength={100} label={t("name")} />
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <TextField name="password" type="password" autoComplete="new-password" label={t("password")} help={t("passwordHelp")} />
      <BrowserTimeZone />
      <SubmitButton>{t("invitation.register")}</SubmitButton>
    </ActionForm>
  );
}
