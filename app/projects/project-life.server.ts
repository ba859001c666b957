import { redirect } from "@remix-run/node";
import type { z } from "zod";
import { gone } from "#app/domain/time/trash.ts";
import { change } from "#app/http/change.server.ts";
import { errorResponse, type Caller, type IntentArgs } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { formatInstant, inLanguage } from "#app/i18n/format.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { lockName } from "#db/dialect.ts";
import { listTrashedProjects, setArchived, setTrashed, type TrashedProject } from "#db/queries/project-life.ts";
import { deleteProject, findMembership, lockMembers } from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";
import type { deleteForeverForm, trashedProjectForm } from "./projects.forms.server.ts";

/** Ends the work on a project: from now on it can be read and copied, and nobody changes anything in it. */
export async function archiveProject(args: IntentArgs<"project.archive", unknown>): Promise<void> {
  await turnArchive(args, "project.archive", { at: args.context.now(), by: args.user.id });
}

/** Opens an archived project for work again. */
export async function unarchiveProject(args: IntentArgs<"project.archive", unknown>): Promise<void> {
  await turnArchive(args, "project.unarchive", null);
}

async function turnArchive(
  args: IntentArgs<"project.archive", unknown>,
  command: string,
  archived: { at: string; by: string } | null,
): Promise<void> {
  const { id } = args.project;
  await change(args, async ({ transaction, record }) => {
    // Whoever changes the plan at this moment finishes first.
    await lockName(transaction, `plan:${id}`);
    if (await setArchived(transaction, id, archived)) await record({ stream: id, command, subjectId: id, data: {} });
  });
}

/** Takes a project out of everybody's sight, unless the check throws. Its owners find it in the trash for a while. */
export async function trashProject(
  args: IntentArgs<"project.delete", unknown>,
  check: (transaction: Database) => Promise<void> = () => Promise.resolve(),
): Promise<Response> {
  const { context, project, user } = args;
  await change(args, async ({ transaction, record }) => {
    await lockName(transaction, `plan:${project.id}`);
    await lockMembers(transaction, project.id);
    const current = await findMembership(transaction, project.id, user.id);
    if (current?.role !== "owner") throw errorResponse(404, context);
    await setTrashed(transaction, project.id, { at: context.now(), by: user.id });
    await check(transaction);
    await record({ stream: project.id, command: "project.trash", subjectId: project.id, data: {} });
  });
  return redirect(`/projects?trashed=${project.id}`);
}

export interface TrashEntry {
  readonly id: string;
  readonly name: string;
  readonly trashed: string;
  readonly by: string | null;
  /** When it is gone for good. */
  readonly until: string;
}

/** What the owner of projects can still take out of the trash. */
export async function readTrash({ context, user }: Caller, { locale, timeZone }: Reader): Promise<readonly TrashEntry[]> {
  return (await listTrashedProjects(context.db, user.id)).map((project) => ({
    id: project.id,
    name: inLanguage({ text: project.name, zh: project.nameZh }, locale),
    trashed: formatInstant(project.trashedAt, locale, timeZone),
    by: project.trashedBy,
    until: formatInstant(gone(project.trashedAt), locale, timeZone),
  }));
}

/** How to take back that a project was put into the trash, as the URL names it; null when it is not there, or not the reader's. */
export async function undoOfTrashing(
  { context, user, request }: Caller & { request: Request },
  { locale, t }: Reader,
): Promise<Undo | null> {
  const id = new URL(request.url).searchParams.get("trashed");
  if (id === null) return null;
  const project = (await listTrashedProjects(context.db, user.id)).find((entry) => entry.id === id);
  if (!project) return null;
  const done = t("projects:trash.moved", { name: inLanguage({ text: project.name, zh: project.nameZh }, locale) });
  return { done, intent: "restore", fields: { projectId: id }, action: "/projects/trash" };
}

type TrashArgs<Schema extends z.ZodType> = IntentArgs<"projects.list", z.output<Schema>>;

/** Takes a project out of the trash, for everybody who could see it before. */
export async function restoreProject(args: TrashArgs<typeof trashedProjectForm>): Promise<void> {
  await changeTrashed(args, async (project, { transaction, record }) => {
    await setTrashed(transaction, project.id, null);
    await record({ stream: project.id, command: "project.restore", subjectId: project.id, data: {} });
  });
}

/** Deletes a project from the trash for good, once its name was typed. The log keeps that it was there. */
export async function deleteForever(args: TrashArgs<typeof deleteForeverForm>): Promise<void> {
  await changeTrashed(args, async (project, { transaction, record }) => {
    const { id, name, nameZh } = project;
    if (![name, nameZh].includes(args.value.confirmation)) throw new Refusal("settings.confirm", { field: "confirmation" });
    await deleteProject(transaction, id);
    await record({ stream: "instance", command: "project.delete", subjectId: id, data: { name, nameZh } });
  });
}

async function changeTrashed(
  args: TrashArgs<typeof trashedProjectForm>,
  work: (project: TrashedProject, started: Parameters<Parameters<typeof change>[1]>[0]) => Promise<void>,
): Promise<void> {
  const { context, user, value } = args;
  await change(args, async (started) => {
    await lockMembers(started.transaction, value.projectId);
    const project = (await listTrashedProjects(started.transaction, user.id)).find((entry) => entry.id === value.projectId);
    if (!project) throw errorResponse(404, context);
    await work(project, started);
  });
}
