import { accountEndpoints } from "#app/account/account.api.server.ts";
import { projectEndpoints } from "#app/projects/projects.api.server.ts";
import type { Endpoint } from "#app/http/api/endpoint.server.ts";

/** Every operation of the programming interface, in the order of its document. */
export const endpoints: readonly Endpoint[] = [...accountEndpoints, ...projectEndpoints];
