import type { TFunction } from "i18next";
import type { PlanCommand, TaskChanges } from "#app/domain/plan/command.ts";
import type { PageCommand } from "#app/ui/page-commands.ts";
import type { TaskListRow } from "./task-list.server.ts";

export interface ListRights {
  readonly edit: boolean;
  readonly report: boolean;
  readonly comment: boolean;
}

export interface ListCommandContext {
  readonly projectId: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly may: ListRights;
  readonly t: TFunction<"plan">;
  go(to: string): void;
  /** Carries a command out, and says what was done. */
  send(command: PlanCommand, done: string): void;
}

/** What can be done with a task of the list: all that the server accepts from who asks, and nothing that is so already. */
export function listCommands(row: TaskListRow, { projectId, people, may, t, go, send }: ListCommandContext): PageCommand[] {
  const { edit, report, comment } = may;
  const address = `/projects/${projectId}/tasks/${row.id}`;
  const { id: taskId, version, name } = row;
  const command = (id: string, label: string, run: () => void): PageCommand => ({ id, group: "selection", about: name, label, run });
  const update = (changes: TaskChanges) => () => send({ kind: "updateTask", taskId, version, changes }, t("list.changed", { name }));
  const remove = () => send({ kind: "removeTask", taskId, version }, t("task.removed", { name }));
  const isWork = row.kind !== "phase" && !row.isSummary;
  const others = people.filter((person) => person.id !== row.ownerId);
  return [
    { id: "list.open", group: "selection", about: name, label: t("keys.open"), to: address },
    ...(report && isWork && row.state !== "done" ? [command("list.done", t("commands.done"), update({ progress: 100 }))] : []),
    ...(comment ? [command("list.comment", t("commands.comment"), () => go(`${address}#new-comment`))] : []),
    ...(edit && isWork
      ? others.map(({ id, name: person }): PageCommand => ({
          ...command(`list.assign ${id}`, t("commands.assign", { name: person }), update({ ownerId: id })),
          isOnlyFound: true,
        }))
      : []),
    ...(edit ? [command("list.remove", t("keys.remove"), remove)] : []),
  ];
}
