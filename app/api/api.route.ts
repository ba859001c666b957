import { apiAction, apiLoader } from "#app/http/api/serve.server.ts";
import { endpoints } from "./endpoints.server.ts";

export const loader = apiLoader(endpoints);
export const action = apiAction(endpoints);
