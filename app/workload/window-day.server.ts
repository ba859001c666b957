import { z } from "zod";
import { isWithinWindows } from "#app/domain/workload/window.ts";

/** The day with which a window of workload is asked for. */
export const windowDay = z.string().refine(isWithinWindows, "field.invalid").meta({ format: "date", example: "2027-03-01" });
