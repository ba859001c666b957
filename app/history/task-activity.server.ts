import { roleMay, type ProjectPermission } from "#app/domain/access/permissions.ts";
import { reversalOf } from "#app/domain/plan/revert.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { reportedFields } from "#app/domain/plan/stale-edit.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import type { TaskCaller } from "#app/http/task-of-url.server.ts";
import { requireTask } from "#app/http/task-of-url.server.ts";
import { formatDay, formatInstant } from "#app/i18n/format.ts";
import { listNews, listTaskEntries, type TaskEntry } from "#db/queries/task-activity.ts";
import { noteVisit } from "#db/queries/visits.ts";
import type { EventWords } from "./event-words.server.ts";
import { wordEntries } from "./history.server.ts";

export interface ActivityEntry extends Pick<EventWords, "text" | "changes"> {
  readonly sequence: number;
  /** An instant. */
  readonly at: string;
  readonly when: string;
  /** Null when the product itself did it. */
  readonly actor: string | null;
  /** How the task moved with it, in words; null when it stayed where it was. */
  readonly move: string | null;
  /** Made by somebody else since the reader was here last. */
  readonly isNew: boolean;
  readonly canRevert: boolean;
}

/**
 * What everybody who sees the plan may know of a task's history: its plan, description, checklist and files. Comments stand beside it
 * themselves, and what was deleted from them is nobody's but the history page's.
 */
const areasOfTask = ["plan", "gate", "note", "description", "checklist", "file"];
const shownAtFirst = 30;
export const activityShownAtMost = 500;

/** What happened to the task that the URL names before one of its entries, the newest first, in words. */
export async function listTaskActivity(caller: TaskCaller, reader: Reader, limit: number, before: number | null) {
  const { context, project } = caller;
  const { id } = await requireTask(caller);
  const entries = await listTaskEntries(context.db, project.id, id, areasOfTask, limit, before);
  const words = await wordEntries(caller, entries, reader);
  return entries.map((entry, index) => ({
    sequence: entry.sequence,
    at: entry.at,
    actor: entry.actorId === null ? null : { userId: entry.actorId, name: entry.actorName },
    command: entry.command,
    text: words[index]?.text ?? "",
    move: entry.move,
    canRevert: entry.subjectId === id && mayRevert(caller, entry),
  }));
}

/** What happened to the task that the URL names, the oldest first, with what is new to the reader, who has seen it from now on. */
export async function readTaskActivity(caller: TaskCaller, reader: Reader, showsAll: boolean) {
  const { context, project, user } = caller;
  const { id } = await requireTask(caller);
  const limit = showsAll ? activityShownAtMost : shownAtFirst;
  const found = await listTaskEntries(context.db, project.id, id, areasOfTask, limit + 1);
  const entries = found.slice(0, limit);
  const words = await wordEntries(caller, entries, reader);
  const { since } = await noteVisit(context.db, { userId: user.id, projectId: project.id, subjectId: id }, context.now());
  return {
    since,
    hasOlder: found.length > limit,
    entries: entries
      .map((entry, index): ActivityEntry => {
        const { text, changes } = words[index] ?? { text: "", changes: [] };
        return {
          sequence: entry.sequence,
          at: entry.at,
          when: formatInstant(entry.at, reader.locale, reader.timeZone),
          actor: entry.actorName,
          text: entry.subjectId === id ? text : reader.t("history:movedBecause", { text }),
          changes: entry.subjectId === id ? changes : [],
          move: moveWords(entry, reader),
          isNew: entry.sequence > since && entry.actorId !== user.id,
          canRevert: entry.subjectId === id && mayRevert(caller, entry),
        };
      })
      .reverse(),
  };
}

function moveWords({ move }: TaskEntry, { t, locale }: Reader): string | null {
  if (!move) return null;
  const day = (time: string) => formatDay(time, locale);
  const isStartSame = move.startBefore.slice(0, 10) === move.startAfter.slice(0, 10);
  const isFinishSame = move.finishBefore.slice(0, 10) === move.finishAfter.slice(0, 10);
  if (move.startBefore === "" || (isStartSame && isFinishSame)) return null;
  const start = { before: day(move.startBefore), after: day(move.startAfter) };
  const finish = { before: day(move.finishBefore), after: day(move.finishAfter) };
  return [isStartSame ? null : t("history:move.start", start), isFinishSame ? null : t("history:move.finish", finish)]
    .filter((text) => text !== null)
    .join(locale === "zh" ? "，" : ", ");
}

/** Whether the reader may take a change back, as far as the entry itself tells; the plan of today may still stand in the way. */
function mayRevert({ can }: ProjectCaller, { command, subjectId, data }: TaskEntry): boolean {
  if (!command.startsWith("plan.") || subjectId === null) return false;
  const reversal = reversalOf(subjectId, JSON.parse(data) as object);
  return reversal !== null && can(neededFor(reversal.wanted));
}

function neededFor(command: PlanCommand): ProjectPermission {
  const isReport =
    command.kind === "updateTask" && Object.keys(command.changes).every((field) => reportedFields.some((reported) => reported === field));
  return isReport ? "plan.progress" : "plan.edit";
}

const newsShown = 12;
/** What everybody who sees a project may be told of it; who reads the history is told of everything. */
const areasOfProject = ["plan", "gate", "note", "description", "checklist", "file", "calendar", "project", "customField"];
const areasOfHistory = [...areasOfProject, "comment", "role", "person", "member", "invitation"];

/** What others changed in the project since the reader was here last, the newest first. */
export async function readNews(caller: ProjectCaller, reader: Reader) {
  const { context, project, user, role } = caller;
  const { since, isFirst } = await noteVisit(context.db, { userId: user.id, projectId: project.id, subjectId: project.id }, context.now());
  const areas = roleMay(role, "history.view") ? areasOfHistory : areasOfProject;
  const found = await listNews(context.db, project.id, user.id, since, areas, newsShown + 1);
  const entries = found.slice(0, newsShown);
  const words = await wordEntries(caller, entries, reader);
  return {
    isFirstVisit: isFirst,
    entries: entries.map((entry, index) => ({
      sequence: entry.sequence,
      when: formatInstant(entry.at, reader.locale, reader.timeZone),
      actor: entry.actorName,
      text: words[index]?.text ?? "",
    })),
    hasMore: found.length > newsShown,
  };
}
