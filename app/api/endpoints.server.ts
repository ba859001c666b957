import { accountEndpoints } from "#app/account/account.api.server.ts";
import { administrationEndpoints } from "#app/administration/administration.api.server.ts";
import { userEndpoints } from "#app/administration/users.api.server.ts";
import { attachmentEndpoints } from "#app/attachments/attachments.api.server.ts";
import { baselineEndpoints } from "#app/baselines/baselines.api.server.ts";
import { calendarFeedEndpoints } from "#app/calendar-feed/calendar-feeds.api.server.ts";
import { calendarEndpoints } from "#app/calendar/calendar.api.server.ts";
import { otherCalendarEndpoints } from "#app/calendar/other-calendars.api.server.ts";
import { checklistEndpoints } from "#app/checklist/checklist.api.server.ts";
import { descriptionEndpoints } from "#app/description/description.api.server.ts";
import { discussionEndpoints } from "#app/discussion/discussion.api.server.ts";
import { evaluationEndpoints } from "#app/evaluation/evaluation.api.server.ts";
import { exportEndpoints } from "#app/exports/exports.api.server.ts";
import { fieldEndpoints } from "#app/fields/fields.api.server.ts";
import { costEndpoints } from "#app/costs/costs.api.server.ts";
import { replanEndpoints } from "#app/plan/replan/replan.api.server.ts";
import { timeEndpoints } from "#app/time/time.api.server.ts";
import { valueEndpoints } from "#app/value/value.api.server.ts";
import { decisionEndpoints } from "#app/decision/decision.api.server.ts";
import { gateEndpoints } from "#app/gates/gates.api.server.ts";
import { historyEndpoints } from "#app/history/history.api.server.ts";
import type { Endpoint } from "#app/http/api/endpoint.server.ts";
import { importEndpoints } from "#app/imports/imports.api.server.ts";
import { sheetEndpoints } from "#app/imports/sheets.api.server.ts";
import { libraryEndpoints } from "#app/library/library.api.server.ts";
import { myWorkEndpoints } from "#app/my-work/my-work.api.server.ts";
import { notificationEndpoints } from "#app/notifications/notifications.api.server.ts";
import { watchEndpoints } from "#app/notifications/watches.api.server.ts";
import { memberEndpoints } from "#app/people/members.api.server.ts";
import { peopleEndpoints } from "#app/people/people.api.server.ts";
import { workingTimeEndpoints } from "#app/people/working-time.api.server.ts";
import { chartFileEndpoints } from "#app/plan/chart-file/chart-file.api.server.ts";
import { linkEndpoints } from "#app/plan/links.api.server.ts";
import { viewedAgenda } from "#app/plan/agenda/viewed-agenda.server.ts";
import { viewedBoard } from "#app/plan/board/viewed-board.server.ts";
import { branchEndpoints } from "#app/plan/branches/branches.api.server.ts";
import { methodEndpoints } from "#app/plan/method/method.api.server.ts";
import { planEndpoints } from "#app/plan/plan.api.server.ts";
import { takeBackStep } from "#app/plan/plan.server.ts";
import { removedTaskEndpoints } from "#app/plan/removed-tasks.api.server.ts";
import { taskEndpoints } from "#app/plan/tasks.api.server.ts";
import { viewedPlan } from "#app/plan/viewed-plan.ts";
import { viewedTasks } from "#app/plan/viewed-tasks.server.ts";
import { portfolioEndpoints } from "#app/projects/portfolio.api.server.ts";
import { projectCopyEndpoints } from "#app/projects/project-copies.api.server.ts";
import { projectEndpoints } from "#app/projects/projects.api.server.ts";
import { reasonEndpoints } from "#app/plan/reasons/reasons.api.server.ts";
import { forecastEndpoints } from "#app/forecast/forecast.api.server.ts";
import { computeUsualForecast } from "#app/forecast/compute-forecast.server.ts";
import { reportEndpoints } from "#app/reports/reports.api.server.ts";
import { readValue } from "#app/value/value.server.ts";
import { moderationEndpoints } from "#app/moderation/moderation.api.server.ts";
import { scoringEndpoints } from "#app/scoring/scoring.api.server.ts";
import { takeEndpoints } from "#app/scorecard/take.api.server.ts";
import { scorecardEndpoints } from "#app/scorecard/scorecard.api.server.ts";
import { searchEndpoints } from "#app/search/search.api.server.ts";
import { settingsEndpoints } from "#app/settings/settings.api.server.ts";
import { viewEndpoints } from "#app/views/views.api.server.ts";
import { portfolioWorkloadEndpoints } from "#app/workload/portfolio-workload.api.server.ts";
import { workloadEndpoints } from "#app/workload/workload.api.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { requirementBaselineEndpoints } from "#app/requirements/baselines.api.server.ts";
import { fitEndpoints } from "#app/requirements/fit.api.server.ts";
import { requirementEndpoints } from "#app/requirements/requirements.api.server.ts";
import { demonstrationEndpoints } from "#app/vendors/demonstrations.api.server.ts";
import { questionnaireEndpoints } from "#app/vendors/questionnaires.api.server.ts";
import { vendorEvidenceEndpoints } from "#app/vendors/references.api.server.ts";
import { vendorEndpoints } from "#app/vendors/vendors.api.server.ts";
import { webhookEndpoints } from "#app/webhooks/webhooks.api.server.ts";

