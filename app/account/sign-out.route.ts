import { redirect } from "@remix-run/node";
import { z } from "zod";
import { guardedAction, publicIntent } from "#app/http/guarded.server.ts";
import { signOut } from "./account.server.ts";

export const action = guardedAction({
  signOut: publicIntent(z.object({}), async (args) => redirect("/sign-in", { headers: await signOut(args) })),
});
