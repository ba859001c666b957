import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { readVersion } from "./version.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("instance.administer", async (caller) => {
  const { t, locale, timeZone } = await readReader(caller.request, caller.context);
  return { title: t("administration:version.title"), timeZone, release: await readVersion(caller, locale) };
});

export default function VersionPage() {
  const { t } = useTranslation("administration");
  const locale = useLocale();
  const { release, timeZone } = useLoaderData<typeof loader>();
  const facts = [
    [t("version.product"), release.version],
    [t("version.node"), release.node],
    [t("version.database"), release.dialect === "sqlite" ? "SQLite" : "PostgreSQL"],
    [t("version.schema"), release.latest],
  ] as const;
  return (
    <>
      <h1 className="mb-4">{t("version.title")}</h1>
      <dl className="mb-6 grid max-w-xl grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <section className="mb-6">
        <h2 className="mb-2">{t("version.notes")}</h2>
        {/* Our own pages, rendered with raw HTML shown as text. */}
        <div className="card prose" dangerouslySetInnerHTML={{ __html: release.notes }} />
      </section>
      <h2 className="mb-2">{t("version.applied")}</h2>
      <table className="table max-w-2xl">
        <thead>
          <tr>
            <th scope="col">{t("version.change")}</th>
            <th scope="col">{t("version.at")}</th>
          </tr>
        </thead>
        <tbody>
          {release.changes.map(({ name, at }) => (
            <tr key={name}>
              <td>
                <code>{name}</code>
              </td>
              <td className="whitespace-nowrap tabular-nums">{formatInstant(at, locale, timeZone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
