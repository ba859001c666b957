import { type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { LinkCard } from "#app/ui/link-card.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { keysForm, passwordForm, profileForm, sessionForm } from "./account.forms.server.ts";
import { TourForm } from "#app/tour/tour-card.tsx";
import { findTourProject } from "#app/tour/tour.server.ts";
import { changePassword, changeProfile, endSession, readAccount } from "./account.server.ts";
import { KeysForm } from "./keys-form.tsx";
import { switchSingleKeys } from "./preferences.server.ts";
import { ProfileForm } from "./profile-form.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("account.own", async (caller) => {
  const { t, timeZone } = await readReader(caller.request, caller.context);
  return {
    title: t("account:title"),
    timeZone,
    hasSingleKeys: caller.user.hasSingleKeys ?? true,
    tourProjectId: await findTourProject(caller),
    ...(await readAccount(caller)),
  };
});

export const action = guardedAction({
  profile: intent("account.own", profileForm, async ({ value, ...caller }) => {
    const { version, ...profile } = value;
    await changeProfile(caller, version, profile);
  }),
  password: intent("account.own", passwordForm, async ({ value, ...caller }) => changePassword(caller, value.present, value.password)),
  keys: intent("account.own", keysForm, async ({ value, ...caller }) => switchSingleKeys(caller, value.singleKeys === "on")),
  endSession: intent("account.own", sessionForm, async ({ value, ...caller }) => endSession(caller, value.sessionId)),
});

export default function AccountPage() {
  const { t } = useTranslation("account");
  const { t: notifications } = useTranslation("notifications");
  const { t: feed } = useTranslation("calendarFeed");
  const { profile, timeZones, sessions, timeZone, hasPassword, hasSecondFactor, tourProjectId, hasSingleKeys } =
    useLoaderData<typeof loader>();
  return (
    <main id="main" className="mx-auto w-full max-w-3xl flex-1 px-4 py-8">
      <h1 className="mb-6">{t("title")}</h1>
      <ProfileForm profile={profile} timeZones={timeZones} />
      {hasPassword ? <PasswordForm /> : null}
      <SecondFactorState isOn={hasSecondFactor} />
      <KeysForm isOn={hasSingleKeys} />
      <SessionList sessions={sessions} timeZone={timeZone} />
      <LinkCard
        title={notifications("settings.title")}
        lead={notifications("settings.lead")}
        href="/notifications/settings"
        label={notifications("settings.open")}
      />
      <LinkCard title={t("tokens.title")} lead={t("tokens.lead")} href="/account/tokens" label={t("tokens.open")} />
      <LinkCard title={feed("title")} lead={feed("lead")} href="/account/calendar" label={feed("open")} />
      {tourProjectId === null ? null : <TourAgain projectId={tourProjectId} />}
    </main>
  );
}

function TourAgain({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation("tour");
  return (
    <section className="card no-print mt-6">
      <h2 className="mb-1">{t("again")}</h2>
      <p className="mb-4 text-muted">{t("againHelp")}</p>
      <TourForm projectId={projectId} stop={0}>
        {t("start")}
      </TourForm>
    </section>
  );
}

function PasswordForm() {
  const { t } = useTranslation("account");
  const reply = useFormReply("password");
  return (
    <section className="card mt-6">
      <h2 className="mb-4">{t("passwordChange.title")}</h2>
      {reply?.outcome === "done" ? (
        <p role="status" className="mb-4 text-ok">
          {t("passwordChange.done")}
        </p>
      ) : null}
      <ActionForm intent="password" reply={reply} className="max-w-sm">
        <TextField name="present" type="password" autoComplete="current-password" label={t("passwordChange.present")} />
        <TextField name="password" type="password" autoComplete="new-password" label={t("newPassword.field")} help={t("passwordHelp")} />
        <SubmitButton>{t("passwordChange.submit")}</SubmitButton>
      </ActionForm>
    </section>
  );
}

function SecondFactorState({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation("account");
  return (
    <section className="card mt-6">
      <h2 className="mb-1">{t("twoFactor.title")}</h2>
      <p className="mb-4 max-w-prose text-muted">{t("twoFactor.lead")}</p>
      <p className={`mb-4 ${isOn ? "text-ok" : ""}`}>{isOn ? t("twoFactor.stateOn") : t("twoFactor.stateOff")}</p>
      <a href="/account/two-factor" className="button">
        {isOn ? t("twoFactor.manage") : t("twoFactor.setUp")}
      </a>
    </section>
  );
}

interface SessionListProps {
  readonly sessions: readonly { id: string; userAgent: string | null; browser: string | null; updatedAt: string; isCurrent: boolean }[];
  readonly timeZone: string;
}

function SessionList({ sessions, timeZone }: SessionListProps) {
  const { t } = useTranslation("account");
  const locale = useLocale();
  return (
    <section className="card mt-6">
      <h2 className="mb-1">{t("sessions.title")}</h2>
      <p className="mb-4 text-muted">{t("sessions.lead")}</p>
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 flex-1 basis-full truncate sm:basis-0" title={session.userAgent ?? undefined}>
              {session.browser ?? session.userAgent ?? t("sessions.unknown")}
            </span>
            <span className="text-muted tabular-nums">{formatInstant(session.updatedAt, locale, timeZone)}</span>
            {session.isCurrent ? (
              <span className="text-muted">{t("sessions.current")}</span>
            ) : (
              <ActionForm intent="endSession" reply={undefined}>
                <input type="hidden" name="sessionId" value={session.id} />
                <SubmitButton primary={false}>{t("sessions.end")}</SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
