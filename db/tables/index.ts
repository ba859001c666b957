import type { Kysely } from "kysely";
import type { AppUserRow, AuthAccountRow, AuthSessionRow, AuthVerificationRow, OneTimeLinkRow, RateLimitRow } from "./accounts.ts";
import type { CommentRow } from "./discussion.ts";
import type { JobRow } from "./jobs.ts";
import type { EventRow, IdempotencyRow, InstanceSettingRow } from "./log.ts";
import type { BaselineRow, BaselineTaskRow, PlanImportRow, PlanStepRow, SheetDraftRow, TaskLinkRow, TaskRow } from "./plan.ts";
import type {
  CalendarExceptionRow,
  CalendarRow,
  CalendarYearRow,
  InvitationRow,
  PersonRow,
  ProjectMemberRow,
  ProjectRoleRow,
  ProjectRow,
} from "./projects.ts";

export interface Tables {
  appUser: AppUserRow;
  authSession: AuthSessionRow;
  authAccount: AuthAccountRow;
  authVerification: AuthVerificationRow;
  oneTimeLink: OneTimeLinkRow;
  rateLimit: RateLimitRow;
  instanceSetting: InstanceSettingRow;
  calendar: CalendarRow;
  calendarException: CalendarExceptionRow;
  calendarYear: CalendarYearRow;
  project: ProjectRow;
  projectMember: ProjectMemberRow;
  invitation: InvitationRow;
  person: PersonRow;
  projectRole: ProjectRoleRow;
  task: TaskRow;
  taskLink: TaskLinkRow;
  baseline: BaselineRow;
  baselineTask: BaselineTaskRow;
  planStep: PlanStepRow;
  planImport: PlanImportRow;
  sheetDraft: SheetDraftRow;
  comment: CommentRow;
  event: EventRow;
  idempotency: IdempotencyRow;
  job: JobRow;
}

/** The database, or a transaction of it: what every query function takes first. */
export type Database = Kysely<Tables>;
