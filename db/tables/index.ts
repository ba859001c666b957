import type { RequirementBaselineRow, RequirementPullRow, RequirementRow, RequirementSettingRow } from "./requirements.ts";
import type { Kysely } from "kysely";
import type { ApiTokenProjectRow, ApiTokenRow, ApiTokenUseRow } from "./access.ts";
import type { AppUserRow, AuthAccountRow, AuthSessionRow, AuthVerificationRow, OneTimeLinkRow, RateLimitRow } from "./accounts.ts";
import type { BaselineApprovalRow, BaselineRow, BaselineTaskRow, MilestoneForecastRow } from "./baselines.ts";
import type { PlanBranchChangeRow, PlanBranchRow, PlanBranchStepRow } from "./branches.ts";
import type { ProjectMethodRow } from "./methods.ts";
import type { CalendarFeedRow } from "./calendar-feeds.ts";
import type { BudgetLineRow, CostEntryRow, ProgressSettingRow, TaskCostRow, TimeEntryRow } from "./costs.ts";
import type { CommentRow } from "./discussion.ts";
import type {
  EvaluationRow,
  EvaluationCriterionRow,
  EvaluationRequirementRow,
  EvaluationJudgementRow,
  EvaluationSeatRow,
  EvaluationWeighingRow,
  EvaluationRoundRow,
  BallotRow,
  BallotRevisionRow,
  RecusalRow,
  ModeratedScoreRow,
  KnockOutRulingRow,
  EvaluationDecisionRow,
  DecisionSignatureRow,
} from "./evaluation.ts";
import type { GateConditionRow, GateCriterionRow, GateDecisionRow, GateSignatureRow, GateThresholdRow, GateWaiverRow } from "./gates.ts";
import type { JobRow } from "./jobs.ts";
import type { EventRow, IdempotencyRow, InstanceSettingRow } from "./log.ts";
import type {
  KeptWatchesRow,
  NotificationRow,
  NotificationSettingRow,
  ProjectWatchRow,
  ReminderDayRow,
  TaskWatchRow,
} from "./notifications.ts";
import type {
  CustomFieldRow,
  PlanImportRow,
  PlanStepRow,
  SheetDraftRow,
  TaskAssignmentRow,
  TaskLinkRow,
  TaskRemovalRow,
  TaskRow,
} from "./plan.ts";
import type { AttachmentPartRow, AttachmentRow, ChecklistItemRow, TaskDescriptionRow, TaskMoveRow, VisitRow } from "./task-story.ts";
import type {
  CalendarExceptionRow,
  CalendarRow,
  CalendarYearRow,
  InvitationRow,
  PersonAbsenceRow,
  PersonRow,
  ProjectCalendarRow,
  PersonWorkRow,
  ProjectMemberRow,
  ProjectRoleRow,
  ProjectRow,
  ProjectTemplateRow,
} from "./projects.ts";
import type { PendingSignInRow, RecoveryCodeRow, SecondFactorRow, TrustedBrowserRow } from "./second-factor.ts";
import type { SharedWorkRow } from "./shared-work.ts";
import type { DefaultViewRow, SavedViewRow, SearchEntryRow, SearchPendingRow } from "./search.ts";
import type {
  VendorContactRow,
  VendorDocumentRow,
  VendorDocumentPartRow,
  QuestionnaireRow,
  QuestionnaireQuestionRow,
  QuestionnaireDeadlineRow,
  QuestionnaireInvitationRow,
  QuestionnaireAnswerRow,
  AnswerRevisionRow,
  QuestionnaireSubmissionRow,
  QuestionnaireInquiryRow,
  DemoScenarioRow,
  VendorDemoRow,
  DemoNoteRow,
  VendorReferenceRow,
  ReferenceAnswerRow,
} from "./vendor-questions.ts";
import type { VendorRow, VendorBidRow, VendorCostRow, VendorFactRow, VendorComplianceRow } from "./vendors.ts";
import type { WebhookDeliveryRow, WebhookRow } from "./webhooks.ts";
import type { TourProgressRow } from "./tour.ts";
import type { StatusReportRecipientRow, StatusReportRhythmRow, StatusReportRow, StatusReportSectionRow } from "./status-reports.ts";

