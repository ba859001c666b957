/** The stops of the tour in their order; each has a page of the demo and words in the messages. */
export const tourStops = ["home", "plan", "critical", "task", "people", "calendar", "history", "method", "end"] as const;
export type TourStop = (typeof tourStops)[number];

/** Where a stop is; `taskId` is a task that decides the end of the project. */
export function pathOfStop(stop: TourStop, projectId: string, taskId: string | null): string {
  const base = `/projects/${projectId}`;
  switch (stop) {
    case "home":
    case "end":
      return base;
    case "critical":
      return `${base}/tasks?show=critical`;
    case "task":
      return taskId === null ? `${base}/tasks` : `${base}/tasks/${taskId}`;
    case "method":
      return `${base}/method/vendors`;
    default:
      return `${base}/${stop}`;
  }
}
