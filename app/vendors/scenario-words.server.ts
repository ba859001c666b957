import type { AppLoadContext } from "@remix-run/node";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { demoAudience } from "#app/domain/vendor/demo-audience.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import type { OfferBasis } from "#db/queries/vendors.ts";
import type { DemoScenarioRow } from "#db/tables/vendor-questions.ts";
import { criterionName } from "./offer-words.server.ts";
import { idsOf } from "./scenarios.server.ts";

export type ShownScenario = ReturnType<typeof shownScenario>;

/** What an item of the method is about, such as "Sales problems (3)"; an id that it does not have, as it is. */
export type MethodItems = (id: string) => string;

export async function readMethodItems(
  { contentDirectory }: Pick<AppLoadContext, "contentDirectory">,
  { locale }: Pick<Reader, "locale">,
): Promise<MethodItems> {
  const { inventory } = await loadMethodology(contentDirectory);
  const items = new Map(inventory.items.map((item) => [item.id, item.text[locale]]));
  // What follows the colon tells it in full, on the page of the method.
  return (id) =>
    items
      .get(id)
      ?.split(/[:：;；]/)[0]
      ?.trim() ?? id;
}

/** A scenario in the reader's words. */
export function shownScenario(
  row: DemoScenarioRow,
  { basis, items }: { readonly basis: Pick<OfferBasis, "criteria">; readonly items: MethodItems },
  reader: Reader,
) {
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
    items: idsOf(row.itemIds).map(items),
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
