import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { readExportsPage } from "./exports.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) =>
  readExportsPage(caller, await readReader(caller.request, caller.context)),
);

export default function ExportsPage() {
  const { t } = useTranslation("exports");
  const { base, canImport, loss } = useLoaderData<typeof loader>();
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <h1>{t("title")}</h1>
      <section>
        <h2 className="mb-2">{t("out")}</h2>
        <ul className="divide-y divide-line border-y border-line">
          {(["xlsx", "csv", "mspdi", "json"] as const).map((format) => (
            <li key={format} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5 sm:flex-nowrap">
              <span>
                <span className="block font-medium">{t(`format.${format}.name`)}</span>
                <span className="text-muted">{t(`format.${format}.text`)}</span>
                {format === "mspdi" && loss !== null ? <strong className="mt-1 block font-medium text-warn">{loss}</strong> : null}
              </span>
              <a href={`${base}/export/file?format=${format}`} className="button shrink-0" download>
                {t(`format.${format}.download`)}
              </a>
            </li>
          ))}
          <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5 sm:flex-nowrap">
            <span>
              <span className="block font-medium">{t("chart.name")}</span>
              <span className="text-muted">{t("chart.text")}</span>
            </span>
            <a href={`${base}/export/chart`} className="button shrink-0">
              {t("chart.choose")}
            </a>
          </li>
        </ul>
      </section>
      {canImport ? (
        <section>
          <h2 className="mb-1">{t("in")}</h2>
          <p className="mb-2 text-muted">{t("inText")}</p>
          <a href={`${base}/import/sheet`} className="button">
            {t("import")}
          </a>
        </section>
      ) : null}
    </div>
  );
}
