import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useFormReply } from "#app/ui/form-reply.ts";
import { takeChangeForm, takeRequirementsForm } from "./scorecard.forms.server.ts";
import { ChangedSince } from "./changed-since.tsx";
import { TakeForm } from "./take-form.tsx";
import { readTakePage } from "./take-page.server.ts";
import { takeChange, takeRequirements } from "./take-requirements.server.ts";
import "./scorecard.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readTakePage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  take: intent("vendors.edit", takeRequirementsForm, takeRequirements),
  takeChange: intent("vendors.edit", takeChangeForm, takeChange),
});

export default function TakeRoute() {
  const { t } = useTranslation("scorecard");
  const page = useLoaderData<typeof loader>();
  const reply = useFormReply("take");
  const count = reply?.outcome === "done" ? (reply.result as { readonly count: number }).count : null;
  return (
    <div className="flex max-w-5xl flex-col gap-6">
      <p className="no-print">
        <a className="link" href={`/projects/${page.projectId}/scorecard#requirements`}>
          {t("take.back")}
        </a>
      </p>
      <div>
        <h1>{t("take.title")}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("take.lead")}</p>
      </div>
      {count === null ? null : (
        <p role="status" className="text-ok">
          {t("take.done", { count })}
        </p>
      )}
      {page.hasCard ? null : <p className="card max-w-prose">{t("take.noCard")}</p>}
      {page.lockedBy === null ? null : <p className="card max-w-prose">{t("take.locked", { round: page.lockedBy })}</p>}
      <ChangedSince page={page} />
      {page.hasCard ? <TakeForm page={page} /> : null}
      {page.taken.length > 0 ? (
        <section aria-labelledby="taken">
          <h2 id="taken">{t("take.taken", { count: page.taken.length })}</h2>
          <ul className="mt-1 divide-y divide-line">
            {page.taken.map(({ id, code, statement, place }) => (
              <li key={id} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
                <a className="link whitespace-nowrap" href={`/projects/${page.projectId}/requirements/${id}`}>
                  {code}
                </a>
                <span className="min-w-0 flex-1 basis-80">{statement}</span>
                <span className="text-muted">{t(`take.place.${place}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
