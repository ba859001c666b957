import { z } from "zod";

const id = z.string().min(1).max(60);

export const markForm = z.object({ id, read: z.enum(["yes", "no"]).transform((read) => read === "yes") });
export const readAllForm = z.object({ newest: id });
