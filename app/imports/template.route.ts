import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadTemplate } from "./sheet-template.server.ts";

/** An example of a sheet, to be filled in. */
export const loader = guardedLoader("account.own", downloadTemplate);
