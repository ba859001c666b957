export interface RecentPage {
  readonly to: string;
  readonly title: string;
}

const mostPages = 8;

/** Keeps a page as visited, under the title it has by then. Kept by the tab alone, for one account: the next person sees nothing of it. */
export function rememberPage(account: string, to: string): () => void {
  const waiting = window.setTimeout(() => {
    const title = document.title.replace(/ · Rollout$/, "");
    const others = recentPages(account).filter((page) => page.to !== to);
    keep(account, [{ to, title }, ...others].slice(0, mostPages));
  }, 500);
  return () => window.clearTimeout(waiting);
}

/** The pages visited last, the latest first. */
export function recentPages(account: string): readonly RecentPage[] {
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
  return "to" in value && "title" in value && typeof value.to === "string" && typeof value.title === "string" && value.to.startsWith("/");
}
