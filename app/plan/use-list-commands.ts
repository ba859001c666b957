import { useNavigate, useRevalidator } from "@remix-run/react";
import { useContext, useMemo } from "react";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import type { ShownReply } from "#app/ui/form-reply.ts";
import { usePageCommands } from "#app/ui/page-commands.ts";
import { UndoContext, type OfferedUndo } from "#app/ui/undo.tsx";
import { listCommands, type ListCommandContext, type ListRights } from "./list-commands.ts";
import { newFormKey } from "./new-form-key.ts";
import type { TaskListRow } from "./task-list.server.ts";

/** Puts forward to the palette what can be done with the chosen task of the list. */
export function useListCommands(
  projectId: string,
  row: TaskListRow | undefined,
  people: ListCommandContext["people"],
  { edit, report, comment }: ListRights,
): void {
  const { t } = useTranslation("plan");
  const navigate = useNavigate();
  const send = useSending(projectId);
  usePageCommands(
    useMemo(() => {
      const may = { edit, report, comment };
      const go = (to: string) => void navigate(to);
      return row ? listCommands(row, { projectId, people, may, t, go, send: (command, done) => void send(command, done) }) : [];
    }, [projectId, row, people, edit, report, comment, t, navigate, send]),
  );
}

/** Carries a command out on the server, and offers to take back the step that it made. */
function useSending(projectId: string) {
  const { revalidate } = useRevalidator();
  const offer = useContext(UndoContext);
  const errorText = useErrorText();
  const { t } = useTranslation("plan");
  return useMemo(() => {
    const action = `/projects/${projectId}/plan/commands`;
    const fail = (problem: string) => offer({ done: problem, isProblem: true });
    return async (command: PlanCommand, done: string): Promise<void> => {
      const form = new FormData();
      form.set("intent", "execute");
      form.set("formKey", newFormKey());
      form.set("command", JSON.stringify(command));
      try {
        const response = await fetch(action, { method: "POST", body: form });
        if (response.status === 403) return fail(errorText({ code: "plan.notAllowed", parameters: {} }));
        // Every other answer of the route is a reply to a form.
        const reply = (await response.json()) as ShownReply;
        const [problem] = Object.values(reply.errors);
        if (reply.outcome !== "done") fail(problem ? errorText(problem) : t("list.unreachable"));
        else offer(undoOfCommand(projectId, command, reply, done) ?? { done: t("list.unchanged"), isProblem: false });
      } catch {
        fail(t("list.unreachable"));
      }
      revalidate();
    };
  }, [projectId, offer, errorText, revalidate, t]);
}

/** How the step that a command made is taken back, and no other; nothing when it made none. */
export function undoOfCommand(projectId: string, command: PlanCommand, { result }: ShownReply, done: string): OfferedUndo | undefined {
  // The route answers every command so.
  const { stepId } = result as { readonly stepId: string | null };
  if (stepId === null) return undefined;
  if (command.kind === "removeTask")
    return { done, intent: "restoreTask", fields: { taskId: command.taskId }, action: `/projects/${projectId}/trash` };
  return { done, intent: "undo", fields: { stepId, formKey: newFormKey() }, action: `/projects/${projectId}/plan/commands` };
}
