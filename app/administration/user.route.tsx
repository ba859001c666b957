import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { createOneTimeLink } from "#app/account/account.server.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { useLastReply } from "#app/ui/form-reply.ts";
import { administratorForm, closeForm, confirmForm } from "./administration.forms.server.ts";
import { UserActions } from "./user-actions.tsx";
import {
  changeAdministrator,
  closeManagedAccount,
  endSessionsOfAccount,
  makeResetLink,
  openManagedAccount,
  readManagedAccount,
  resetSecondFactorOfAccount,
  separateFromProvider,
} from "./users.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("instance.administer", async (caller) => {
  const { timeZone } = await readReader(caller.request, caller.context);
  const account = await readManagedAccount(caller);
  return { title: account.name, account, timeZone };
});

export const action = guardedAction({
  resetLink: intent("instance.administer", confirmForm, (args) =>
    makeResetLink(args, (userId) => createOneTimeLink(args.context, "resetPassword", userId)),
  ),
  endSessions: intent("instance.administer", confirmForm, endSessionsOfAccount),
  resetFactor: intent("instance.administer", confirmForm, resetSecondFactorOfAccount),
  separate: intent("instance.administer", confirmForm, separateFromProvider),
  administrator: intent("instance.administer", administratorForm, changeAdministrator),
  close: intent("instance.administer", closeForm, closeManagedAccount),
  open: intent("instance.administer", confirmForm, openManagedAccount),
});

export default function UserPage() {
  const { t } = useTranslation("administration");
  const { t: shared } = useTranslation("ui");
  const locale = useLocale();
  const { account, timeZone } = useLoaderData<typeof loader>();
  const reply = useLastReply();
  const facts = [
    [t("users.email"), account.email],
    [t("users.state"), account.isClosed ? t("users.isClosed") : t("users.isOpen")],
    [t("user.created"), formatInstant(account.createdAt, locale, timeZone)],
    [t("users.seen"), account.usedAt === null ? t("users.never") : formatInstant(account.usedAt, locale, timeZone)],
    [t("users.projects"), String(account.projects)],
    [t("users.twoFactor"), account.hasSecondFactor ? t("users.on") : t("users.off")],
    ...(account.isLinked ? [[t("user.provider"), t("user.isLinked")] as const] : []),
    [t("users.administrator"), account.isAdministrator ? shared("yes") : shared("no")],
  ] as const;
  return (
    <>
      <p className="no-print mb-2">
        <a href="/administration/users" className="link">
          {t("user.back")}
        </a>
      </p>
      <h1>{account.name}</h1>
      {account.isReader ? <p className="mt-1 text-muted">{t("user.self")}</p> : null}
      {reply?.outcome === "done" ? (
        <p role="status" className="mt-3 rounded-md border border-ok bg-ok-soft px-3 py-2 text-ok">
          {shared("saved")}
        </p>
      ) : null}
      <dl className="my-5 grid max-w-xl grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <UserActions account={account} />
    </>
  );
}
