import { guardedAction, publicIntent } from "#app/http/guarded.server.ts";
import { localeForm, themeForm } from "./account.forms.server.ts";
import { setPreference } from "./preferences.server.ts";

export const action = guardedAction({
  locale: publicIntent(localeForm, (args) => setPreference(args, "locale", args.value.value, args.value.next)),
  theme: publicIntent(themeForm, (args) => setPreference(args, "theme", args.value.value, args.value.next)),
});
