import { z } from "zod";

const id = z.string().min(1).max(60);

/** `project` is the id of a project, or `all`. */
export const createFeedForm = z.object({ project: id, titlesOnly: z.literal("on").optional() });
export const feedForm = z.object({ feedId: id });
