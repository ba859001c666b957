import { isLocale, type Locale } from "#app/i18n/locale.ts";

export interface RecentPage {
  readonly to: string;
  readonly title: string;
  /** The language of the title. */
  readonly locale: Locale;
}

const mostPages = 8;

/**
 * Keeps a page as visited, under the title it has by then; a search is no place to go back to. Kept by the tab alone, for one account: the
 * next person sees nothing of it.
 */
export function rememberPage(account: string, to: string, locale: Locale): () => void {
  if (to === "/search") return () => undefined;
  const waiting = window.setTimeout(() => {
    const title = document.title.replace(/ · Rollout$/, "");
    const others = keptPages(account).filter((page) => page.to !== to);
    keep(account, [{ to, title, locale }, ...others].slice(0, mostPages));
  }, 500);
  return () => window.clearTimeout(waiting);
}

/** The pages visited last in a language, the latest first. */
export function recentPages(account: string, locale: Locale): readonly RecentPage[] {
  return keptPages(account).filter((page) => page.locale === locale);
}

function keptPages(account: string): readonly RecentPage[] {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(place(account)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isPage) : [];
  } catch {
    return [];
  }
}

function keep(account: string, pages: readonly RecentPage[]): void {
  try {
    window.sessionStorage.setItem(place(account), JSON.stringify(pages));
  } catch {
    // Blocked storage: nothing is recent then.
  }
}

function place(account: string): string {
  return `rollout.recent.${account}`;
}

function isPage(value: unknown): value is RecentPage {
  if (typeof value !== "object" || value === null) return false;
  if (!("to" in value && "title" in value && "locale" in value)) return false;
  return typeof value.to === "string" && value.to.startsWith("/") && typeof value.title === "string" && isLocale(value.locale);
}
