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

export default function StoragePage() {
  const { t } = useTranslation("administration");
  const locale = useLocale();
  const { storage } = useLoaderData<typeof loader>();
  const { bytes, tables, dialect, directory, freeBytes, diskBytes } = storage;
  const hasSizes = tables.some((table) => table.bytes !== null);
  const facts = [
    [t("storage.kind"), dialect === "sqlite" ? "SQLite" : "PostgreSQL"],
    [t("storage.size"), formatBytes(bytes, locale)],
    [t("storage.directory"), directory],
    [t("storage.free"), t("storage.freeOf", { free: formatBytes(freeBytes, locale), all: formatBytes(diskBytes, locale) })],
  ] as const;
  return (
    <>
      <h1 className="mb-4">{t("storage.title")}</h1>
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
      <p className="mb-6 text-muted">{t("storage.backup")}</p>
      <h2 className="mb-2">{t("storage.tables")}</h2>
      <table className="table max-w-2xl">
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
    </>
  );
}
