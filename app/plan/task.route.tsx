import { data, redirect, type MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { formatPercent } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { attachForm, fileForm } from "#app/attachments/attachments.forms.server.ts";
import { attachFiles, readFiles, removeFile, restoreFile } from "#app/attachments/attachments.server.ts";
import { Files } from "#app/attachments/files.tsx";
import { addItemsForm, editItemForm, itemForm, moveItemForm, tickForm } from "#app/checklist/checklist.forms.server.ts";
import { addItems, editItem, moveItem, readChecklist, removeItem, restoreItem, tickItem } from "#app/checklist/checklist.server.ts";
import { Checklist } from "#app/checklist/checklist.tsx";
import { descriptionForm } from "#app/description/description.forms.server.ts";
import { readDescription, saveDescription } from "#app/description/description.server.ts";
import { Description } from "#app/description/description.tsx";
import { admitFiles } from "#app/http/files.server.ts";
import { readRequirementsOfTask } from "#app/requirements/requirements-of-task.server.ts";
import { RequirementsOfTask } from "#app/requirements/requirements-of-task.tsx";
import { AskBeforeKeeping } from "#app/ui/ask-before-keeping.tsx";
import { useLastReply } from "#app/ui/form-reply.ts";
import { Gap } from "#app/ui/gap.tsx";
import { askAboutBigChange } from "./big-change.server.ts";
import { TaskFields } from "./custom/task-fields.tsx";
import { taskFieldsForm } from "./custom/task-fields.forms.server.ts";
import { saveTaskFields } from "./custom/task-fields.server.ts";
import { readEvaluationSteps } from "./evaluation-steps.server.ts";
import { EvaluationSteps } from "./evaluation-steps.tsx";
import { linkForm, progressForm, remainingForm, removeForm, taskForm, unlinkForm } from "./plan.forms.server.ts";
import { executePlanCommand } from "./plan.server.ts";
import { PeopleOnTask } from "./scheduling/people-on-task.tsx";
import { assignPerson, unassignPerson } from "./scheduling/people-on-task.server.ts";
import { assignForm, schedulingForm, unassignForm } from "./scheduling/scheduling.forms.server.ts";
import { SchedulingForm } from "./scheduling/scheduling-form.tsx";
import { saveScheduling } from "./scheduling/scheduling.server.ts";
import { addPredecessor, readTask, reportProgress, saveTask } from "./task.server.ts";
import { TaskFacts } from "./task-facts.tsx";
import { GateNotice } from "./gate-notice.tsx";
import { ReportForm, TaskForm } from "./task-form.tsx";
import { Predecessors, Successors } from "./task-links.tsx";
import { RemoveTask } from "./task-remove.tsx";
import { readTaskWork, setRemaining, type TaskWork as TaskWorkData } from "./task-work.server.ts";
import { TaskWork } from "./task-work.tsx";
import { useTaskPlace } from "./use-task-place.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return {
    ...(await readTask(caller, caller.params.taskId, reader)),
    evaluation: await readEvaluationSteps(caller, caller.params.taskId ?? "", reader),
    requirements: await readRequirementsOfTask(caller, caller.params.taskId ?? "", reader),
    work: await readTaskWork(caller, reader),
    description: await readDescription(caller, reader),
    checklist: await readChecklist(caller, reader),
    files: await readFiles(caller, reader),
  };
});

const intents = {
  save: intent("plan.edit", taskForm, (args) => saveTask(args)),
  report: intent("plan.progress", progressForm, (args) => reportProgress(args)),
  remaining: intent("plan.edit", remainingForm, setRemaining),
  link: intent("plan.edit", linkForm, (args) => addPredecessor(args)),
  unlink: intent("plan.edit", unlinkForm, async (args) => {
    await executePlanCommand(args, { kind: "removeLink", linkId: args.value.linkId }, await askAboutBigChange(args, args.value.kept));
  }),
  remove: intent("plan.edit", removeForm, async (args) => {
    await executePlanCommand(args, { kind: "removeTask", taskId: args.params.taskId ?? "", version: args.value.version });
    return redirect(`/projects/${args.project.id}/plan?removed=${args.params.taskId}`);
  }),
  saveFields: intent("plan.edit", taskFieldsForm, saveTaskFields),
  schedule: intent("plan.edit", schedulingForm, saveScheduling),
  assign: intent("plan.edit", assignForm, assignPerson),
  unassign: intent("plan.edit", unassignForm, unassignPerson),
  saveDescription: intent("task.describe", descriptionForm, saveDescription),
  addItems: intent("task.describe", addItemsForm, addItems),
  tickItem: intent("task.describe", tickForm, tickItem),
  editItem: intent("task.describe", editItemForm, editItem),
  moveItem: intent("task.describe", moveItemForm, moveItem),
  removeItem: intent("task.describe", itemForm, removeItem),
  restoreItem: intent("task.describe", itemForm, restoreItem),
  attach: intent("comment.write", attachForm, attachFiles),
  removeFile: intent("comment.write", fileForm, removeFile),
  restoreFile: intent("comment.write", fileForm, restoreFile),
};

