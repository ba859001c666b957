import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Agenda } from "./agenda.tsx";
import { AgreementSection } from "./agreement-section.tsx";
import { CellSection } from "./cell-section.tsx";
import { HeatMap } from "./heat-map.tsx";
import { dropModeration, moderate } from "./moderate.server.ts";
import { dropModerationForm, moderateForm } from "./moderation.forms.server.ts";
import { readModerationPage } from "./moderation-page.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.result", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("moderation:title"), ...(await readModerationPage(caller, reader)) };
});

const cellAddress = (projectId: string, { vendorId, criterionId }: { readonly vendorId: string; readonly criterionId: string }) =>
  `/projects/${projectId}/evaluation/scores?vendor=${encodeURIComponent(vendorId)}&criterion=${encodeURIComponent(criterionId)}#cell`;

export const action = guardedAction({
  moderate: intent("vendors.chair", moderateForm, async (args) => {
    await moderate(args);
    return redirect(cellAddress(args.project.id, args.value));
  }),
  dropModeration: intent("vendors.chair", dropModerationForm, async (args) => {
    await dropModeration(args);
    return redirect(cellAddress(args.project.id, args.value));
  }),
});

export default function ModerationPage() {
  const { t } = useTranslation("moderation");
  const { projectId, scores } = useLoaderData<typeof loader>();
  const base = `/projects/${projectId}`;
  return (
    <div className="flex flex-col gap-6">
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1 max-w-prose text-muted">{t(scores ? "lead" : "sealed")}</p>
        <p className="no-print mt-1 flex flex-wrap gap-x-4">
          <Link className="link" to={`${base}/scoring`}>
            {t("toScoring")}
          </Link>
          {scores ? (
            <Link className="link" to={`${base}/evaluation`}>
              {t("toResult")}
            </Link>
          ) : null}
        </p>
      </div>
      {scores ? (
        <>
          <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
            <HeatMap scores={scores} />
            <Agenda scores={scores} />
          </div>
          {scores.chosen ? (
            <CellSection
              key={`${scores.chosen.vendorId} ${scores.chosen.criterionId}`}
              cell={scores.chosen}
              canModerate={scores.canModerate}
            />
          ) : null}
          <AgreementSection scores={scores} />
        </>
      ) : null}
    </div>
  );
}