export interface Tables {
  tourProgress: TourProgressRow;
  appUser: AppUserRow;
  authSession: AuthSessionRow;
  authAccount: AuthAccountRow;
  authVerification: AuthVerificationRow;
  oneTimeLink: OneTimeLinkRow;
  rateLimit: RateLimitRow;
  secondFactor: SecondFactorRow;
  recoveryCode: RecoveryCodeRow;
  trustedBrowser: TrustedBrowserRow;
  pendingSignIn: PendingSignInRow;
  instanceSetting: InstanceSettingRow;
  calendar: CalendarRow;
  calendarException: CalendarExceptionRow;
  calendarYear: CalendarYearRow;
  projectCalendar: ProjectCalendarRow;
  project: ProjectRow;
  projectTemplate: ProjectTemplateRow;
  projectMember: ProjectMemberRow;
  invitation: InvitationRow;
  person: PersonRow;
  personWork: PersonWorkRow;
  personAbsence: PersonAbsenceRow;
  projectRole: ProjectRoleRow;
  task: TaskRow;
  taskLink: TaskLinkRow;
  taskAssignment: TaskAssignmentRow;
  customField: CustomFieldRow;
  taskRemoval: TaskRemovalRow;
  baseline: BaselineRow;
  baselineTask: BaselineTaskRow;
  baselineApproval: BaselineApprovalRow;
  milestoneForecast: MilestoneForecastRow;
  statusReport: StatusReportRow;
  statusReportSection: StatusReportSectionRow;
  statusReportRecipient: StatusReportRecipientRow;
  statusReportRhythm: StatusReportRhythmRow;
  budgetLine: BudgetLineRow;
  taskCost: TaskCostRow;
  costEntry: CostEntryRow;
  timeEntry: TimeEntryRow;
  progressSetting: ProgressSettingRow;
  planStep: PlanStepRow;
  planBranch: PlanBranchRow;
  projectMethod: ProjectMethodRow;
  planBranchChange: PlanBranchChangeRow;
  planBranchStep: PlanBranchStepRow;
  planImport: PlanImportRow;
  sheetDraft: SheetDraftRow;
  sharedWork: SharedWorkRow;
  comment: CommentRow;
  calendarFeed: CalendarFeedRow;
  apiToken: ApiTokenRow;
  apiTokenProject: ApiTokenProjectRow;
  apiTokenUse: ApiTokenUseRow;
  webhook: WebhookRow;
  webhookDelivery: WebhookDeliveryRow;
  taskDescription: TaskDescriptionRow;
  checklistItem: ChecklistItemRow;
  attachment: AttachmentRow;
  attachmentPart: AttachmentPartRow;
  taskMove: TaskMoveRow;
  visit: VisitRow;
  gateCriterion: GateCriterionRow;
  gateThreshold: GateThresholdRow;
  gateSignature: GateSignatureRow;
  gateWaiver: GateWaiverRow;
  gateDecision: GateDecisionRow;
  gateCondition: GateConditionRow;
  vendor: VendorRow;
  vendorBid: VendorBidRow;
  vendorCost: VendorCostRow;
  vendorFact: VendorFactRow;
  vendorCompliance: VendorComplianceRow;
  vendorContact: VendorContactRow;
  vendorDocument: VendorDocumentRow;
  vendorDocumentPart: VendorDocumentPartRow;
  questionnaire: QuestionnaireRow;
  questionnaireQuestion: QuestionnaireQuestionRow;
  questionnaireDeadline: QuestionnaireDeadlineRow;
  questionnaireInvitation: QuestionnaireInvitationRow;
  questionnaireAnswer: QuestionnaireAnswerRow;
  answerRevision: AnswerRevisionRow;
  questionnaireSubmission: QuestionnaireSubmissionRow;
  questionnaireInquiry: QuestionnaireInquiryRow;
  demoScenario: DemoScenarioRow;
  vendorDemo: VendorDemoRow;
  demoNote: DemoNoteRow;
  vendorReference: VendorReferenceRow;
  referenceAnswer: ReferenceAnswerRow;
  evaluation: EvaluationRow;
  evaluationCriterion: EvaluationCriterionRow;
  evaluationRequirement: EvaluationRequirementRow;
  evaluationJudgement: EvaluationJudgementRow;
  evaluationWeighing: EvaluationWeighingRow;
  evaluationSeat: EvaluationSeatRow;
  evaluationRound: EvaluationRoundRow;
  ballot: BallotRow;
  ballotRevision: BallotRevisionRow;
  recusal: RecusalRow;
  moderatedScore: ModeratedScoreRow;
  knockOutRuling: KnockOutRulingRow;
  evaluationDecision: EvaluationDecisionRow;
  decisionSignature: DecisionSignatureRow;
  requirement: RequirementRow;
  requirementSetting: RequirementSettingRow;
  requirementPull: RequirementPullRow;
  requirementBaseline: RequirementBaselineRow;
  event: EventRow;
  idempotency: IdempotencyRow;
  searchEntry: SearchEntryRow;
  searchPending: SearchPendingRow;
  savedView: SavedViewRow;
  defaultView: DefaultViewRow;
  job: JobRow;
  notification: NotificationRow;
  notificationSetting: NotificationSettingRow;
  projectWatch: ProjectWatchRow;
  taskWatch: TaskWatchRow;
  keptWatches: KeptWatchesRow;
  reminderDay: ReminderDayRow;
}

/** The database, or a transaction of it: what every query function takes first. */
export type Database = Kysely<Tables>;
