import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { restoreTrashedFileForm } from "#app/attachments/attachments.forms.server.ts";
import { restoreFile } from "#app/attachments/attachments.server.ts";
import { readRemovedFiles } from "#app/attachments/removed-files.server.ts";
import { baselineForm } from "#app/baselines/baselines.forms.server.ts";
import { restoreBaseline } from "#app/baselines/baselines.server.ts";
import { readRemovedBaselines } from "#app/baselines/removed-baselines.server.ts";
import { restoreTrashedCommentForm } from "#app/discussion/discussion.forms.server.ts";
import { restoreComment } from "#app/discussion/discussion.server.ts";
import { readRemovedComments } from "#app/discussion/removed-comments.server.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { restoreTaskForm } from "#app/plan/plan.forms.server.ts";
import { readRemovedTasks, restoreTask } from "#app/plan/removed-tasks.server.ts";
import { useLastReply } from "#app/ui/form-reply.ts";
import { reportForm } from "#app/reports/reports.forms.server.ts";
import { restoreReport } from "#app/reports/reports.server.ts";
import { readRemovedReports } from "#app/reports/reports-page.server.ts";
import { RemovedBaselineList } from "./removed-baseline-list.tsx";
import { RemovedCommentList } from "./removed-comment-list.tsx";
import { RemovedFileList } from "./removed-file-list.tsx";
import { RemovedReportList } from "./removed-report-list.tsx";
import { RemovedTaskList } from "./removed-task-list.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return {
    title: reader.t("trash:title"),
    projectId: caller.project.id,
    tasks: await readRemovedTasks(caller, reader),
    comments: await readRemovedComments(caller, reader),
    files: await readRemovedFiles(caller, reader),
    baselines: await readRemovedBaselines(caller, reader),
    reports: await readRemovedReports(caller, reader),
    canTakeBaselines: caller.can("baseline.take"),
    canEdit: caller.can("plan.edit"),
  };
});

export const action = guardedAction({
  restoreTask: intent("plan.edit", restoreTaskForm, restoreTask),
  restoreComment: intent("comment.write", restoreTrashedCommentForm, (args) =>
    restoreComment({ ...args, params: { ...args.params, taskId: args.value.taskId } }),
  ),
  restoreBaseline: intent("baseline.take", baselineForm, restoreBaseline),
  restoreReport: intent("report.write", reportForm, restoreReport),
  restoreFile: intent("comment.write", restoreTrashedFileForm, (args) =>
    restoreFile({ ...args, params: { ...args.params, taskId: args.value.taskId } }),
  ),
});

/** What was deleted in this project and can be put back. */
export default function ProjectTrashPage() {
  const { t } = useTranslation("trash");
  const { projectId, tasks, comments, files, baselines, reports, canEdit, canTakeBaselines } = useLoaderData<typeof loader>();
  const reply = useLastReply();
  return (
    <div className="max-w-4xl">
      <h1>{t("title")}</h1>
      <p className="mb-5 mt-1 max-w-prose text-muted">{t("lead")}</p>
      {reply?.outcome === "done" ? (
        <p role="status" className="mb-4 text-ok">
          {t("restored")}
        </p>
      ) : null}
      <RemovedTaskList tasks={tasks} canEdit={canEdit} />
      <RemovedCommentList comments={comments} projectId={projectId} />
      <RemovedFileList files={files} projectId={projectId} />
      <RemovedBaselineList baselines={baselines} canRestore={canTakeBaselines} />
      {reports.length > 0 ? <RemovedReportList reports={reports} /> : null}
    </div>
  );
}
