import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { writeHours } from "#app/domain/cost/hours.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TimeGrid } from "./time-grid.tsx";
import { sheetForm } from "./time.forms.server.ts";
import { readTimePage } from "./time-page.server.ts";
import { saveSheet } from "./time-sheet.server.ts";
import { PersonChoice, WeekChoice } from "./week-choice.tsx";
import "./time.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("time.record", async (caller) =>
  readTimePage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  save: intent("time.record", sheetForm, async (args) => {
    const { personId } = await saveSheet(args);
    return redirect(`/projects/${args.project.id}/time?week=${args.value.week}&person=${encodeURIComponent(personId)}&saved=1`);
  }),
});

export default function TimePage() {
  const { t } = useTranslation("time");
  const page = useLoaderData<typeof loader>();
  const total = page.rows.reduce((sum, row) => sum + row.cells.reduce((all, { minutes }) => all + minutes, 0), 0);
  return (
    <div className="flex max-w-6xl flex-col gap-4">
      <div>
        <h1>{page.person && !page.person.isOwn ? t("titleOf", { name: page.person.name }) : t("title")}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("lead")}</p>
      </div>
      {page.person === null ? (
        <section className="card prose">
          <h2>{t("nobody.title")}</h2>
          <p>{t("nobody.help")}</p>
        </section>
      ) : (
        <>
          <div className="flex flex-wrap items-end gap-x-8 gap-y-3">
            <WeekChoice page={page} />
            {page.canChoose ? <PersonChoice page={page} /> : null}
          </div>
          <p>{total === 0 ? t("none") : t("total", { hours: writeHours(total) })}</p>
          <TimeGrid key={`${page.week}${page.person.id}`} page={page} personId={page.person.id} />
        </>
      )}
      {page.canImport ? (
        <p className="no-print">
          <a className="link" href={`/projects/${page.projectId}/time/import`}>
            {t("import.link")}
          </a>
        </p>
      ) : null}
    </div>
  );
}
