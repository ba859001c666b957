import { Form, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { Icon } from "./icon.tsx";
import { companionsPlace } from "./live/companion-list.tsx";
import { SessionNotice } from "./live/ending-notice.tsx";
import { UndoToasts } from "./undo-toast.tsx";
import { UnreachableNotice } from "./unreachable-notice.tsx";
import { UnsavedChanges } from "./unsaved-changes.tsx";
import { useFollowedAnchors } from "./use-followed-anchors.ts";

interface ShownUser {
  readonly name: string;
  readonly email: string;
  readonly isAdministrator: boolean;
}

interface PageFrameProps {
  readonly user: ShownUser | null;
  /** Empty when the instance has no name of its own. */
  readonly instanceName: string;
  readonly locale: Locale;
  readonly theme: string;
  /** What finds things, for who is signed in. */
  readonly search: ReactNode;
  /** What leads to the notifications, for who is signed in. */
  readonly bell: ReactNode;
  readonly children: ReactNode;
}

/** What surrounds every page: skip link, brand, search, language, theme and account. */
export function PageFrame({ user, instanceName, locale, theme, search, bell, children }: PageFrameProps) {
  const { t } = useTranslation("ui");
  const followAnchors = useFollowedAnchors();
  return (
    // The anchors inside are the controls: the keyboard reaches them, and Enter clicks them.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className="flex min-h-screen flex-col" onClick={followAnchors}>
      <a href="#main" className="button no-print absolute left-2 top-2 z-50 -translate-y-16 focus:translate-y-0">
        {t("skipToContent")}
      </a>
      <header className="no-print sticky top-0 z-30 flex h-12 items-center gap-2 border-b border-line bg-bg px-3 sm:gap-3 sm:px-4">
        <a href={user ? "/projects" : "/"} className="flex items-center gap-2 font-semibold text-fg">
          <img src="/favicon.svg" alt="" width={20} height={20} />
          <span className={user ? "sr-only sm:not-sr-only" : ""}>{t("productName")}</span>
          {instanceName === "" ? null : <span className="hidden max-w-48 truncate font-normal text-muted md:inline">{instanceName}</span>}
        </a>
        <div className="flex flex-1 justify-end sm:justify-center">{search}</div>
        {user ? <MyWorkLink /> : null}
        <div id={companionsPlace} />
        <PreferenceSwitch name="locale" value={locale === "zh" ? "en" : "zh"}>
          {t("otherLanguage")}
        </PreferenceSwitch>
        <PreferenceSwitch
          name="theme"
          value={theme === "dark" ? "light" : "dark"}
          label={theme === "dark" ? t("lightTheme") : t("darkTheme")}
        >
          <Icon name={theme === "dark" ? "sun" : "moon"} />
        </PreferenceSwitch>
        {bell}
        {user ? <AccountMenu user={user} /> : null}
      </header>
      <SessionNotice />
      <UnreachableNotice />
      <UndoToasts>{children}</UndoToasts>
      <UnsavedChanges />
    </div>
  );
}

function MyWorkLink() {
  const { t } = useTranslation("ui");
  const { pathname } = useLocation();
  return (
    <a href="/my-work" className="button px-2" data-quiet aria-current={pathname === "/my-work" ? "page" : undefined} title={t("myWork")}>
      <Icon name="myWork" />
      <span className="sr-only xl:not-sr-only">{t("myWork")}</span>
    </a>
  );
}

interface PreferenceSwitchProps {
  readonly name: "locale" | "theme";
  readonly value: string;
  readonly label?: string;
  readonly children: ReactNode;
}

/** A form of one button, so that it works without scripts; the whole page is loaded anew in the other language. */
function PreferenceSwitch({ name, value, label, children }: PreferenceSwitchProps) {
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/preferences" reloadDocument>
      <input type="hidden" name="intent" value={name} />
      <input type="hidden" name="next" value={`${pathname}${search}`} />
      <button type="submit" name="value" value={value} className="button min-w-8 px-2" data-quiet aria-label={label} title={label}>
        {children}
      </button>
    </Form>
  );
}

function AccountMenu({ user }: { readonly user: ShownUser }) {
  const { t } = useTranslation("ui");
  return (
    <div className="flex items-center gap-1">
      {user.isAdministrator ? (
        <a href="/administration" className="button px-2" data-quiet aria-label={t("administration")} title={t("administration")}>
          <Icon name="administration" />
        </a>
      ) : null}
      <a href="/account" className="button max-w-40 px-2 lg:max-w-72" data-quiet title={user.email}>
        <Icon name="user" />
        <span className="hidden truncate sm:inline">{user.name}</span>
        <span className="sr-only">{t("account")}</span>
      </a>
      <Form method="post" action="/sign-out" reloadDocument>
        <button type="submit" className="button px-2" data-quiet aria-label={t("signOut")} title={t("signOut")}>
          <Icon name="signOut" />
        </button>
      </Form>
    </div>
  );
}
