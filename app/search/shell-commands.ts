import { useLocation, useParams } from "@remix-run/react";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import type { Locale } from "#app/i18n/locale.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { usePageCommands, type PageCommand } from "#app/ui/page-commands.ts";

/** What of the shell depends on the account. */
export interface ShellRights {
  readonly theme: string;
  readonly mayCreate: boolean;
  readonly isAdministrator: boolean;
}

const themes = ["light", "dark", "system"] as const;

/** What can be done on every page. */
export function useShellCommands({ theme, mayCreate, isAdministrator }: ShellRights, openKeys: () => void): void {
  const { t } = useTranslation("search");
  const locale = useLocale();
  const { projectId } = useParams();
  const { pathname, search } = useLocation();
  usePageCommands(
    useMemo(() => {
      const rights = { theme, mayCreate, isAdministrator };
      return shellCommands(rights, { t, locale, projectId, here: `${pathname}${search}`, openKeys });
    }, [t, locale, theme, mayCreate, isAdministrator, projectId, pathname, search, openKeys]),
  );
}

interface ShellPlace {
  readonly t: TFunction<"search">;
  readonly locale: Locale;
  readonly projectId: string | undefined;
  /** The address of the page that is shown. */
  readonly here: string;
  openKeys(): void;
}

export function shellCommands(
  { theme, mayCreate, isAdministrator }: ShellRights,
  { t, locale, projectId, here, openKeys }: ShellPlace,
): PageCommand[] {
  const prefer = (intent: string, value: string) => () => sendForm("/preferences", { intent, value, next: here });
  return [
    { id: "projects", group: "go", label: t("command.projects"), otherWords: t("also.projects"), keys: "g o", to: "/projects" },
    { id: "my-work", group: "go", label: t("command.myWork"), otherWords: t("also.myWork"), keys: "g u", to: "/my-work" },
    {
      id: "workload",
      group: "go",
      label: t("command.workload"),
      otherWords: t("also.workload"),
      to: "/workload",
      ...(projectId ? {} : { keys: "g w" }),
    },
    { id: "account", group: "go", label: t("command.account"), otherWords: t("also.account"), keys: "g a", to: "/account" },
    {
      id: "notifications",
      group: "go",
      label: t("command.notifications"),
      otherWords: t("also.notifications"),
      keys: "g n",
      to: "/notifications",
    },
    { id: "search", group: "go", label: t("command.search"), to: projectId ? `/search?near=${projectId}` : "/search" },
    {
      id: "notification-settings",
      group: "go",
      label: t("command.notificationSettings"),
      otherWords: t("also.notificationSettings"),
      to: "/notifications/settings",
    },
    { id: "tokens", group: "go", label: t("command.tokens"), otherWords: t("also.tokens"), to: "/account/tokens" },
    { id: "two-factor", group: "go", label: t("command.twoFactor"), otherWords: t("also.twoFactor"), to: "/account/two-factor" },
    { id: "calendar-feeds", group: "go", label: t("command.calendarFeeds"), otherWords: t("also.calendarFeeds"), to: "/account/calendar" },
    ...(isAdministrator
      ? [
          {
            id: "administration",
            group: "go",
            label: t("command.administration"),
            otherWords: t("also.administration"),
            to: "/administration",
          } as const,
        ]
      : []),
    ...(mayCreate
      ? ([
          {
            id: "new-project",
            group: "create",
            label: t("command.newProject"),
            otherWords: t("also.newProject"),
            to: "/projects/new",
            ...(projectId ? {} : { keys: "c" }),
          },
          { id: "import", group: "create", label: t("command.import"), otherWords: t("also.import"), to: "/projects/import" },
        ] as const)
      : []),
    { id: "keys", group: "page", label: t("command.keys"), otherWords: t("also.keys"), ownKeys: ["?"], run: openKeys },
    ...themes
      .filter((other) => other !== theme)
      .map(
        (other) =>
          ({
            id: `theme-${other}`,
            group: "page",
            label: t(`command.theme.${other}`),
            otherWords: t(`also.theme.${other}`),
            run: prefer("theme", other),
          }) as const,
      ),
    {
      id: "language",
      group: "page",
      label: t("command.language"),
      otherWords: t("also.language"),
      run: prefer("locale", locale === "zh" ? "en" : "zh"),
    },
    { id: "sign-out", group: "page", label: t("command.signOut"), otherWords: t("also.signOut"), run: () => sendForm("/sign-out", {}) },
  ];
}

/** Sends a form as its button would: the page is loaded anew, and asks before it lets unsaved text go. */
function sendForm(action: string, fields: Readonly<Record<string, string>>): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = action;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
