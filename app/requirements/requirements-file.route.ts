import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadRequirements } from "./requirements-file.server.ts";

/** The requirements that the page shows as a file. */
export const loader = guardedLoader("requirements.read", downloadRequirements);
