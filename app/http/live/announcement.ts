import type { ProjectPermission } from "#app/domain/access/permissions.ts";

/** Something changed in a project: enough to look again, and nothing of what it became. */
export interface Announcement {
  readonly projectId: string;
  /** Its place in the project's log. */
  readonly sequence: number;
  /** The command of the log, such as `plan.updateTask`. */
  readonly type: string;
  readonly subjectId: string | null;
  /** Whose act it was; nobody else is told so. */
  readonly actorId: string;
  /** The version the plan is at since, when the plan changed. */
  readonly planVersion: number | null;
}

/** Who may hear of a change, by the first word of its command. What is not listed is told only to those who may read the log itself. */
const audiences: Readonly<Record<string, ProjectPermission>> = {
  plan: "plan.view",
  branch: "plan.view",
  gate: "plan.view",
  evaluation: "vendors.view",
  comment: "plan.view",
  checklist: "plan.view",
  description: "plan.view",
  file: "plan.view",
  note: "plan.view",
  calendar: "project.view",
  member: "project.view",
  person: "project.view",
  project: "project.view",
  role: "project.view",
  invitation: "members.manage",
  vendor: "vendors.view",
  questionnaire: "vendors.view",
};

export function audienceOf(type: string): ProjectPermission {
  const area = type.split(".")[0] ?? "";
  return (Object.hasOwn(audiences, area) ? audiences[area] : undefined) ?? "history.view";
}
