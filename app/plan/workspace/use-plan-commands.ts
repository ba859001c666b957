import { useMemo, useRef } from "react";
import { usePageCommands, usePageKeys } from "#app/ui/page-commands.ts";
import { gridKeys, planCommands, type CommandMeans, type CommandState } from "./plan-commands.ts";
import type { PlanView } from "./use-plan-view.ts";

export interface CommandContext extends Omit<CommandState, "canComment" | "canOpen">, CommandMeans {
  readonly view: PlanView;
}

/** Puts forward to the palette what can be done with the plan and its chosen task, and to the list of keys the keys of the grid. */
export function usePlanCommands(context: CommandContext): void {
  const { picture, format, canEdit, canReport, taskId, openTaskId } = context;
  const { isNarrow } = context.view;
  const canComment = context.onComment !== undefined;
  const canOpen = context.onOpen !== undefined;
  const latest = useRef(context);
  latest.current = context;
  const commands = useMemo(
    () => planCommands({ picture, format, canEdit, canReport, canComment, canOpen, taskId, openTaskId }, () => latest.current),
    [picture, format, canEdit, canReport, canComment, canOpen, taskId, openTaskId],
  );
  usePageCommands(commands);
  usePageKeys(useMemo(() => (isNarrow ? [] : [gridKeys(format, canEdit, canReport)]), [isNarrow, format, canEdit, canReport]));
}
