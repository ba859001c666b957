import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadVendorFile } from "./answer-files-download.server.ts";

/** A file that a vendor sent with an answer. */
export const loader = guardedLoader("vendors.view", downloadVendorFile);
