/** What a webhook can be told of: each stands for the commands of the log whose names begin with its own. */
export const webhookTopics = [
  "plan",
  "gate",
  "task",
  "comment",
  "person",
  "role",
  "member",
  "invitation",
  "calendar",
  "requirement",
  "vendor",
  "project",
] as const;
export type WebhookTopic = (typeof webhookTopics)[number];

/** What is about a task without being part of its plan. */
const aboutTasks: ReadonlySet<string> = new Set(["checklist", "description", "file"]);

/**
 * The topic of a command of the log, such as `plan` of `plan.updateTask`; null for one that nobody outside is told of.
 */
export function topicOf(command: string): WebhookTopic | null {
  const [area = ""] = command.split(".");
  if (aboutTasks.has(area)) return "task";
  if (area === "baseline") return "plan";
  if (area === "questionnaire" || area === "scorecard") return "vendor";
  return webhookTopics.find((topic) => topic === area) ?? null;
}
