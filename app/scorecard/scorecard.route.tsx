import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TableDownloads } from "#app/ui/table-downloads.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import { AddCriterion } from "./add-criterion.tsx";
import { BeginCard } from "./begin-card.tsx";
import { CardState } from "./card-state.tsx";
import { addCriterion, duplicateCriterion, moveCriterion, removeCriterion, restoreCriterion } from "./criteria.server.ts";
import { CriterionTable } from "./criterion-table.tsx";
import { Descriptors } from "./descriptors.tsx";
import { MethodSection } from "./method-section.tsx";
import { RemovedSection } from "./removed-section.tsx";
import { RequirementSection } from "./requirement-section.tsx";
import { addRequirement, editRequirement, moveRequirement, removeRequirement, restoreRequirement } from "./requirements.server.ts";
import {
  addCriterionForm,
  addRequirementForm,
  criterionForm,
  editRequirementForm,
  moveCriterionForm,
  moveRequirementForm,
  removeCriterionForm,
  requirementForm,
  restoreRequirementForm,
  startForm,
} from "./scorecard.forms.server.ts";
import { readScorecardPage, type FilledPage } from "./scorecard-page.server.ts";
import { startScorecard } from "./start.server.ts";
import "./scorecard.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readScorecardPage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  start: intent("vendors.edit", startForm, startScorecard),
  addCriterion: intent("vendors.edit", addCriterionForm, addCriterion),
  moveCriterion: intent("vendors.edit", moveCriterionForm, moveCriterion),
  duplicateCriterion: intent("vendors.edit", criterionForm, duplicateCriterion),
  removeCriterion: intent("vendors.edit", removeCriterionForm, async (args) => {
    const { id, name } = await removeCriterion(args);
    const { t, locale } = await readReader(args.request, args.context);
    const done = t("scorecard:removed.done", { name: inLanguage(name, locale) });
    return { undo: { done, intent: "restoreCriterion", fields: { criterionId: id } } };
  }),
  restoreCriterion: intent("vendors.edit", criterionForm, restoreCriterion),
  addRequirement: intent("vendors.edit", addRequirementForm, addRequirement),
  editRequirement: intent("vendors.edit", editRequirementForm, async (args) => {
    await editRequirement(args);
    return redirect(`/projects/${args.project.id}/scorecard#requirements`);
  }),
  moveRequirement: intent("vendors.edit", moveRequirementForm, moveRequirement),
  removeRequirement: intent("vendors.edit", requirementForm, async (args) => {
    const { id, text } = await removeRequirement(args);
    const { t, locale } = await readReader(args.request, args.context);
    const done = t("scorecard:removed.done", { name: inLanguage(text, locale) });
    return { undo: { done, intent: "restoreRequirement", fields: { requirementId: id } } };
  }),
  restoreRequirement: intent("vendors.edit", restoreRequirementForm, restoreRequirement),
});

export default function ScorecardRoute() {
  const { t } = useTranslation("scorecard");
  const page = useLoaderData<typeof loader>();
  const { card } = page;
  return (
    <div className="max-w-[84rem]">
      <UndoNotice />
      <h1>{t("title")}</h1>
      <p className="mb-4 mt-1 max-w-prose text-muted">{t("lead")}</p>
      {card === null ? <BeginCard page={page} /> : <Card page={{ ...page, card }} />}
      <RemovedSection removed={page.removed} />
    </div>
  );
}

function Card({ page }: { readonly page: FilledPage }) {
  const { t } = useTranslation("scorecard");
  const { card, projectId, mayEdit } = page;
  return (
    <>
      <CardState card={card} />
      <section>
        <div className="mb-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h2 id="criteria-heading">{t("criteria.heading")}</h2>
          <span className="text-muted">{t("criteria.count", { count: card.leaves })}</span>
          <a className="link no-print" href={`/projects/${projectId}/scorecard/weights`}>
            {t("toWeights")}
          </a>
          <TableDownloads url={`/projects/${projectId}/scorecard/file`} />
          <a className="link no-print" href={`/projects/${projectId}/scorecard/file?format=json`} download>
            {t("file.json")}
          </a>
        </div>
        {card.criteria.length === 0 ? <p>{t("criteria.none")}</p> : <CriterionTable page={page} />}
        {mayEdit ? <AddCriterion page={page} /> : null}
      </section>
      <RequirementSection page={page} />
      <MethodSection page={page} />
      <Descriptors card={card} />
    </>
  );
}
