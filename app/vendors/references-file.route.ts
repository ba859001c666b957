import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadReferences } from "./references-page.server.ts";

/** What the references of a vendor said, as a file. */
export const loader = guardedLoader("vendors.view", downloadReferences);
