import { Outlet, useLocation } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";

export const loader = guardedLoader("instance.administer", () => null);

const pages = ["settings", "users", "audit", "mail", "storage", "jobs", "version"] as const;

export default function AdministrationLayout() {
  const { t } = useTranslation("administration");
  const { pathname } = useLocation();
  return (
    <main id="main" className="mx-auto w-full max-w-6xl flex-1 px-4 py-6">
      <p className="text-[13px] text-muted">{t("title")}</p>
      <nav aria-label={t("nav.label")} className="no-print mb-6 mt-1 border-b border-line">
        <ul className="flex flex-wrap gap-x-1">
          {pages.map((page) => {
            const to = page === "settings" ? "/administration" : `/administration/${page}`;
            const isCurrent = pathname === to || (page !== "settings" && pathname.startsWith(`${to}/`));
            return (
              <li key={page}>
                <a
                  href={to}
                  aria-current={isCurrent ? "page" : undefined}
                  className="block border-b-2 border-transparent px-3 py-2 text-fg aria-[current=page]:border-accent aria-[current=page]:font-medium"
                >
                  {t(`nav.${page}`)}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      <Outlet />
    </main>
  );
}
