import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { safePath } from "#app/http/safe-redirect.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { forgetSession, readSession } from "#app/http/session.server.ts";
import { preferenceCookie } from "#app/i18n/preferences.server.ts";
import { updatePreference } from "#db/queries/accounts.ts";

/** Whether keys without Ctrl, Cmd or Alt do something for an account. */
export async function switchSingleKeys({ context, user }: Caller, isOn: boolean): Promise<void> {
  await updatePreference(context.db, user.id, { singleKeys: isOn ? 1 : 0 }, context.now());
  forgetSession(context);
}

/** Keeps a preference in the profile of who is signed in, and in the browser, and goes back to the page it was set on. */
export async function setPreference(
  { request, context }: ActionFunctionArgs,
  name: "locale" | "theme",
  value: string,
  next: string | undefined,
): Promise<Response> {
  const user = await readSession(request, context);
  if (user) await updatePreference(context.db, user.id, { [name]: value }, context.now());
  const cookie = preferenceCookie(name, value, context.origin.protocol === "https:");
  return redirect(safePath(next, context.origin), { headers: { "Set-Cookie": cookie } });
}
