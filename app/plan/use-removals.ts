import { useMemo } from "react";
import { useErrorText } from "#app/ui/error-text.ts";
import type { ShownReply } from "#app/ui/form-reply.ts";
import { newFormKey } from "./new-form-key.ts";
import type { Removal, Removals } from "./workspace/lost-text.ts";

/** Asks the server who removed a task, and to put it back. */
export function useRemovals(projectId: string, reload: () => Promise<unknown>): Removals {
  const errorText = useErrorText();
  return useMemo(() => {
    const address = (taskId: string) => `/projects/${projectId}/plan/removals/${taskId}`;
    return {
      async find(taskId) {
        const response = await fetch(address(taskId), { headers: { Accept: "application/json" } });
        // The server makes it of the same type.
        return response.ok ? ((await response.json()) as Removal | null) : null;
      },
      async restore(taskId) {
        const form = new FormData();
        form.set("intent", "restoreTask");
        form.set("formKey", newFormKey());
        form.set("taskId", taskId);
        const response = await fetch(address(taskId), { method: "POST", body: form });
        // Every answer of the route is a reply to a form.
        const reply = (await response.json()) as ShownReply;
        await reload();
        const [problem] = Object.values(reply.errors);
        return problem ? errorText(problem) : null;
      },
    };
  }, [projectId, reload, errorText]);
}
