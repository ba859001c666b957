import { z } from "zod";
import { isDay } from "#app/domain/time/day.ts";
import type { LevellingQuery } from "./levelling-query.ts";

const id = z.string().min(1).max(60);
const day = z.string().refine(isDay, "field.day");

/** What was asked for, with the proposal that is meant. */
const wishes = { from: day.optional(), to: day.optional(), within: z.literal("yes").optional(), person: id.optional() };
const planVersion = z.coerce.number().int().min(1).max(2_000_000_000);

/** All of a proposal, or the tasks that are ticked. */
export const applyForm = z.object({
  ...wishes,
  planVersion,
  choice: z.enum(["all", "chosen"]),
  task: z.array(id).max(100_000).default([]),
});
export const stopForm = z.object(wishes);
export const clearForm = z.object({ confirmed: z.literal("yes") });
export const takeBackForm = z.object({ step: id });

export function queryOf({ from, to, within, person }: z.output<typeof stopForm>): LevellingQuery {
  return { from: from ?? null, to: to ?? null, onlyWithinSlack: within === "yes", personId: person ?? null };
}
