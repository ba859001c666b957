import { loadScorecards } from "#app/content/scorecards.server.ts";
import { fromTemplate } from "#app/domain/scorecard/new-criteria.ts";
import type { Scorecard } from "#app/domain/scorecard/scorecard.ts";
import { standardMethod } from "#app/domain/scorecard/standard-method.ts";
import type { Services } from "#app/http/context.server.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";

/** The ready scorecard under new ids, for an evaluation in a currency. */
export async function standardScorecard(
  { contentDirectory, newId }: Pick<Services, "contentDirectory" | "newId">,
  currency: string,
): Promise<Scorecard> {
  const { scorecard } = await loadScorecards(contentDirectory);
  const evidence = { en: serverI18n("en").t("scorecard:evidence"), zh: serverI18n("zh").t("scorecard:evidence") };
  return {
    method: { ...standardMethod(currency), minimumTechnical: scorecard.minimumTechnical },
    weighting: "points",
    ...fromTemplate(scorecard, newId, evidence),
    weighings: [],
  };
}
