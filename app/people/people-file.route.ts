import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadPeople } from "./people-file.server.ts";

/** The people of a project as a file. */
export const loader = guardedLoader("project.view", downloadPeople);
