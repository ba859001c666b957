import { guardedLoader } from "#app/http/guarded.server.ts";
import { answerOwnEvents } from "./events.server.ts";

/** What an account is told, as it is told, for its pages outside of projects. */
export const loader = guardedLoader("account.own", answerOwnEvents);
