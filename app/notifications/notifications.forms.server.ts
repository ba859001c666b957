import { z } from "zod";
import { isDay } from "#app/domain/time/day.ts";
import { waysOf } from "#app/http/notifications/notification-settings.server.ts";
import { digests, reasons } from "#app/http/notifications/reasons.ts";

const id = z.string().min(1).max(60);

export const markForm = z.object({ id, read: z.enum(["yes", "no"]).transform((read) => read === "yes") });
export const readAllForm = z.object({ newest: id, reason: z.enum(reasons).optional() });
export const unsubscribeForm = z.object({});
export const watchForm = z.object({ watching: z.enum(["yes", "no"]).transform((watching) => watching === "yes") });

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "field.invalid")
  .optional();

export const settingsForm = z
  .object({
    version: z.coerce.number().int().min(0),
    mentionedListed: ticked,
    mentionedMailed: ticked,
    assignedListed: ticked,
    assignedMailed: ticked,
    dueListed: ticked,
    dueMailed: ticked,
    gateListed: ticked,
    gateMailed: ticked,
    watchingListed: ticked,
    watchingMailed: ticked,
    committeeListed: ticked,
    committeeMailed: ticked,
    reportListed: ticked,
    reportMailed: ticked,
    joinedListed: ticked,
    joinedMailed: ticked,
    digest: z.enum(digests),
    quietFrom: clock,
    quietTo: clock,
    pausedUntil: z.string().max(10).refine(isDay, "field.day").optional(),
  })
  .superRefine(({ quietFrom, quietTo }, context) => {
    if (quietFrom !== undefined && quietTo === undefined)
      context.addIssue({ code: "custom", path: ["quietTo"], message: "field.required" });
    if (quietTo !== undefined && quietFrom === undefined)
      context.addIssue({ code: "custom", path: ["quietFrom"], message: "field.required" });
  })
  .transform(({ version, digest, quietFrom = null, quietTo = null, pausedUntil = null, ...ticks }) => ({
    version,
    digest,
    quietFrom,
    quietTo,
    pausedUntil,
    ways: waysOf((reason) => ({ isListed: ticks[`${reason}Listed`], isMailed: ticks[`${reason}Mailed`] })),
  }));
