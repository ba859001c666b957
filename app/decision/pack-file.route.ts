import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadPack } from "./pack-file.server.ts";

/** The evidence of an evaluation as a file. */
export const loader = guardedLoader("vendors.result", downloadPack);
