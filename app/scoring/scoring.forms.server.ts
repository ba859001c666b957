import { z } from "zod";
import { dayField as day } from "#app/http/day-field.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1).max(2_000_000_000);
const reason = z.string().trim().min(1).max(2000);
const weight = z.coerce.number().min(0).max(1000);
const remark = z.string().trim().max(4000).default("");

export const addSeatForm = z.object({ userId: id, weight: weight.default(1) });
/** An empty delegate is none. */
export const changeSeatForm = z.object({ seatId: id, version, weight: weight.default(1), delegateId: id.optional() });
export const removeSeatForm = z.object({ seatId: id, version, reason });
export const restoreSeatForm = z.object({ seatId: id, version });

const windowFields = { scoresFrom: day.optional(), scoresUntil: day.optional() };
const isInOrder = ({ scoresFrom, scoresUntil }: { scoresFrom?: string | undefined; scoresUntil?: string | undefined }) =>
  scoresFrom === undefined || scoresUntil === undefined || scoresFrom <= scoresUntil;
const notInOrder = { path: ["scoresUntil"], error: "round.window" };

/** A reason is needed from the second round on. */
export const finaliseForm = z.object({ reason: z.string().trim().max(2000).default(""), ...windowFields }).refine(isInOrder, notInOrder);
export const windowForm = z.object({ version, ...windowFields }).refine(isInOrder, notInOrder);
export const roundForm = z.object({ version });
export const abandonForm = z.object({ version, reason });
/** `early` says that scores that are missing stay missing. */
export const revealForm = z.object({ version, early: z.literal("on").optional() });
export const remindForm = z.object({ seatId: id });

export const recuseForm = z.object({ seatId: id, vendorId: id, reason });

/** What is said: a score, `abstain`, or `clear` for nothing any more. `then`: where to go afterwards. */
export const ballotForm = z.object({
  seatId: id,
  vendorId: id,
  criterionId: id,
  revision: z.coerce.number().int().min(0).max(2_000_000_000),
  said: z.union([z.enum(["abstain", "clear"]), z.coerce.number().min(-1e6).max(1e6)]),
  comment: remark,
  evidence: remark,
  reason: z.string().trim().max(2000).default(""),
  then: z.enum(["next", "stay"]).default("next"),
});
