import { guardedLoader } from "#app/http/guarded.server.ts";
import { previewFile } from "./attachments.server.ts";

/** A picture that somebody added to a task. */
export const loader = guardedLoader("plan.view", previewFile);
