import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadFile } from "./attachments.server.ts";

/** A file that somebody added to a task, to be saved. */
export const loader = guardedLoader("plan.view", downloadFile);
