import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { allCriteria } from "#app/domain/scorecard/scorecard.ts";
import { errorResponse, guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { currencyChoices } from "#app/i18n/regional.server.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { MethodFacts } from "./method-section.tsx";
import { methodWords } from "./method-words.server.ts";
import { LockedNotice } from "./card-state.tsx";
import { methodFields } from "./method-fields.ts";
import { MethodForm, PresetForms } from "./method-form.tsx";
import { choosePreset, editMethod } from "./method.server.ts";
import { percent } from "./criterion-fields.server.ts";
import { readLiveScorecard } from "./read-scorecard.server.ts";
import { methodForm, presetForm } from "./scorecard.forms.server.ts";
import { shareText } from "./share-text.ts";
import { shownName } from "./shown-name.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) => {
  const { context, project, can, request } = caller;
  const { t, locale } = await readReader(request, context);
  const live = await readLiveScorecard(caller);
  if (!live) throw errorResponse(404, context);
  const { method, criteria } = live.scorecard;
  const bands = typeof method.weightConstraint === "string" ? {} : method.weightConstraint;
  return {
    title: t("scorecard:method.title"),
    projectId: project.id,
    version: live.records.evaluation.version,
    mayEdit: can("vendors.edit") && live.lockedBy === null,
    lockedBy: live.lockedBy,
    words: methodWords(live.scorecard, { t, locale }),
    fields: methodFields(method),
    isRelative: method.normalisation === "ratio" || method.normalisation === "range",
    currencies: currencyChoices(locale),
    bands: allCriteria(criteria).map(({ id, name }) => ({
      id,
      name: `${shownName(name, locale)} (${shareText(live.shares.get(id)?.whole ?? null, locale)})`,
      low: bands[id] ? percent(bands[id][0]) : "",
      high: bands[id] ? percent(bands[id][1]) : "",
    })),
  };
});

export const action = guardedAction({
  editMethod: intent("vendors.edit", methodForm, async (args) => {
    await editMethod(args);
    return redirect(`/projects/${args.project.id}/scorecard#method-heading`);
  }),
  choosePreset: intent("vendors.edit", presetForm, choosePreset),
});

export default function MethodRoute() {
  const { t } = useTranslation("scorecard");
  const page = useLoaderData<typeof loader>();
  return (
    <div className="max-w-4xl">
      <p className="no-print mb-1">
        <a className="link" href={`/projects/${page.projectId}/scorecard`}>
          {t("criterion.back")}
        </a>
      </p>
      <h1>{t("method.title")}</h1>
      <p className="mb-4 mt-1 max-w-prose text-muted">{t("method.lead")}</p>
      {page.lockedBy === null ? null : <LockedNotice round={page.lockedBy} />}
      {page.mayEdit ? (
        <>
          <PresetForms version={page.version} />
          <MethodForm key={page.version} page={page} />
        </>
      ) : (
        <MethodFacts method={page.words} />
      )}
    </div>
  );
}
