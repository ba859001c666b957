import { demoAudience } from "#app/domain/vendor/demo-audience.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import type { OfferBasis } from "#db/queries/vendors.ts";
import type { DemoScenarioRow } from "#db/tables/vendor-questions.ts";
import { criterionName } from "./offer-words.server.ts";
import { idsOf } from "./scenarios.server.ts";

export type ShownScenario = ReturnType<typeof shownScenario>;

/** A scenario in the reader's words. */
export function shownScenario(row: DemoScenarioRow, basis: Pick<OfferBasis, "criteria">, reader: Reader) {
  const { locale } = reader;
  const read = (text: string, zh: string | null) => inLanguage({ text, zh }, locale);
  const { id, version, audience, minutes } = row;
  return {
    ...{ id, version, minutes, audience: demoAudience(audience), isRemoved: row.removedAt !== null },
    title: read(row.title, row.titleZh),
    painPoint: read(row.painPoint, row.painPointZh),
    steps: linesOf(read(row.steps, row.stepsZh)),
    lookFor: linesOf(read(row.lookFor, row.lookForZh)),
    criteria: criteriaNamed(idsOf(row.criterionIds), basis, reader),
    items: idsOf(row.itemIds),
  };
}

/** The names of those of the criteria that the scorecard has. */
export function criteriaNamed(ids: readonly string[], { criteria }: Pick<OfferBasis, "criteria">, reader: Reader): readonly string[] {
  return ids.flatMap((id) => {
    const criterion = criteria.find((each) => each.libraryId === id || each.id === id);
    return criterion ? [criterionName(criterion, reader)] : [];
  });
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}
