import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { LockedNotice } from "./card-state.tsx";
import { CriterionForm } from "./criterion-form.tsx";
import { readCriterionPage, type CriterionPage } from "./criterion-page.server.ts";
import { editCriterion } from "./edit-criterion.server.ts";
import { editCriterionForm } from "./scorecard.forms.server.ts";
import "./scorecard.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readCriterionPage(caller, caller.params.criterionId, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  editCriterion: intent("vendors.edit", editCriterionForm, async (args) => {
    const { id } = await editCriterion(args);
    return redirect(`/projects/${args.project.id}/scorecard/criteria/${id}`);
  }),
});

export default function CriterionRoute() {
  const { t } = useTranslation("scorecard");
  const page = useLoaderData<typeof loader>();
  const base = `/projects/${page.projectId}/scorecard`;
  return (
    <div className="max-w-4xl">
      <p className="no-print mb-1">
        <a className="link" href={`${base}#criterion-${page.id}`}>
          {t("criterion.back")}
        </a>
      </p>
      <h1>{page.name}</h1>
      <p className="mb-4 mt-1 text-muted">
        {t("criterion.share", { local: page.local, whole: page.whole })}{" "}
        <a className="link no-print" href={page.groupPage}>
          {t("criterion.toGroup")}
        </a>
      </p>
      {page.lockedBy === null ? null : <LockedNotice round={page.lockedBy} />}
      {page.problems.map((problem) => (
        <p key={problem} className="mb-4 rounded-md border border-warn bg-warn-soft px-3 py-2">
          {problem}
        </p>
      ))}
      {page.source ? (
        <p className="mb-4 flex flex-wrap gap-x-4">
          <span>
            {t("criterion.source")}{" "}
            <a className="link" href={`/projects/${page.projectId}/requirements/${page.source.id}`}>
              {page.source.code}
            </a>
          </span>
          {page.source.isChanged ? (
            <a className="link" href={`${base}/requirements`}>
              {t("criterion.sourceChanged")}
            </a>
          ) : null}
        </p>
      ) : null}
      {page.mayEdit ? <CriterionForm key={page.version} page={page} /> : <Shown page={page} />}
      {page.next ? (
        <p className="no-print mt-5">
          <a className="link" href={`${base}/criteria/${page.next.id}`}>
            {t("criterion.next", { name: page.next.name })}
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** The criterion as those see it who do not edit it. */
function Shown({ page }: { readonly page: CriterionPage }) {
  return (
    <div className="scorecard-described">
      {page.guidance === "" ? null : <p className="whitespace-pre-line">{page.guidance}</p>}
      <dl>
        {page.shown.map(({ level, text }) => (
          <div key={level}>
            <dt>{level}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
