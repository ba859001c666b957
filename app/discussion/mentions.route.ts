import { guardedLoader } from "#app/http/guarded.server.ts";
import { suggestMembers } from "#app/http/mentions.server.ts";

/** Who can be named in a text of the project, as somebody types. */
export const loader = guardedLoader("comment.write", async (caller) => Response.json(await suggestMembers(caller)));
