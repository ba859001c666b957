import { useLocation } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";

const pages = [
  { path: "", text: "pages.vendors" },
  { path: "/questionnaires", text: "pages.questionnaires" },
  { path: "/demonstrations", text: "pages.demonstrations" },
] as const;

/** The pages about vendors, beside each other. */
export function VendorPages({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation("vendors");
  const { pathname } = useLocation();
  const base = `/projects/${projectId}/vendors`;
  return (
    <nav aria-label={t("pages.label")} className="no-print mt-3">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 border-b border-line">
        {pages.map(({ path, text }) => {
          const to = `${base}${path}`;
          return (
            <li key={path}>
              <a
                href={to}
                aria-current={pathname === to ? "page" : undefined}
                className="block border-b-2 border-transparent py-1.5 aria-[current=page]:border-accent aria-[current=page]:font-medium"
              >
                {t(text)}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
