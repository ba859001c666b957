import { en as administration } from "./administration/messages.en.ts";
import { en as account } from "./account/messages.en.ts";
import { en as api } from "./api/messages.en.ts";
import { en as calendar } from "./calendar/messages.en.ts";
import { en as calendarFeed } from "./calendar-feed/messages.en.ts";
import { en as baselines } from "./baselines/messages.en.ts";
import { en as attachments } from "./attachments/messages.en.ts";
import { en as checklist } from "./checklist/messages.en.ts";
import { en as description } from "./description/messages.en.ts";
import { en as discussion } from "./discussion/messages.en.ts";
import { en as evaluation } from "./evaluation/messages.en.ts";
import { en as exports } from "./exports/messages.en.ts";
import { en as gates } from "./gates/messages.en.ts";
import { en as history } from "./history/messages.en.ts";
import { en as eventNames } from "./http/event-names.en.ts";
import { en as errors } from "./http/messages.en.ts";
import { en as imports } from "./imports/messages.en.ts";
import { en as library } from "./library/messages.en.ts";
import { en as myWork } from "./my-work/messages.en.ts";
import { en as moderation } from "./moderation/messages.en.ts";
import { en as notifications } from "./notifications/messages.en.ts";
import { en as people } from "./people/messages.en.ts";
import { en as plan } from "./plan/messages.en.ts";
import { en as agenda } from "./plan/agenda/messages.en.ts";
import { en as board } from "./plan/board/messages.en.ts";
import { en as branches } from "./plan/branches/messages.en.ts";
import { en as method } from "./plan/method/messages.en.ts";
import { en as chartFile } from "./plan/chart-file/messages.en.ts";
import { en as reasons } from "./plan/reasons/messages.en.ts";
import { en as projects } from "./projects/messages.en.ts";
import { en as requirements } from "./requirements/messages.en.ts";
import { en as reports } from "./reports/messages.en.ts";
import { en as decision } from "./decision/messages.en.ts";
import { en as scoring } from "./scoring/messages.en.ts";
import { en as scorecard } from "./scorecard/messages.en.ts";
import { en as search } from "./search/messages.en.ts";
import { en as settings } from "./settings/messages.en.ts";
import { en as tour } from "./tour/messages.en.ts";
import { en as trash } from "./trash/messages.en.ts";
import { en as ui } from "./ui/messages.en.ts";
import { en as views } from "./views/messages.en.ts";
import { en as fields } from "./fields/messages.en.ts";
import { en as forecast } from "./forecast/messages.en.ts";
import { en as costs } from "./costs/messages.en.ts";
import { en as time } from "./time/messages.en.ts";
import { en as value } from "./value/messages.en.ts";
import { en as workload } from "./workload/messages.en.ts";
import { en as vendors } from "./vendors/messages.en.ts";
import { en as webhooks } from "./webhooks/messages.en.ts";

/** Every text of the product in English; each slice is a namespace. */
export const en = {
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
