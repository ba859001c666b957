import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { confirmForm } from "./administration.forms.server.ts";
import { AuditFilter } from "./audit-filter.tsx";
import { AuditTable } from "./audit-table.tsx";
import { readAuditPage, verifyChains } from "./audit.server.ts";
import { ChainVerification } from "./chain-verification.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("instance.administer", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("administration:audit.title"), ...(await readAuditPage(caller, reader)) };
});

export const action = guardedAction({ verify: intent("instance.administer", confirmForm, verifyChains) });

export default function AuditPage() {
  const { t } = useTranslation("administration");
  const { entries, query, projects, areas, older, isNewest } = useLoaderData<typeof loader>();
  const search = (changes: Readonly<Record<string, string>>) => {
    const asked = { actor: query.actor, area: query.area, project: query.stream, from: query.from, to: query.to, ...changes };
    return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== "")).toString();
  };
  return (
    <>
      <h1>{t("audit.title")}</h1>
      <p className="mb-4 mt-1 max-w-prose text-muted">{t("audit.lead")}</p>
      <ChainVerification projects={projects} />
      <AuditFilter query={query} projects={projects} areas={areas} />
      {entries.length > 0 ? <AuditTable entries={entries} /> : <p className="card">{t("audit.none")}</p>}
      <nav aria-label={t("audit.pages")} className="no-print mt-4 flex flex-wrap items-center gap-2">
        {isNewest ? null : (
          <a href={`?${search({})}`} className="button">
            {t("audit.newest")}
          </a>
        )}
        {older === null ? null : (
          <a href={`?${search({ before: older })}`} className="button">
            {t("audit.older")}
          </a>
        )}
        <span className="flex-1" />
        <span className="text-[13px] text-muted">{t("audit.exportHelp")}</span>
        <a href={`/administration/audit.csv?${search({})}`} download className="button">
          {t("audit.export")}
        </a>
      </nav>
    </>
  );
}
