import type { AppLoadContext } from "@remix-run/node";
import type { ProjectRole } from "#app/domain/access/permissions.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { OpenDatabase } from "#db/open.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "./context.ts";

export type TaskWorld = Awaited<ReturnType<typeof openTaskWorld>>;

/** A project with an owner, a consultant and a viewer, and one of its tasks. */
export async function openTaskWorld(open: OpenDatabase, changes: Partial<AppLoadContext> = {}) {
  const context = await openContext(open, changes);
  const owner = await addUser(context, "owner@example.com");
  const projectId = await addProject(context, owner);
  const join = async (name: string, role: ProjectRole): Promise<SignedInUser> => {
    const user = await addUser(context, `${name}@example.com`);
    await addMember(context, projectId, user, role);
    return user;
  };
  const consultant = await join("consultant", "consultant");
  const viewer = await join("viewer", "viewer");
  const tasks = (await readPlan(context.db, projectId))?.tasks.filter((task) => task.kind === "task") ?? [];
  const taskId = tasks[0]?.id ?? "";

  /** What a use case of the task page is called with. */
  const args = async <Value>(user: SignedInUser, value: Value, params: Readonly<Record<string, string>> = { taskId }) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request("http://localhost:3000/projects/p/tasks/t"),
    params,
    formKey: undefined,
  });
  const read = async <Seen>(
    user: SignedInUser,
    reading: (caller: Awaited<ReturnType<typeof args>>, reader: Awaited<ReturnType<typeof readReader>>) => Promise<Seen>,
  ): Promise<Seen> => {
    const caller = await args<unknown>(user, {});
    return reading(caller, await readReader(caller.request, caller.context));
  };
  return { context, owner, consultant, viewer, projectId, taskId, tasks, join, args, read };
}
