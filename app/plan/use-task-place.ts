import { useLocation } from "@remix-run/react";

/** Whether a task is shown beside the plan, or on a page of its own; and where other tasks are shown in the same way. */
export function useTaskPlace(projectId: string) {
  const { pathname } = useLocation();
  const panel = `/projects/${projectId}/plan/tasks/`;
  const isPanel = pathname.startsWith(panel);
  return { isPanel, taskUrl: (taskId: string) => `${isPanel ? panel : `/projects/${projectId}/tasks/`}${taskId}` };
}
