import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { useLastReply } from "#app/ui/form-reply.ts";
import { jobForm } from "./administration.forms.server.ts";
import { JobTable } from "./job-table.tsx";
import { readJobs, removeJob, retryFailedJob } from "./jobs.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("instance.administer", async (caller) => {
  const { t, timeZone } = await readReader(caller.request, caller.context);
  return { title: t("administration:jobs.title"), timeZone, ...(await readJobs(caller)) };
});

export const action = guardedAction({
  retry: intent("instance.administer", jobForm, retryFailedJob),
  remove: intent("instance.administer", jobForm, removeJob),
});

export default function JobsPage() {
  const { t } = useTranslation("administration");
  const locale = useLocale();
  const errorText = useErrorText();
  const { state, counts, jobs, timeZone } = useLoaderData<typeof loader>();
  const reply = useLastReply();
  const error = reply?.errors[""];
  return (
    <>
      <h1>{t("jobs.title")}</h1>
      <p className="mb-4 mt-1 max-w-prose text-muted">{t("jobs.lead")}</p>
      {reply?.outcome === "done" ? (
        <p role="status" className="mb-4 text-ok">
          {t("jobs.done")}
        </p>
      ) : null}
      {error ? (
        <p role="alert" className="mb-4 rounded-md border border-critical bg-critical-soft px-3 py-2 text-critical">
          {errorText(error)}
        </p>
      ) : null}
      <ul className="mb-4 flex flex-wrap gap-2">
        {counts.map((entry) => (
          <li key={entry.state}>
            <a
              href={`?state=${entry.state}`}
              className="button aria-[current=true]:border-accent"
              aria-current={entry.state === state ? "true" : undefined}
            >
              {t(`jobs.state.${entry.state}`)}
              <span className="ms-1 tabular-nums text-muted">{formatNumber(entry.count, locale)}</span>
            </a>
          </li>
        ))}
      </ul>
      {jobs.length > 0 ? <JobTable jobs={jobs} state={state} timeZone={timeZone} /> : <p className="card">{t(`jobs.none.${state}`)}</p>}
    </>
  );
}
