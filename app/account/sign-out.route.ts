import { redirect } from "@remix-run/node";
import { guardedAction, publicIntent } from "#app/http/guarded.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { signOutForm } from "./account.forms.server.ts";
import { signOut } from "./sign-in.server.ts";

export const action = guardedAction({
  signOut: publicIntent(signOutForm, async (args) => {
    const { next } = args.value;
    return redirect(next === undefined ? "/sign-in" : safePath(next, args.context.origin), { headers: await signOut(args) });
  }),
});
