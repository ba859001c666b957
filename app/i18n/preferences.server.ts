import { isTimeZone } from "./regional.server.ts";
import { isLocale, localeFromHeader, type Locale } from "./locale.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export function isTheme(text: unknown): text is Theme {
  return themes.some((theme) => theme === text);
}

export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly timeZone: string;
}

interface Profile {
  readonly locale: string | null;
  readonly theme: string | null;
  readonly timeZone: string | null;
}

/** What the instance sets for those who have said nothing. */
type Usual = Pick<Preferences, "locale" | "timeZone">;

/**
 * Language, theme and time zone: from the profile, then from the cookies of somebody who is not signed in, then from the browser, then
 * what is usual on the instance.
 */
export function readPreferences(request: Request, profile: Profile | undefined, usual: Usual): Preferences {
  const cookies = request.headers.get("cookie") ?? "";
  const locale = profile?.locale ?? cookieValue(cookies, "locale");
  const theme = profile?.theme ?? cookieValue(cookies, "theme");
  return {
    locale: isLocale(locale) ? locale : (localeFromHeader(request.headers.get("accept-language")) ?? usual.locale),
    theme: isTheme(theme) ? theme : "system",
    timeZone: isTimeZone(profile?.timeZone) ? profile.timeZone : usual.timeZone,
  };
}

/** The cookie that keeps a preference for a year. */
export function preferenceCookie(name: "locale" | "theme", value: string, secure: boolean): string {
  return `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? "; Secure" : ""}`;
}

function cookieValue(cookies: string, name: string): string | undefined {
  return new RegExp(`(?:^|;\\s*)${name}=([^;]*)`).exec(cookies)?.[1];
}
