import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadScript } from "./demonstrations-page.server.ts";

/** The script of the demonstrations as a file. */
export const loader = guardedLoader("vendors.view", downloadScript);
