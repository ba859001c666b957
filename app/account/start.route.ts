import { redirect } from "@remix-run/node";
import { publicLoader } from "#app/http/guarded.server.ts";

export const loader = publicLoader(({ user }) => redirect(user ? "/projects" : "/sign-in"));
