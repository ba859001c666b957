import { zh as administration } from "./administration/messages.zh.ts";
import { zh as account } from "./account/messages.zh.ts";
import { zh as api } from "./api/messages.zh.ts";
import { zh as calendar } from "./calendar/messages.zh.ts";
import { zh as calendarFeed } from "./calendar-feed/messages.zh.ts";
import { zh as baselines } from "./baselines/messages.zh.ts";
import { zh as attachments } from "./attachments/messages.zh.ts";
import { zh as checklist } from "./checklist/messages.zh.ts";
import { zh as description } from "./description/messages.zh.ts";
import { zh as discussion } from "./discussion/messages.zh.ts";
import { zh as evaluation } from "./evaluation/messages.zh.ts";
import { zh as exports } from "./exports/messages.zh.ts";
import { zh as gates } from "./gates/messages.zh.ts";
import { zh as history } from "./history/messages.zh.ts";
import { zh as eventNames } from "./http/event-names.zh.ts";
import { zh as errors } from "./http/messages.zh.ts";
import { zh as imports } from "./imports/messages.zh.ts";
import { zh as library } from "./library/messages.zh.ts";
import { zh as myWork } from "./my-work/messages.zh.ts";
import { zh as moderation } from "./moderation/messages.zh.ts";
import { zh as notifications } from "./notifications/messages.zh.ts";
import { zh as people } from "./people/messages.zh.ts";
import { zh as plan } from "./plan/messages.zh.ts";
import { zh as agenda } from "./plan/agenda/messages.zh.ts";
import { zh as board } from "./plan/board/messages.zh.ts";
import { zh as branches } from "./plan/branches/messages.zh.ts";
import { zh as method } from "./plan/method/messages.zh.ts";
import { zh as chartFile } from "./plan/chart-file/messages.zh.ts";
import { zh as reasons } from "./plan/reasons/messages.zh.ts";
import { zh as projects } from "./projects/messages.zh.ts";
import { zh as requirements } from "./requirements/messages.zh.ts";
import { zh as reports } from "./reports/messages.zh.ts";
import { zh as decision } from "./decision/messages.zh.ts";
import { zh as scoring } from "./scoring/messages.zh.ts";
import { zh as scorecard } from "./scorecard/messages.zh.ts";
import { zh as search } from "./search/messages.zh.ts";
import { zh as settings } from "./settings/messages.zh.ts";
import { zh as tour } from "./tour/messages.zh.ts";
import { zh as trash } from "./trash/messages.zh.ts";
import { zh as ui } from "./ui/messages.zh.ts";
import { zh as views } from "./views/messages.zh.ts";
import { zh as fields } from "./fields/messages.zh.ts";
import { zh as forecast } from "./forecast/messages.zh.ts";
import { zh as costs } from "./costs/messages.zh.ts";
import { zh as time } from "./time/messages.zh.ts";
import { zh as value } from "./value/messages.zh.ts";
import { zh as workload } from "./workload/messages.zh.ts";
import { zh as vendors } from "./vendors/messages.zh.ts";
import { zh as webhooks } from "./webhooks/messages.zh.ts";

/** Every text of the product in Simplified Chinese. */
export const zh = {
  ui,
  errors,
  account,
  administration,
  api,
  projects,
  plan,
  agenda,
  board,
  reasons,
  branches,
  method,
  chartFile,
  gates,
  scorecard,
  library,
  calendar,
  calendarFeed,
  people,
  settings,
  imports,
  evaluation,
  eventNames,
  exports,
  history,
  discussion,
  myWork,
  moderation,
  notifications,
  description,
  checklist,
  attachments,
  baselines,
  reports,
  requirements,
  decision,
  scoring,
  search,
  views,
  forecast,
  costs,
  fields,
  time,
  value,
  vendors,
  webhooks,
  workload,
  tour,
  trash,
};
