import { z } from "zod";
import { projectRoles } from "#app/domain/access/permissions.ts";
import { isCivilTime, isDay } from "#app/domain/time/day.ts";

/** The shapes that answers and bodies of several parts share. */
export const idShape = z.string().min(1).max(60);
export const dayShape = z.string().refine(isDay, "field.day").meta({ format: "date", example: "2027-03-01" });
export const civilTimeShape = z.string().refine(isCivilTime, "field.day").meta({ example: "2027-03-01T09:00" });
export const instantShape = z.string().meta({ format: "date-time", example: "2027-03-01T01:00:00.000Z" });
export const clockShape = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "field.invalid")
  .meta({ example: "18:30" });
export const versionShape = z.number().int().min(1);
export const roleShape = z.enum(projectRoles);
/** Text of a template in both languages, or of a person as typed. */
export const bilingualShape = z.object({ text: z.string(), zh: z.string().nullable() });
/** A number in a query. */
export const countShape = z
  .string()
  .regex(/^\d{1,7}$/, "field.invalid")
  .transform(Number)
  .meta({ type: "integer", minimum: 0 });
