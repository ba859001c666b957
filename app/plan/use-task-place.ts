import { useLocation } from "@remix-run/react";
import { viewOf } from "./workspace/view-query.ts";

/** Whether a task is shown beside the plan, or on a page of its own; and where other tasks are shown in the same way. */
export function useTaskPlace(projectId: string) {
  const { pathname, search } = useLocation();
  const isPanel = pathname.startsWith(taskAddress(projectId, "plan/tasks", "", ""));
  return { isPanel, taskUrl: (taskId: string) => taskAddress(projectId, isPanel ? "plan/tasks" : "tasks", taskId, search) };
}

/** Where a task is shown; beside the plan, the plan stays as it is looked at. */
export function taskAddress(projectId: string, place: "plan/tasks" | "tasks", taskId: string, search: string): string {
  const view = place === "tasks" ? "" : viewOf(new URLSearchParams(search));
  return `/projects/${projectId}/${place}/${taskId}${view && `?${view}`}`;
}