export const action = guardedAction(intents, (args, receive) => admitFiles(args, receive, (reply, status) => data(reply, { status })));

export type TaskPageData = Awaited<ReturnType<typeof readTask>> & { readonly work: TaskWorkData };

export { revalidatesUnlessViewChange as shouldRevalidate } from "#app/ui/view-change.ts";

export default function TaskPage() {
  const { t } = useTranslation("plan");
  const locale = useLocale();
  const page = useLoaderData<typeof loader>();
  const { isPanel } = useTaskPlace(page.projectId);
  return (
    <div className="@container max-w-6xl">
      <p className="text-muted tabular-nums">
        {isPanel ? null : (
          <a className="link" href={`/projects/${page.projectId}/plan?task=${page.task.id}`}>
            {t("task.toPlan")}
          </a>
        )}{" "}
        {t("task.code", { code: page.code, number: page.task.number })}
      </p>
      <h1 className="mb-1">{page.title}</h1>
      <p className="mb-5 tabular-nums">
        {page.isPoint
          ? t("task.day", { day: page.finish })
          : t("task.dates", { start: page.start, finish: page.finish, duration: page.duration })}
        <Gap />
        {page.isLate ? <strong className="text-critical">{t("task.late")}</strong> : page.slack}
        <Gap />
        {page.isSummary || page.progress < 100 ? t("task.progress", { percent: formatPercent(page.progress, locale) }) : ""}
      </p>
      <AskBeforeKeeping reply={useLastReply()} backTo="task-forms" />
      <div className="grid grid-cols-1 gap-x-8 gap-y-6 @4xl:grid-cols-[minmax(0,1fr)_minmax(0,24rem)] @4xl:grid-rows-[auto_1fr]">
        <div className="space-y-6">
          <Description page={page.description} projectId={page.projectId} />
          <Checklist page={page.checklist} formKey={page.formKey} />
          <Files page={page.files} formKey={page.formKey} uploadUrl={`/projects/${page.projectId}/tasks/${page.task.id}/files`} />
        </div>
        <div id="task-forms" className="space-y-6 @4xl:col-start-2 @4xl:row-span-2">
          {page.gate === null ? null : <GateNotice gate={page.gate} projectId={page.projectId} taskId={page.task.id} />}
          {page.evaluation === null ? null : <EvaluationSteps steps={page.evaluation} projectId={page.projectId} />}
          <TaskFacts facts={page.facts} isOnlyPrinted={page.canEdit} />
          <div className="no-print">
            {page.canEdit ? <TaskForm page={page} /> : null}
            {!page.canEdit && page.canReport && !page.isSummary && page.gate === null ? <ReportForm page={page} /> : null}
          </div>
          <TaskFields page={page} />
          <TaskWork page={page} />
          {page.isSummary || page.task.kind === "milestone" || page.task.kind === "gate" ? null : <PeopleOnTask page={page} />}
          {page.canEdit ? <SchedulingForm page={page} /> : null}
          {page.doneWhen ? (
            <section>
              <h2>{t("task.doneWhen")}</h2>
              <p>{page.doneWhen}</p>
            </section>
          ) : null}
          <RequirementsOfTask requirements={page.requirements} projectId={page.projectId} />
          <Why page={page} />
          <Predecessors page={page} />
          <Successors page={page} />
          {page.canEdit ? <RemoveTask page={page} /> : null}
        </div>
        <div>
          <Outlet />
        </div>
      </div>
    </div>
  );
}

/** The chain of drivers back to what fixes the date. */
function Why({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const { t: reasons } = useTranslation("reasons");
  const { taskUrl } = useTaskPlace(page.projectId);
  return (
    <section>
      <h2>{t("task.why")}</h2>
      <ol className="mt-1 max-h-80 space-y-2 overflow-y-auto border-s border-line ps-3">
        {page.why.map((hop, index) => (
          <li key={hop.id}>
            <span className="block">
              {index === 0 ? (
                hop.start
              ) : (
                <>
                  {hop.start}{" "}
                  <a className="link" href={taskUrl(hop.id)}>
                    {hop.code} {hop.name}
                  </a>
                </>
              )}
            </span>
            <span className="block text-[13px] text-muted">{hop.because}</span>
          </li>
        ))}
      </ol>
      <p className="no-print mt-2">
        <a className="link" href={`/projects/${page.projectId}/tasks/${page.task.id}/reasons`}>
          {reasons("link")}
        </a>
      </p>
    </section>
  );
}
