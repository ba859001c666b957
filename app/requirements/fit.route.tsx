import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { FitTable } from "./fit-table.tsx";
import { readFitPage } from "./fit-page.server.ts";
import "./requirements.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readFitPage(caller, await readReader(caller.request, caller.context)),
);

export default function FitRoute() {
  const { t } = useTranslation("requirements");
  const page = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-5">
      <p className="no-print">
        <a className="link" href={`/projects/${page.projectId}/requirements`}>
          {t("back")}
        </a>
      </p>
      <div>
        <h1>{t("fit.title")}</h1>
        <p className="mt-1 max-w-prose text-muted">
          {t("fit.lead")} {page.isRevealed ? "" : t("fit.sealed")}
        </p>
      </div>
      {page.vendors.length === 0 ? (
        <p className="card max-w-prose">
          {t("fit.noVendors")}{" "}
          <a className="link" href={`/projects/${page.projectId}/vendors`}>
            {t("fit.toVendors")}
          </a>
        </p>
      ) : page.rows.length === 0 ? (
        <p className="card max-w-prose">{t("empty.title")}</p>
      ) : (
        <FitTable page={page} />
      )}
    </div>
  );
}
