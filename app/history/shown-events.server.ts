import { z } from "zod";
import { evaluationAreas } from "#app/domain/evaluation/evaluation-areas.ts";
import { readPriceEnvelopes } from "#app/http/evaluation/price-envelopes.server.ts";
import { supplierAccounts } from "#app/http/evaluation/supplier-side.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readEventPage, type EventWithActor } from "#db/queries/events.ts";
import { areRoundsSound } from "#db/queries/rounds.ts";

/**
 * Entries of the project's log as the caller may read them, the newest first. An account on a supplier's side reads nothing of choosing a vendor; prices that are sealed now are left out for everybody,
 * with the hash, which somebody could try sums against.
 */
export async function readShownEvents(
  { context, project, user }: Pick<ProjectCaller, "context" | "project" | "user">,
  before: number | null,
  limit: number,
): Promise<readonly EventWithActor[]> {
  const { db } = context;
  const isSupplier = (await supplierAccounts(db, project.id)).has(user.id);
  const events = await readEventPage(db, project.id, before, limit, isSupplier ? evaluationAreas : []);
  const prices = events.some(isOffer) && (await areRoundsSound(db, project.id)) ? await readPriceEnvelopes(db, project.id) : undefined;
  return events.map((event) => (isOffer(event) && (prices?.isSealed(event.subjectId ?? "") ?? true) ? withoutPrices(event) : event));
}

function isOffer({ command }: EventWithActor): boolean {
  return command === "vendor.offer";
}

const named = z.object({ name: z.string() }).catch({ name: "" });

function withoutPrices(event: EventWithActor): EventWithActor {
  return { ...event, data: JSON.stringify(named.parse(JSON.parse(event.data))), hash: "" };
}