const viewedPages = { tasks: viewedTasks, plan: () => viewedPlan, board: viewedBoard, agenda: () => viewedAgenda };

/** The operations of the programming interface by the chapter of its document, in their order. */
export const chapters = {
  account: [...accountEndpoints, ...calendarFeedEndpoints],
  projects: [...projectEndpoints, ...settingsEndpoints, ...portfolioEndpoints, ...portfolioWorkloadEndpoints, ...projectCopyEndpoints],
  tasks: [...taskEndpoints, ...myWorkEndpoints, ...removedTaskEndpoints],
  links: linkEndpoints,
  plan: [...planEndpoints, ...reasonEndpoints, ...forecastEndpoints, ...workloadEndpoints, ...exportEndpoints, ...chartFileEndpoints],
  requirements: [...requirementEndpoints(executePlanCommand), ...requirementBaselineEndpoints, ...fitEndpoints],
  gates: gateEndpoints,
  decisions: decisionEndpoints,
  scorecard: [...scorecardEndpoints, ...takeEndpoints],
  scoring: [...scoringEndpoints, ...moderationEndpoints],
  evaluation: evaluationEndpoints,
  vendors: [...vendorEndpoints, ...questionnaireEndpoints, ...demonstrationEndpoints, ...vendorEvidenceEndpoints],
  baselines: baselineEndpoints,
  branches: [...branchEndpoints, ...methodEndpoints],
  value: [...valueEndpoints, ...replanEndpoints],
  fields: fieldEndpoints,
  costs: costEndpoints,
  reports: reportEndpoints({ computeForecast: computeUsualForecast, readValue }),
  time: timeEndpoints,
  story: [...descriptionEndpoints, ...checklistEndpoints, ...attachmentEndpoints],
  comments: discussionEndpoints,
  people: [...memberEndpoints, ...peopleEndpoints, ...workingTimeEndpoints],
  calendar: [...calendarEndpoints, ...otherCalendarEndpoints],
  history: historyEndpoints,
  imports: [...importEndpoints(takeBackStep), ...sheetEndpoints],
  finding: [...searchEndpoints, ...viewEndpoints(viewedPages)],
  notifications: [...notificationEndpoints, ...watchEndpoints],
  webhooks: webhookEndpoints,
  library: libraryEndpoints,
  administration: [...administrationEndpoints, ...userEndpoints],
} as const satisfies Readonly<Record<string, readonly Endpoint[]>>;

export const endpoints: readonly Endpoint[] = Object.values(chapters).flat();
