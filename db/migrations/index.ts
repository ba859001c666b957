import type { Kysely } from "kysely";
import type { DialectName } from "../dialect.ts";
import { initial } from "./001_initial.ts";
import { planVersionOfRows } from "./002_plan_version_of_rows.ts";
import { invitations } from "./003_invitations.ts";
import { comments } from "./004_comments.ts";
import { jobs } from "./005_jobs.ts";
import { notifications } from "./006_notifications.ts";
import { calendarFeeds } from "./007_calendar_feeds.ts";
import { twoFactor } from "./008_two_factor.ts";
import { apiTokens } from "./009_api_tokens.ts";
import { webhooks } from "./010_webhooks.ts";
import { sheetDrafts } from "./011_sheet_drafts.ts";
import { taskStory } from "./012_task_story.ts";
import { search } from "./013_search.ts";
import { projectLife } from "./014_project_life.ts";
import { tour } from "./014_tour.ts";
import { administration } from "./015_administration.ts";
import { taskMovesByProject } from "./016_task_moves_by_project.ts";
import { linksAndTurns } from "./017_links_and_turns.ts";
import { taskTextsFound } from "./018_task_texts_found.ts";
import { importUndo } from "./019_import_undo.ts";
import { projectLanguage } from "./021_project_language.ts";
import { keptWatches } from "./022_kept_watches.ts";
import { peopleByInitials } from "./025_people_by_initials.ts";
import { shortNameLists } from "./026_short_name_lists.ts";
import { peopleAtWork } from "./029_people_at_work.ts";
import { gates } from "./030_gates.ts";
import { planBaselines } from "./031_plan_baselines.ts";
import { costsAndHours } from "./032_costs_and_hours.ts";
import { personRate } from "./033_person_rate.ts";
import { customFields } from "./034_custom_fields.ts";
import { planBranches } from "./036_plan_branches.ts";
import { projectMethod } from "./037_project_method.ts";
import { statusReports } from "./039_status_reports.ts";
import { tasksBeforeCriteria } from "./040_tasks_before_criteria.ts";
import { branchStates } from "./041_branch_states.ts";
import { sharedWork } from "./042_shared_work.ts";
import { criticality } from "./043_criticality.ts";
import { vendorEvaluation } from "./044_vendor_evaluation.ts";
import { weighings } from "./044_weighings.ts";
import { vendorQuestions } from "./045_vendor_questions.ts";
import { frozenOffers } from "./046_frozen_offers.ts";
import { demonstrations } from "./047_demonstrations.ts";
import { removedSeats } from "./048_removed_seats.ts";
import { requirements } from "./049_requirements.ts";
import { requirementsFound } from "./049_requirements_found.ts";

export type SchemaChange = (db: Kysely<unknown>, dialect: DialectName) => Promise<void>;

/** Every schema change in order, the same for both databases; names are kept for ever. */
export const schemaChanges: Readonly<Record<string, SchemaChange>> = {
  "001_initial": initial,
  "002_plan_version_of_rows": planVersionOfRows,
  "003_invitations": invitations,
  "004_comments": comments,
  "005_jobs": jobs,
  "006_notifications": notifications,
  "007_calendar_feeds": calendarFeeds,
  "008_two_factor": twoFactor,
  "009_api_tokens": apiTokens,
  "010_webhooks": webhooks,
  "011_sheet_drafts": sheetDrafts,
  "012_task_story": taskStory,
  "013_search": search,
  "014_project_life": projectLife,
  "014_tour": tour,
  "015_administration": administration,
  "016_task_moves_by_project": taskMovesByProject,
  "017_links_and_turns": linksAndTurns,
  "018_task_texts_found": taskTextsFound,
  "019_import_undo": importUndo,
  "021_project_language": projectLanguage,
  "022_kept_watches": keptWatches,
  "025_people_by_initials": peopleByInitials,
  "026_short_name_lists": shortNameLists,
  "029_people_at_work": peopleAtWork,
  "030_gates": gates,
  "031_plan_baselines": planBaselines,
  "032_costs_and_hours": costsAndHours,
  "033_person_rate": personRate,
  "034_custom_fields": customFields,
  "036_plan_branches": planBranches,
  "037_project_method": projectMethod,
  "039_status_reports": statusReports,
  "040_tasks_before_criteria": tasksBeforeCriteria,
  "041_branch_states": branchStates,
  "042_shared_work": sharedWork,
  "043_criticality": criticality,
  "044_vendor_evaluation": vendorEvaluation,
  "044_weighings": weighings,
  "045_vendor_questions": vendorQuestions,
  "046_frozen_offers": frozenOffers,
  "047_demonstrations": demonstrations,
  "048_removed_seats": removedSeats,
  "049_requirements": requirements,
  "049_requirements_found": requirementsFound,
};
