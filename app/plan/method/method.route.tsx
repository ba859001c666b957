import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { takeBackForm } from "../branches/branches.forms.server.ts";
import "../branches/branches.css";
import { takeBackOwnStep } from "../plan.server.ts";
import { ChooseMethod } from "./choose-method.tsx";
import { LeftTasks } from "./left-tasks.tsx";
import { applyMethodForm } from "./method.forms.server.ts";
import { applyMethod } from "./method.server.ts";
import { MethodForm } from "./method-form.tsx";
import { readMethodPage } from "./method-page.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return readMethodPage(caller, new URL(caller.request.url).searchParams.get("to"), reader);
});

export const action = guardedAction({
  apply: intent("plan.edit", applyMethodForm, async (args) => {
    const { turned } = args.value;
    if (turned) return { turned };
    const { stepId } = await applyMethod(args);
    const { t } = await readReader(args.request, args.context);
    return stepId === null ? undefined : { undo: { done: t("method:done"), intent: "takeBack", fields: { step: stepId } } };
  }),
  takeBack: intent("plan.edit", takeBackForm, async (args) => {
    await takeBackOwnStep(args, args.value.step);
  }),
});

export default function MethodPage() {
  const { t } = useTranslation("method");
  const page = useLoaderData<typeof loader>();
  const { current, newest, since, left, proposal, canEdit } = page;
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <UndoNotice />
      <div>
        <h1>{page.title}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("lead")}</p>
        <p className="mt-2">
          {current === null ? t("unknown") : t("current", { name: current.name, edition: current.edition })}
          {since === null ? null : <span className="text-muted">{` · ${since}`}</span>}
        </p>
        {newest === null ? null : <p className="font-medium text-accent">{t("newer", { edition: newest })}</p>}
      </div>
      {left.length > 0 ? <LeftTasks projectId={page.projectId} tasks={left} heading={t("left.heading")} help={t("left.help")} /> : null}
      <ChooseMethod page={page} />
      {proposal === null ? null : <MethodForm key={`${proposal.key} ${page.formKey}`} page={page} proposal={proposal} canEdit={canEdit} />}
    </div>
  );
}
