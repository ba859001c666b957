import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { takeBackOwnStep } from "#app/plan/plan.server.ts";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ScheduleEffectNotice } from "#app/ui/schedule-effect.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import { HeldTasks } from "./held-tasks.tsx";
import { LevellingWishes } from "./levelling-wishes.tsx";
import { readLevellingPage } from "./levelling-page.server.ts";
import { readLevellingQuery } from "./levelling-query.ts";
import { applyForm, clearForm, stopForm, takeBackForm } from "./levelling.forms.server.ts";
import { applyLevelling, clearLevelling, stopLevelling, type Levelled } from "./levelling.server.ts";
import { Proposal } from "./proposal.tsx";
import { RunningProposal } from "./running-proposal.tsx";
import "./workload.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.edit", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const { searchParams } = new URL(caller.request.url);
  const page = await readLevellingPage(caller, readLevellingQuery(searchParams), searchParams.get("propose") === "yes", reader);
  return { title: reader.t("workload:levelling.title"), formKey: caller.context.newId(), ...page };
});

export const action = guardedAction({
  apply: intent("plan.edit", applyForm, async (args) => withTakingBack(args, await applyLevelling(args), "applied")),
  clear: intent("plan.edit", clearForm, async (args) => withTakingBack(args, await clearLevelling(args), "cleared")),
  takeBack: intent("plan.edit", takeBackForm, async (args) => {
    await takeBackOwnStep(args, args.value.step);
  }),
  stop: intent("plan.edit", stopForm, async (args) => {
    await stopLevelling(args);
    return redirect(`/projects/${args.project.id}/levelling`);
  }),
});

async function withTakingBack(
  { request, context }: { readonly request: Request; readonly context: Parameters<typeof readReader>[1] },
  { effect, tasks, stepId }: Levelled,
  verb: "applied" | "cleared",
) {
  const { t } = await readReader(request, context);
  return { ...effect, undo: { done: t(`workload:levelling.${verb}`, { count: tasks }), intent: "takeBack", fields: { step: stepId } } };
}

export type LevellingPageData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function LevellingPage() {
  const { t } = useTranslation("workload");
  const page = useLoaderData<typeof loader>();
  const { projectId, running, failure, proposal } = page;
  const replies = [useFormReply("apply"), useFormReply("clear")];
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <UndoNotice />
      <ScheduleEffectNotice reply={replies.find((reply) => reply !== undefined)} />
      <div>
        <p className="no-print mb-1">
          <a className="link" href={`/projects/${projectId}/workload`}>
            {t("levelling.back")}
          </a>
        </p>
        <h1>{t("levelling.title")}</h1>
        <p className="mt-1 text-muted">{t("levelling.lead")}</p>
      </div>
      <HeldTasks page={page} />
      {running === null ? null : <RunningProposal page={page} />}
      {failure === null ? null : (
        <p role="alert" className="text-critical">
          {t(`levelling.${failure}`)}
        </p>
      )}
      {proposal === null ? null : <Proposal page={page} proposal={proposal} />}
      <LevellingWishes page={page} />
    </div>
  );
}
