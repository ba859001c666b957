import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { TableDownloads } from "#app/ui/table-downloads.tsx";
import { ChainState } from "./chain-state.tsx";
import { describeLeftOut } from "./history-file.server.ts";
import { readCursor, readHistory } from "./history.server.ts";
import { HistoryTable } from "./history-table.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("history.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const history = await readHistory(caller, readCursor(caller.request.url), reader);
  const leftOut = await describeLeftOut(caller, reader);
  return { title: reader.t("history:title"), projectId: caller.project.id, timeZone: reader.timeZone, leftOut, ...history };
});

export default function HistoryPage() {
  const { t } = useTranslation("history");
  const { entries, older, isNewest, chain, timeZone, projectId, leftOut } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="mb-2 mt-1 text-muted">{t("lead")}</p>
      <div className="mb-3">
        <TableDownloads url={`/projects/${projectId}/history/file`} />
        {leftOut === null ? null : <p className="no-print mt-1 text-[13px] text-muted">{leftOut}</p>}
      </div>
      {chain && chain.entries > 0 ? <ChainState {...chain} /> : null}
      {entries.length > 0 ? <HistoryTable base={`/projects/${projectId}`} entries={entries} timeZone={timeZone} /> : <NoEntries />}
      <nav aria-label={t("pages")} className="no-print mt-4 flex gap-2">
        {isNewest ? null : (
          <a href="?" className="button">
            {t("newest")}
          </a>
        )}
        {older === null ? null : (
          <a href={`?before=${older}`} className="button">
            {t("older")}
          </a>
        )}
      </nav>
    </>
  );
}

function NoEntries() {
  const { t } = useTranslation("history");
  return (
    <section className="card prose">
      <h2>{t("empty.title")}</h2>
      <p>{t("empty.help")}</p>
    </section>
  );
}
