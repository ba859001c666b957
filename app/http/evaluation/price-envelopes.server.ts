import { z } from "zod";
import { listStandingRounds } from "#db/queries/rounds.ts";
import type { Database } from "#db/tables/index.ts";
import { areOffersLocked } from "../evaluation-lock.server.ts";
import { Refusal } from "../refusal.ts";
import { passedFor } from "./revealed-round.server.ts";

/** What may be seen and entered of the prices of a project's vendors. */
export interface PriceEnvelopes {
  /** Nobody sees the prices of this vendor, whoever they are. */
  isSealed(vendorId: string): boolean;
  /** Whoever keeps offers may enter the prices of this vendor now. */
  mayEnter(vendorId: string): boolean;
}

/**
 * Prices of one envelope are known from the start, and locked once the scores are revealed. Of two envelopes the second is sealed to everybody until the chair opens it for the vendors that passed
 * everything else; those of the others stay sealed for ever. What was opened can be entered until the decision. The last round of two envelopes says what is sealed, whatever a later one or the scorecard
 * that is worked on declares.
 */
export async function readPriceEnvelopes(db: Database, projectId: string): Promise<PriceEnvelopes> {
  const rounds = await listStandingRounds(db, projectId);
  const sealing = rounds.find(({ card }) => card.scorecard.method.envelopes === 2)?.round;
  const last = rounds[0]?.round;
  const isLocked = await areOffersLocked(db, projectId);
  if (!sealing) {
    const stands = last !== undefined && last.state !== "abandoned";
    const isClosed = !stands && (await declaredEnvelopes(db, projectId)) === 2;
    return { isSealed: () => isClosed, mayEnter: () => !isClosed && !isLocked };
  }
  const open = new Set(await passedFor(db, sealing));
  const isEnterable = sealing === last ? sealing.state === "revealed" : !isLocked;
  return { isSealed: (vendorId) => !open.has(vendorId), mayEnter: (vendorId) => open.has(vendorId) && isEnterable };
}

/** Refuses prices that are sealed, or cannot be changed any more. */
export async function requireEnterablePrices(db: Database, projectId: string, vendorId: string): Promise<void> {
  const prices = await readPriceEnvelopes(db, projectId);
  if (prices.isSealed(vendorId)) throw new Refusal("vendor.pricesSealed", { status: 409 });
  if (!prices.mayEnter(vendorId)) throw new Refusal("vendor.offersLocked", { status: 409 });
}

const methodShape = z.object({ envelopes: z.number() }).partial();

/** As the scorecard that is worked on says, while no round stands. */
async function declaredEnvelopes(db: Database, projectId: string): Promise<number> {
  const row = await db.selectFrom("evaluation").select("method").where("projectId", "=", projectId).executeTakeFirst();
  return (row && methodShape.safeParse(JSON.parse(row.method)).data?.envelopes) ?? 1;
}
