import { errorResponse, publicLoader } from "#app/http/guarded.server.ts";

export const loader = publicLoader(({ context }) => {
  throw errorResponse(404, context);
});

export default function NotFound() {
  return null;
}
