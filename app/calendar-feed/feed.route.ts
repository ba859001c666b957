import { publicLoader } from "#app/http/guarded.server.ts";
import { answerFeed } from "./feed.server.ts";

/** What calendar programs read. The address is the right to read it. */
export const loader = publicLoader(answerFeed);
