import { guardedLoader } from "#app/http/guarded.server.ts";
import { answerEvents } from "./events.server.ts";

/** What happens in a project, as it happens. */
export const loader = guardedLoader("project.view", answerEvents);
