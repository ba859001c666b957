import { useNavigate, useRevalidator } from "@remix-run/react";
import { useContext, useEffect, useMemo, useState } from "react";
import type { PlanCommand, TaskChanges } from "#app/domain/plan/command.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import type { ShownReply } from "#app/ui/form-reply.ts";
import { usePageCommands, type PageCommand } from "#app/ui/page-commands.ts";
import { UndoContext } from "#app/ui/undo.tsx";
import { newFormKey } from "./new-form-key.ts";
import type { TaskListRow } from "./task-list.server.ts";

interface Rights {
  readonly edit: boolean;
  readonly report: boolean;
  readonly comment: boolean;
}

/** Puts forward to the palette what can be done with the task of the list that the keyboard or the pointer was at last. */
export function useListCommands(
  projectId: string,
  rows: readonly TaskListRow[],
  people: readonly { readonly id: string; readonly name: string }[],
  may: Rights,
): void {
  const { t } = useTranslation("plan");
  const navigate = useNavigate();
  const send = useSending(projectId);
  const chosenId = useChosenRow();
  const row = rows.find(({ id }) => id === chosenId);
  const { edit, report, comment } = may;
  usePageCommands(
    useMemo((): PageCommand[] => {
      if (!row) return [];
      const address = `/projects/${projectId}/tasks/${row.id}`;
      const shared = { group: "selection", about: row.name } as const;
      const update = (changes: TaskChanges) => () =>
        void send({ kind: "updateTask", taskId: row.id, version: row.version, changes }, t("list.changed", { name: row.name }));
      const isWork = row.kind !== "phase";
      return [
        { ...shared, id: "list.open", label: t("keys.open"), to: address },
        ...(report && isWork && row.state !== "done"
          ? [{ ...shared, id: "list.done", label: t("commands.done"), run: update({ progress: 100 }) }]
          : []),
        ...(comment
          ? [{ ...shared, id: "list.comment", label: t("commands.comment"), run: () => void navigate(`${address}#new-comment`) }]
          : []),
        ...(edit && isWork
          ? people.map(({ id, name }) => ({
              ...shared,
              id: `list.assign ${id}`,
              label: t("commands.assign", { name }),
              isOnlyFound: true as const,
              run: update({ ownerId: id }),
            }))
          : []),
        ...(edit
          ? [
              {
                ...shared,
                id: "list.remove",
                label: t("keys.remove"),
                run: () => void send({ kind: "removeTask", taskId: row.id, version: row.version }, t("task.removed", { name: row.name })),
              },
            ]
          : []),
      ];
    }, [projectId, row, people, edit, report, comment, t, navigate, send]),
  );
}

/** Carries a command out on the server, and offers to take it back. */
function useSending(projectId: string) {
  const { revalidate } = useRevalidator();
  const offer = useContext(UndoContext);
  const errorText = useErrorText();
  const { t } = useTranslation("plan");
  return useMemo(() => {
    const action = `/projects/${projectId}/plan/commands`;
    return async (command: PlanCommand, done: string): Promise<void> => {
      const form = new FormData();
      form.set("intent", "execute");
      form.set("formKey", newFormKey());
      form.set("command", JSON.stringify(command));
      const say = (text: string) => offer({ done: text, intent: "", fields: {}, action: "" });
      try {
        const response = await fetch(action, { method: "POST", body: form });
        // Every answer of the route is a reply to a form.
        const reply = (await response.json()) as ShownReply;
        const [problem] = Object.values(reply.errors);
        if (reply.outcome !== "done") say(problem ? errorText(problem) : t("problem.unreachable", { change: "" }));
        else offer({ done, ...undoOf(command), action: command.kind === "removeTask" ? `/projects/${projectId}/trash` : action });
      } catch {
        say(t("problem.unreachable", { change: "" }));
      }
      revalidate();
    };
  }, [projectId, offer, errorText, revalidate, t]);
}

function undoOf(command: PlanCommand): { readonly intent: string; readonly fields: Readonly<Record<string, string>> } {
  if (command.kind === "removeTask") return { intent: "restoreTask", fields: { taskId: command.taskId } };
  return { intent: "undo", fields: { formKey: newFormKey() } };
}

/** The task of the row that had the focus or the pointer last; the palette takes the focus, but not this. */
function useChosenRow(): string | null {
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    const look = ({ target }: Event) => {
      const row = target instanceof Element ? target.closest("[data-task]") : null;
      const id = row?.getAttribute("data-task");
      if (id) setChosen(id);
    };
    for (const event of ["focusin", "pointerdown"]) document.addEventListener(event, look);
    return () => {
      for (const event of ["focusin", "pointerdown"]) document.removeEventListener(event, look);
    };
  }, []);
  return chosen;
}
