import { useFetcher } from "@remix-run/react";
import { joinSentences } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { AskBeforeKeeping } from "#app/ui/ask-before-keeping.tsx";
import { useErrorText } from "#app/ui/error-text.ts";
import { ActionForm } from "#app/ui/form.tsx";
import { useFormReply, type ShownReply } from "#app/ui/form-reply.ts";
import { Icon } from "#app/ui/icon.tsx";
import { undoOf, useOfferedUndo } from "#app/ui/undo.tsx";
import type { MyWorkTask } from "./my-work-page.server.ts";

interface TaskRowProps {
  readonly task: MyWorkTask;
  /** Whether the reader has tasks in several projects. */
  readonly showsProject: boolean;
}

/** One task: what it is and when, and what is reported of it without leaving the page. */
export function TaskRow({ task, showsProject }: TaskRowProps) {
  const { t } = useTranslation("myWork");
  const { project, kind } = task;
  const page = kind === "gate" ? "gates" : "tasks";
  const isPoint = kind === "milestone" || kind === "gate";
  return (
    <li className="work-row" data-done={task.isDone || undefined}>
      <div className="min-w-0 flex-1 basis-72">
        <p>
          <span className="text-muted tabular-nums">{task.code}</span>{" "}
          <a className="work-name" href={`/projects/${project.id}/${page}/${task.id}`}>
            {task.name}
          </a>
        </p>
        <p className="work-facts">
          {showsProject ? (
            <a className="hover:underline" href={`/projects/${project.id}`}>
              {project.name}
            </a>
          ) : null}
          <span className="tabular-nums">{task.dates}</span>
          {isPoint ? (
            <span className="inline-flex items-center gap-1">
              <Icon name="gate" size={12} />
              {t(kind === "gate" ? "kind.gate" : "kind.milestone")}
            </span>
          ) : null}
          {task.isCritical ? <span className="text-critical">{t("critical")}</span> : null}
          {task.isWaiting ? <span>{t("waiting")}</span> : null}
        </p>
      </div>
      <span className={`work-when ${task.isLate ? "font-medium text-critical" : "text-muted"}`}>{task.when}</span>
      {task.canReport && !task.isDone ? <ReportForm task={task} /> : null}
    </li>
  );
}

function ReportForm({ task }: Pick<TaskRowProps, "task">) {
  const { t } = useTranslation("myWork");
  const locale = useLocale();
  const errorText = useErrorText();
  const fetcher = useFetcher<ShownReply>();
  const sent = useFormReply("report");
  useOfferedUndo(fetcher.data && undoOf(fetcher.data));
  const reply = fetcher.data ?? (sent?.values["taskId"] === task.id ? sent : undefined);
  const failed = reply && reply.outcome !== "done" ? reply : undefined;
  const value = (name: string, own: string) => failed?.values[name] ?? own;
  const problem = (name: string) => (failed?.errors[name] ? true : undefined);
  const problemId = `problem-${task.id}`;
  const problems = ["hours", "progress"].flatMap((field) => failed?.errors[field] ?? []).map(errorText);
  const { hours, name } = task;
  const isPoint = task.kind === "milestone";
  return (
    <>
      <AskBeforeKeeping reply={fetcher.data} onKeep={(fields) => fetcher.submit(fields, { method: "post" })} />
      <ActionForm
        key={`${task.progress} ${hours?.minutes ?? 0}`}
        intent="report"
        reply={failed}
        formKey={task.formKey}
        fetcher={fetcher}
        className="work-form no-print"
      >
        <input type="hidden" name="projectId" value={task.project.id} />
        <input type="hidden" name="taskId" value={task.id} />
        <input type="hidden" name="was" value={task.progress} />
        {hours ? (
          <>
            <input type="hidden" name="day" value={hours.day} />
            <input type="hidden" name="wasMinutes" value={hours.minutes} />
            <label>
              <span>{t("hours")}</span>
              <input
                name="hours"
                className="input"
                aria-label={t("hoursOf", { name })}
                aria-invalid={problem("hours")}
                aria-describedby={problem("hours") && problemId}
                defaultValue={value("hours", hours.text)}
                inputMode="decimal"
                autoComplete="off"
                maxLength={20}
              />
            </label>
          </>
        ) : null}
        {isPoint ? null : (
          <label>
            <span>{t("progress")}</span>
            <input
              name="progress"
              type="number"
              min={0}
              max={100}
              className="input"
              aria-label={t("progressOf", { name })}
              aria-invalid={problem("progress")}
              aria-describedby={problem("progress") && problemId}
              defaultValue={value("progress", String(task.progress))}
            />
          </label>
        )}
        {isPoint && !hours ? null : (
          <button type="submit" className="button work-save" aria-label={t("saveOf", { name })}>
            {t("save")}
          </button>
        )}
        <button type="submit" name="done" value="yes" className="button" aria-label={t("doneOf", { name })}>
          <Icon name="tick" size={14} />
          {t("done")}
        </button>
        {problems.length === 0 ? null : (
          <p id={problemId} className="basis-full text-critical">
            {joinSentences(problems, locale)}
          </p>
        )}
      </ActionForm>
    </>
  );
}
