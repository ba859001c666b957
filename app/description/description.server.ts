import { redirect } from "@remix-run/node";
import type { z } from "zod";
import { textChange } from "#app/domain/text-change.ts";
import { change } from "#app/http/change.server.ts";
import type { IntentArgs } from "#app/http/guarded.server.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal, tooOften } from "#app/http/refusal.ts";
import { requireTask, type TaskCaller } from "#app/http/task-of-url.server.ts";
import { openTexts } from "#app/http/written-text.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { findDescription, writeDescription, type DescriptionWithEditor } from "#db/queries/task-descriptions.ts";
import type { descriptionForm, previewForm } from "./description.forms.server.ts";

/** The description of the task that the URL names. Throws a Response of 404 for a task of another plan. */
export async function readDescription(caller: TaskCaller, { locale, timeZone }: Pick<Reader, "locale" | "timeZone">) {
  const { context, project, can } = caller;
  const { id } = await requireTask(caller);
  const found = await findDescription(context.db, project.id, id);
  const texts = await openTexts(context.db, project.id);
  const [html = ""] = found ? await texts.render([found.body]) : [];
  return {
    taskId: id,
    version: found?.version ?? 0,
    html,
    /** What was typed, for who may edit it; null for others. */
    body: can("task.describe") ? texts.edit(found?.body ?? "") : null,
    edited: found ? { by: found.editorName, at: formatInstant(found.editedAt, locale, timeZone) } : null,
  };
}

/**
 * Writes the description, at the version it was opened at: what somebody else wrote since is never overwritten, but shown beside it.
 * Answers the version that is saved now.
 */
export async function saveDescription(
  args: IntentArgs<"task.describe", z.output<typeof descriptionForm>>,
): Promise<{ readonly version: number } | Response> {
  const { context, project, role, user, value, request } = args;
  const { id: taskId } = await requireTask(args);
  const texts = await openTexts(context.db, project.id);
  const body = texts.store(value.body.trimEnd());
  const version = await change({ context, user, project, role }, async ({ transaction, record }) => {
    const find = () => findDescription(transaction, project.id, taskId);
    const before = await find();
    if ((before?.body ?? "") === body) return before?.version ?? 0;
    if ((before?.version ?? 0) !== value.version) throw stale(before, texts.edit);
    const row = { taskId, projectId: project.id, body, editedBy: user.id, editedAt: context.now() };
    // Somebody may have been faster since it was read.
    if (!(await writeDescription(transaction, value.version, row))) throw stale(await find(), texts.edit);
    await record({
      stream: project.id,
      command: "description.edit",
      subjectId: taskId,
      data: { version: value.version + 1, change: textChange(before?.body ?? "", body) },
    });
    const recipients = texts.newlyMentioned(before?.body ?? "", body);
    await notify({ context, user }, transaction, { kind: "mention", recipients, projectId: project.id, taskId });
    return value.version + 1;
  });
  return value.close ? redirect(new URL(request.url).pathname.replace(/\.data$/, "")) : { version };
}

/** The HTML of what is being typed. */
export async function previewDescription(
  args: IntentArgs<"task.describe", z.output<typeof previewForm>>,
): Promise<{ readonly html: string }> {
  const { context, project, user, value } = args;
  const limited = await context.limits.use("preview", user.id);
  if (limited) throw tooOften("preview.tooMany", limited.retryAfterSeconds);
  const texts = await openTexts(context.db, project.id);
  const [html = ""] = await texts.render([texts.store(value.body)]);
  return { html };
}

function stale(current: DescriptionWithEditor | undefined, shown: (stored: string) => string): Refusal {
  const theirs = { body: shown(current?.body ?? "") };
  return new Refusal("form.stale", { status: 409, detail: { version: current?.version ?? 0, theirs, by: current?.editorName } });
}
