import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { formatBytes, formatNumber } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import { readStorage } from "./storage.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("instance.administer", async (caller) => {
  const { t } = await readReader(caller.request, caller.context);
  return { title: t("administration:storage.title"), storage: await readStorage(caller) };
});

const little = 1024 ** 3;
const backupCommand = "npm run -s rollout -- backup rollout.backup";
const things = ["project", "task", "comment", "attachment", "notification", "app_user", "event"] as const;

export default function StoragePage() {
  const { t } = useTranslation("administration");
  const locale = useLocale();
  const { storage } = useLoaderData<typeof loader>();
  const { bytes, fileBytes, tables, dialect, directory, freeBytes, diskBytes } = storage;
  const hasSizes = tables.some((table) => table.bytes !== null);
  const facts = [
    [t("storage.kind"), dialect === "sqlite" ? "SQLite" : "PostgreSQL"],
    [t("storage.size"), formatBytes(bytes, locale)],
    [t("storage.files"), formatBytes(fileBytes, locale)],
    [t("storage.directory"), directory],
    [t("storage.free"), t("storage.freeOf", { free: formatBytes(freeBytes, locale), all: formatBytes(diskBytes, locale) })],
  ] as const;
  return (
    <>
      <h1>{t("storage.title")}</h1>
      <p className="mb-4 mt-1 text-muted">{t("storage.lead")}</p>
      {freeBytes < little ? (
        <p role="alert" className="mb-4 flex items-center gap-2 rounded-md border border-warn bg-warn-soft px-3 py-2 text-warn">
          <Icon name="warning" />
          {t("storage.low")}
        </p>
      ) : null}
      <dl className="mb-3 grid max-w-2xl grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="break-all">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-muted">{t("storage.backup")}</p>
      <pre className="mb-6 mt-1 max-w-2xl overflow-x-auto rounded-md border border-line bg-surface px-3 py-2 text-[13px]">
        <code>{backupCommand}</code>
      </pre>
      <h2 className="mb-2">{t("storage.kept")}</h2>
      <table className="table mb-6 max-w-md">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("storage.kept")}</th>
            <th scope="col">{t("storage.amount")}</th>
          </tr>
        </thead>
        <tbody>
          {things.map((thing) => (
            <tr key={thing}>
              <th scope="row" className="text-start font-normal">
                {t(`storage.things.${thing}`)}
              </th>
              <td className="number">{formatNumber(tables.find((table) => table.name === thing)?.rows ?? 0, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary className="cursor-pointer text-muted">{t("storage.tables")}</summary>
        <table className="table mt-2 max-w-2xl">
          <thead>
            <tr>
              <th scope="col">{t("storage.table")}</th>
              <th scope="col" className="number">
                {t("storage.rows")}
              </th>
              {hasSizes ? (
                <th scope="col" className="number">
                  {t("storage.bytes")}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {tables.map((table) => (
              <tr key={table.name}>
                <td>
                  <code>{table.name}</code>
                </td>
                <td className="number">{formatNumber(table.rows, locale)}</td>
                {table.bytes === null ? null : <td className="number">{formatBytes(table.bytes, locale)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
